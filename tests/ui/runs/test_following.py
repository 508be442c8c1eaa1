"""A run as one person sees it: what is not his is on no page and on no paper."""

from datetime import date

import pytest

from succession.actions.closing import answer_stop_criteria
from succession.actions.permission import Submission
from succession.playbook.book.model import Viewer
from succession.playbook.run.visibility import sees
from succession.reports.paper.pdf import pdf
from succession.reports.paper.workbook import Statement
from succession.reports.runs.all_runs import all_runs_report
from succession.reports.runs.progress import progress_report
from succession.store import Store
from succession.ui.runs.following import RunsLook, pinned
from tests.region import LINDE, NOW, TODAY
from tests.reports.paper.test_pdf import text_of
from tests.ui.started_runs import CONSULENT, started

SAID = Statement(TODAY, "gast", "1", "aannames 1")
LIMIT = "20 november 2026"


def _papers(store: Store, viewer: Viewer) -> tuple[str, set[str]]:
    """All that can be read on both papers of a takeover that is late, and the hidden titles."""
    run = started(store, LINDE, playbook_id="tijdelijke-overname", overname=date(2025, 11, 20))
    met = dict.fromkeys(pinned(run).stop_criteria, True)
    sent = Submission(CONSULENT, "nagelopen", NOW)
    run = answer_stop_criteria(store, sent, run.run.run_id, met, TODAY)
    found = RunsLook(viewer, TODAY, {}).at(run)
    documents = (
        progress_report(found.view, found.limits, SAID),
        all_runs_report([found.paper], SAID),
    )
    hidden = {step.title for step in found.playbook.steps if not sees(viewer, step)}
    return " ".join(text_of(pdf(document)) for document in documents), hidden


@pytest.mark.parametrize("viewer", [Viewer.OWNER, Viewer.SUCCESSOR, Viewer.BOTH])
def test_the_papers_of_a_guest_hold_no_step_limit_or_alarm_of_others(
    store: Store, viewer: Viewer
) -> None:
    read, hidden = _papers(store, viewer)
    assert hidden
    assert not [title for title in hidden if title in read]
    assert LIMIT not in read
    assert "Nog te besluiten" not in read
    assert "besluit uiterlijk op" not in read


def test_the_papers_of_the_zorggroep_hold_them_all(store: Store) -> None:
    read, hidden = _papers(store, Viewer.ZORGGROEP)
    assert not hidden
    assert LIMIT in read
    assert "Nog te besluiten" in read
    assert "besluit uiterlijk op" in read
