"""All runs in one document, read back from the PDF and the Word file."""

import io
from dataclasses import replace
from datetime import date

import docx

from succession.playbook.book.model import Viewer
from succession.playbook.run.progress import progress
from succession.playbook.run.run import Run
from succession.playbook.run.visibility import seen
from succession.reports.paper.document import Document
from succession.reports.paper.pdf import pdf
from succession.reports.paper.word import word
from succession.reports.paper.workbook import Statement
from succession.reports.runs.all_runs import RunPaper, all_runs_report
from succession.views.runs.clock import alarms, limit_views
from succession.views.runs.page import run_view
from tests.reports.paper.test_pdf import text_of
from tests.views.runs.test_end import CLOSED
from tests.views.runs.test_page import PLAYBOOK, make_run

TODAY = date(2029, 1, 15)
SAID = Statement(TODAY, "consulent", "1", "aannames 1")
LATER = replace(make_run(), first_anchors=(("overdracht", date(2036, 1, 1)),))


def _paper(run: Run, practice: str, ended: str | None = None) -> RunPaper:
    found = progress(run, PLAYBOOK, TODAY)
    view = run_view(run, PLAYBOOK, practice, found)
    red = alarms(run, PLAYBOOK, found, TODAY)
    return RunPaper(practice, view, limit_views(PLAYBOOK, found, TODAY), red, ended)


def _document() -> Document:
    ended = _paper(make_run(CLOSED), "De Eik", "Afgesloten op 21 november 2026: verdeeld.")
    return all_runs_report([ended, _paper(LATER, "De Beuk"), _paper(make_run(), "De Linde")], SAID)


def test_first_the_glance_then_what_is_late_then_each_run() -> None:
    document = _document()
    title = PLAYBOOK.title
    assert [section.heading for section in document.sections] == [
        "In één oogopslag",
        "Wat te laat is",
        f"{title} — De Linde",
        f"{title} — De Beuk",
        f"{title} — De Eik",
    ]
    glance = document.sections[0].table
    assert glance is not None
    assert [row[3] for row in glance.rows][::2] == [
        "besluit nodig",
        "Afgesloten op 21 november 2026: verdeeld.",
    ]


def test_what_is_late_is_named_once_the_longest_first_and_not_of_a_closed_run() -> None:
    document = _document()
    late = document.sections[1].table
    assert late is not None
    found = progress(make_run(), PLAYBOOK, TODAY)
    assert [row[1] for row in late.rows] == [step.planned.step.title for step in found.overdue]
    assert {row[2] for row in late.rows} == {"De Linde"}
    assert document.subtitle == f"2 lopende draaiboeken, {len(late.rows)} stappen te laat."


def test_everything_is_read_back_from_the_pdf_and_from_word() -> None:
    document = _document()
    read = text_of(pdf(document))
    file = docx.Document(io.BytesIO(word(document)))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    paragraphs = [paragraph.text for paragraph in file.paragraphs]
    for section in document.sections:
        assert section.heading in paragraphs
        assert section.heading in read
    for step in PLAYBOOK.steps:
        assert cells.count(step.title) >= 3
        assert step.title in read


def test_without_runs_it_says_that_nothing_is_late() -> None:
    document = all_runs_report([], SAID)
    assert document.sections[1].paragraphs == ("Er is geen stap te laat.",)


def test_a_guest_finds_no_step_name_or_limit_that_is_not_his() -> None:
    run = make_run()
    found = seen(progress(run, PLAYBOOK, TODAY), Viewer.SUCCESSOR)
    paper = RunPaper("De Linde", run_view(run, PLAYBOOK, "De Linde", found), (), (), None)
    document = all_runs_report([paper], SAID)
    read = text_of(pdf(document))
    own = {step.planned.step.id for step in found.steps}
    hidden = [step for step in PLAYBOOK.steps if step.id not in own]
    assert hidden
    assert not [step.title for step in hidden if f"{step.title} " in read]
