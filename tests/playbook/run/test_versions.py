"""What a newer version would change in a run, and which runs are on an older one."""

from datetime import date, timedelta

import pytest

from succession.errors import InvalidInput
from succession.playbook.run.events import Closed, Moved, Repinned, RunOutcome
from succession.playbook.run.progress import progress
from succession.playbook.run.run import EventKind
from succession.playbook.run.versions import compare, on_old_versions, pinned_playbook
from tests.playbook.followed import TEXT, TODAY, TRANSFER, done, event, playbook, run

OLD = playbook()
NEWER = TEXT.replace("versie: 1", "versie: 2")
EXTRA = """\
  - id: afscheid
    titel: Afscheid
    fase: b
    wie: [praktijkhouder]
    uitleg: Neem afscheid.
    na: [nazorg]
    uiterlijk: 65 dagen na overdracht
bronnen:
"""


def without(text, step_id):
    """The text without this step, and without waiting for it."""
    before, rest = text.split(f"  - id: {step_id}\n")
    kept = rest[min(rest.find("  - id: "), rest.find("bronnen:")) % len(rest) :]
    return (before + kept).replace(f"[{step_id}, vergunning]", "[vergunning]")


NEW = playbook(without(NEWER, "boeken").replace("bronnen:\n", EXTRA))


def test_the_change_is_told_in_steps_and_days():
    change = compare(OLD, NEW, run())
    assert change.added == ("afscheid",)
    assert change.removed == ("boeken",)
    assert change.changed == ("contract",)
    assert change.end_moves_days == 9
    assert change.sentence == (
        "voegt 1 stap toe, haalt 1 weg, wijzigt 1, verschuift het einde met 9 dagen"
    )


def test_the_way_back_is_told_too():
    back = compare(NEW, OLD, run())
    assert back.sentence == (
        "voegt 1 stap toe, haalt 1 weg, wijzigt 1, vervroegt het einde met 9 dagen"
    )


def test_several_steps_are_told_in_the_plural():
    two = playbook(NEWER.replace("uitleg: Praat.", "uitleg: Bel.").replace("Teken.", "Zet."))
    assert compare(OLD, two, run()).sentence == "wijzigt 2 stappen"


def test_other_words_outside_the_steps_change_no_step():
    other = playbook(NEWER.replace("titel: Volgproef", "titel: Anders"))
    assert compare(OLD, other, run()).sentence == "verandert niets aan de stappen"


def test_done_steps_that_are_not_in_the_new_version_are_named():
    assert compare(OLD, NEW, run(done("boeken"), done("gesprek"))).removed_done == ("boeken",)
    assert compare(OLD, NEW, run(done("gesprek"))).removed_done == ()


def test_the_effect_counts_from_where_the_anchors_stand_now():
    move = Moved("overdracht", TRANSFER, TRANSFER + timedelta(days=70))
    change = compare(OLD, NEW, run(event(EventKind.MOVED, details=move)))
    assert change.old_end == compare(OLD, NEW, run()).old_end + timedelta(days=70)


def test_a_new_anchor_asks_its_day_before_anybody_knows_the_end():
    anchored = NEWER.replace("ankers:\n", "ankers:\n  akte: de dag van de akte\n").replace(
        "uiterlijk: op overdracht", "uiterlijk: op akte"
    )
    change = compare(OLD, playbook(anchored), run())
    assert (change.new_anchors, change.new_end, change.end_moves_days) == (("akte",), None, None)
    assert change.sentence == "wijzigt 1 stap, vraagt eerst een datum voor akte"


def test_after_taking_over_done_steps_are_done_and_an_old_anchor_does_no_harm():
    taken = event(EventKind.REPINNED, details=Repinned(1, 2))
    followed = run(done("gesprek"), done("boeken"), taken, playbook_version=2)
    found = progress(followed, NEW, TODAY)
    assert found.step("gesprek").is_done
    assert found.step("boeken") is None
    one_anchor = playbook(
        NEWER.replace("  start: de dag van het eerste gesprek\n", "").replace(
            "2 weken na start", "20 weken voor overdracht"
        )
    )
    assert progress(followed, one_anchor, TODAY).step("gesprek").is_done


def test_an_anchor_that_came_with_a_version_has_no_earlier_day():
    anchored = NEWER.replace("ankers:\n", "ankers:\n  akte: de dag van de akte\n").replace(
        "uiterlijk: op overdracht", "uiterlijk: op akte"
    )
    begun = event(EventKind.MOVED, details=Moved("akte", None, TRANSFER))
    later = event(EventKind.MOVED, details=Moved("akte", TRANSFER, TRANSFER + timedelta(days=7)))
    followed = run(begun, done("gesprek"), later, playbook_version=2)
    contract = progress(followed, playbook(anchored), TODAY).step("contract")
    assert (contract.first_due, contract.planned.due) == (TRANSFER, date(2029, 1, 8))


def test_open_runs_on_an_older_text_are_listed_with_what_would_change():
    closed = run(event(EventKind.CLOSED, details=Closed(RunOutcome.NOTHING)), run_id="closed")
    current = run(run_id="current", playbook_version=2)
    gone = run(run_id="gone", playbook_id="weg")
    runs = (run(run_id="old"), current, closed, gone)
    pinned = {"old": OLD, "current": NEW, "closed": OLD, "gone": OLD}
    found = on_old_versions(runs, pinned, {"volgproef": NEW})
    assert [(one.run_id, change.added) for one, change in found] == [("old", ("afscheid",))]


def test_a_pinned_text_is_read_once_and_an_unreadable_one_says_so():
    assert pinned_playbook("volgproef", TEXT) is pinned_playbook("volgproef", TEXT)
    with pytest.raises(InvalidInput, match=r"volgproef\.yaml"):
        pinned_playbook("volgproef", "titel: Niets\n")
