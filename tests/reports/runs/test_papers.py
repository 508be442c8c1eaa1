"""The prints of draaiboeken: the first 72 hours, and where a run stands."""

from datetime import date
from pathlib import Path

from succession.playbook.book.reading import read
from succession.playbook.run.progress import progress
from succession.reports.paper.pdf import pdf
from succession.reports.paper.workbook import Statement
from succession.reports.runs.first_hours import first_hours
from succession.reports.runs.progress import progress_report
from succession.views.runs.clock import limit_views
from succession.views.runs.page import run_view
from tests.region import EIK, region
from tests.views.runs.test_page import PLAYBOOK, make_run

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 21)
SAID = Statement(TODAY, "consulent", "1", "aannames 1")


def test_the_drawer_holds_what_is_due_within_72_hours_and_nothing_later() -> None:
    playbook = read(ROOT / "playbooks" / "overdracht-acuut.yaml")
    document = first_hours(region(), EIK, playbook, SAID)
    (table,) = (s.table for s in document.sections if s.heading == "Uur voor uur")
    assert table is not None
    titles = {row[1] for row in table.rows}
    assert playbook.step_by_id["x1-signaal"].title in titles
    assert playbook.step_by_id["x11-scenario"].title not in titles
    assert table.rows[0][0].startswith("Binnen ")


def test_the_drawer_knows_the_practice_and_leaves_room_for_names_and_numbers() -> None:
    playbook = read(ROOT / "playbooks" / "overdracht-acuut.yaml")
    document = first_hours(region(), EIK, playbook, SAID)
    assert "De Eik" in document.subtitle
    assert "Patiënten op naam: 2.600" in document.sections[0].bullets
    assert "Hagro Zuid" in document.sections[0].bullets
    calls = document.sections[1].table
    assert calls is not None
    assert all(row[1:] == ("", "") for row in calls.rows)


def test_the_progress_names_every_step_and_every_limit() -> None:
    run = make_run()
    found = progress(run, PLAYBOOK, TODAY)
    view = run_view(run, PLAYBOOK, "De Linde", found)
    document = progress_report(view, limit_views(PLAYBOOK, found, TODAY), SAID)
    rows = [row for s in document.sections if s.table for row in s.table.rows]
    assert {row[0] for row in rows} == {step.planned.step.title for step in found.steps}
    (limits,) = (s for s in document.sections if s.heading == "Grenzen")
    assert len(limits.bullets) == len(PLAYBOOK.limits)


def test_every_solo_practice_has_its_drawer_ready() -> None:
    playbook = read(ROOT / "playbooks" / "overdracht-acuut.yaml")
    found = region()
    solo = [agb for agb, shares in found.shares_by_practice.items() if len(shares) == 1]
    assert solo
    for agb in solo:
        document = first_hours(found, agb, playbook, SAID)
        assert agb in document.subtitle
        assert [section.heading for section in document.sections][:3] == [
            "De praktijk",
            "Wie bellen we",
            "Uur voor uur",
        ]
        assert pdf(document).startswith(b"%PDF")
