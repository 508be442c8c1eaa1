"""All runs in one table, and what a newer version would change."""

from datetime import date

import pytest

from succession.playbook.book.model import Playbook
from succession.playbook.book.term import moment_of
from succession.playbook.run.overview import overdue_digest, overview
from succession.playbook.run.run import EventKind, RunEvent
from succession.playbook.run.versions import compare
from succession.views.runs import running as running_runs
from tests.views.runs.test_page import AT, PLAYBOOK, TODAY, make_run

NAMES = {"01000001": "De Linde"}
LATE = date(2030, 6, 1)


def test_the_headline_counts_what_runs_and_what_is_late() -> None:
    run = make_run()
    early = overview([run], {"r1": PLAYBOOK}, date(2025, 1, 1))
    late = overview([run], {"r1": PLAYBOOK}, LATE)
    assert running_runs.conclusion(early) == "1 draaiboek loopt; geen stap is te laat."
    assert "stappen zijn te laat. 1 vraagt een besluit." in running_runs.conclusion(late)
    assert running_runs.conclusion([]) == "Er loopt nog geen draaiboek."


@pytest.mark.parametrize(
    ("late", "closed", "words"),
    [
        ([], 0, "Er loopt nog geen draaiboek."),
        ([], 1, "Er loopt nu geen draaiboek; er is 1 afgesloten."),
        ([], 2, "Er loopt nu geen draaiboek; er zijn 2 afgesloten."),
        ([0], 4, "1 draaiboek loopt; geen stap is te laat."),
        ([1], 0, "1 draaiboek loopt; 1 stap is te laat."),
        ([4], 0, "1 draaiboek loopt; 4 stappen zijn te laat."),
        ([0, 0, 0], 0, "3 draaiboeken lopen; geen stap is te laat."),
        ([0, 1, 0], 0, "3 draaiboeken lopen; bij 1 is een stap te laat."),
        ([0, 4, 0], 0, "3 draaiboeken lopen; bij 1 zijn 4 stappen te laat."),
        ([1, 4, 0], 0, "3 draaiboeken lopen; bij 2 zijn samen 5 stappen te laat."),
    ],
)
def test_how_many_run_and_how_many_are_late(late: list[int], closed: int, words: str) -> None:
    assert running_runs.how_many(late, closed) == words


def test_a_line_says_whose_it_is_and_what_asks_attention() -> None:
    (record,) = running_runs.records(overview([make_run()], {"r1": PLAYBOOK}, LATE), NAMES)
    assert record["praktijk"] == "De Linde"
    assert "▲ besluit nodig" in str(record["let op"])
    assert "stopcriteria" in str(record["let op"])


def test_the_digest_names_the_longest_late_first() -> None:
    digest = overdue_digest(overview([make_run()], {"r1": PLAYBOOK}, LATE))
    records = running_runs.digest_records(digest, NAMES)
    assert len(records) > 5
    assert {record["praktijk"] for record in records} == {"De Linde"}
    assert running_runs.LATE_SHOWN["te laat"](records[0]["te laat"]) == "5 jaar"
    assert [record["wat"] for record in records] == [step.title for step in digest]


def test_a_newer_version_is_told_with_the_titles_of_its_steps() -> None:
    last = PLAYBOOK.steps[-1]
    fields = {name: getattr(PLAYBOOK, name) for name in Playbook.model_fields}
    old = Playbook.model_construct(**{**fields, "version": 1, "steps": PLAYBOOK.steps[:-1]})
    run = make_run()
    view = running_runs.old_version(run, compare(old, PLAYBOOK, run), (old, PLAYBOOK), NAMES)
    assert view.what.startswith(f"Versie 1 naar {PLAYBOOK.version}: voegt 1 stap toe")
    assert view.details == (f"Nieuw: {last.title}",)


def test_a_newer_version_tells_every_day_that_it_moves_and_leaves_what_is_done() -> None:
    first, *_, last = PLAYBOOK.steps
    fields = {name: getattr(PLAYBOOK, name) for name in Playbook.model_fields}
    earlier = PLAYBOOK.step_by_id["c5-intentieverklaring"]
    due = moment_of("20 maanden voor overdracht")
    steps = [step for step in PLAYBOOK.steps if step is not last]
    steps[steps.index(earlier)] = earlier.model_copy(update={"due": due})
    new = Playbook.model_construct(**{**fields, "version": 3, "steps": tuple(steps)})
    done = RunEvent(kind=EventKind.DONE, by="K. Smit", at=AT, on=TODAY, step_id=last.id)
    rows = {row["stap"]: row for row in running_runs.version_records(make_run(), PLAYBOOK, new)}
    assert rows[last.title]["wat"] == "vervalt"
    assert rows[last.title]["wordt"] is None
    assert rows[earlier.title]["wat"] == "gewijzigd en verschuift"
    assert rows[earlier.title]["wordt"] == date(2028, 11, 1)
    assert first.title not in rows
    rows = {row["stap"]: row for row in running_runs.version_records(make_run(done), PLAYBOOK, new)}
    assert rows[last.title]["wat"] == "gedaan, blijft staan"
