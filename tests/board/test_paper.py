"""Who reads which paper, and that nobody finds in it what he may not."""

import io
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pypdf
import pytest

from succession.board.decision import BoardDecision, visible_decisions
from succession.board.figures import BoardMeasure, MeetingFigure
from succession.board.paper import (
    BoardPaper,
    FrozenPaper,
    Voorlegger,
    audience_of_paper,
    on_the_agenda,
    visible_papers,
)
from succession.pictures.region_map import on_paper
from succession.register import Audience, Role
from succession.reports.board.meeting_paper import MeetingPaper, meeting_paper
from succession.reports.board.workbook import workbook
from succession.reports.paper.pdf import pdf
from succession.reports.paper.word import word
from succession.reports.paper.workbook import Statement
from succession.risk import assess
from succession.views.board.decisions import abstaining
from succession.views.region_map import at_levels, present
from tests.board.proposals import proposal
from tests.board.test_changes import ACT, ACUTE, FOLLOW, TALK, picture
from tests.region import EIK, LINDE, region
from tests.risk.world import ASSUMPTIONS, RULES

MAP = at_levels(
    present(region(), assess(region(), ASSUMPTIONS, RULES, date(2026, 11, 21)), ASSUMPTIONS),
    {LINDE: ACT, EIK: ACUTE},
)
DAY, BOARD = date(2026, 11, 21), Audience(Role.BOARD)
NAMES = {1: "De Linde", 2: "De Eik", 3: "De Beuk", 4: "De Wilg"}
ASKED = BoardDecision(
    decision_id="1",
    version=1,
    proposal=proposal(interested=("Zuid",)),
    prepared_by="A",
    agenda_on=date(2026, 12, 1),
)
NOW = picture({1: ACT, 2: ACUTE, 3: ACT, 4: FOLLOW}, 3).model_copy(
    update={
        "figures": (
            MeetingFigure(measure=BoardMeasure.PRESSING, value=3, low=3, high=4),
            MeetingFigure(measure=BoardMeasure.UNPLACED, value=None),
        )
    }
)
PAPER = BoardPaper(
    paper_id="p",
    version=1,
    on=date(2026, 12, 1),
    made_on=DAY,
    audience=BOARD,
    voorlegger=Voorlegger(asked="Akkoord met het beheer"),
    frozen=FrozenPaper(
        picture=NOW,
        before=picture({1: TALK, 2: ACUTE, 3: ACT, 4: FOLLOW}, 2),
        before_on=date(2026, 9, 1),
        decisions=on_the_agenda([ASKED]),
        method="5",
        assumptions="2026.14",
    ),
    settled_on=None,
    made_by="A",
)


def told(reader: Audience, paper: BoardPaper = PAPER) -> MeetingPaper:
    found = visible_decisions((one.as_asked for one in paper.frozen.decisions), reader)
    said = abstaining(found, reader.hagro)
    statement = Statement(DAY, "het bestuur", "5", "aannames 2026.14")
    return MeetingPaper(paper, found.decisions, said, NAMES, {}, MAP, statement)


def text_of(reader: Audience) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf(meeting_paper(told(reader))))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize(
    ("made_for", "reader", "may"),
    [
        (BOARD, BOARD, True),
        (BOARD, Audience(Role.BOARD, "Noord"), True),
        (BOARD, Audience(Role.DIRECTORS), True),
        (BOARD, Audience(Role.CONSULENT), True),
        (Audience(Role.DIRECTORS), BOARD, False),
        (Audience(Role.DIRECTORS), Audience(Role.DIRECTORS), True),
        (Audience(Role.BOARD, "Noord"), Audience(Role.BOARD, "Zuid"), False),
        (BOARD, Audience(Role.GUEST), False),
        (BOARD, Audience(Role.ADMIN), False),
    ],
)
def test_a_paper_is_read_by_whom_it_is_for_and_who_knows_more(made_for, reader, may) -> None:
    assert bool(visible_papers([replace(PAPER, audience=made_for)], reader)) is may


def test_a_paper_never_holds_more_than_its_readers_may_know() -> None:
    assert audience_of_paper(Audience(Role.CONSULENT)) == BOARD
    assert audience_of_paper(Audience(Role.BOARD, "Noord")) == BOARD
    assert audience_of_paper(Audience(Role.DIRECTORS)) == Audience(Role.DIRECTORS)


def test_the_paper_says_what_stands_what_changed_and_what_is_asked() -> None:
    text = text_of(Audience(Role.DIRECTORS))
    for words in (
        "vergadering van 1 december 2026",
        "concept; cijfers van 21 november 2026",
        "Akkoord met het beheer",
        "nog in te vullen",
        "3 (3 tot 4)",
        "De Linde: van gesprek plannen naar nu handelen",
        "Gevraagd besluit: Twee praktijken tijdelijk beheren",
        "4.100 patiënten zoeken zelf een plek",
    ):
        assert words in text, words


def test_practices_stand_by_level_and_within_a_level_by_name_without_a_chance() -> None:
    written = docx.Document(io.BytesIO(word(meeting_paper(told(BOARD)))))
    (table,) = (one for one in written.tables if one.rows[0].cells[0].text == "urgentie")
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows[1:]]
    assert rows == [("acuut", "De Eik"), ("nu handelen", "De Beuk"), ("nu handelen", "De Linde")]
    text = text_of(BOARD)
    assert "De Wilg" not in text
    assert "%" not in text


def test_who_abstains_finds_no_word_of_it_in_any_file() -> None:
    south = Audience(Role.BOARD, "Zuid")
    text = text_of(south)
    assert "Over 1 punt onthoudt u zich" in text
    assert "beheren" not in text
    written = docx.Document(io.BytesIO(word(meeting_paper(told(south)))))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert not any("beheren" in line for line in [*cells, *(p.text for p in written.paragraphs)])
    book = openpyxl.load_workbook(io.BytesIO(workbook(told(south))))
    values = [cell.value for sheet in book for row in sheet for cell in row]
    assert not any("beheren" in str(value) for value in values)
    assert "beheren" in text_of(Audience(Role.BOARD, "Noord"))


def test_the_workbook_has_numbers_and_leaves_open_what_is_not_known() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(told(BOARD))))
    rows = list(book["getallen"].values)
    assert rows[1] == ("praktijken die nu om actie vragen", 3, 3, 4, 2)
    assert rows[2][1] is None
    assert list(book["praktijken"].values)[1] == ("acuut", "De Eik")


def test_whoever_was_erased_is_named_in_no_paper() -> None:
    gone = replace(told(BOARD), names={}, map=replace(MAP, points=()))
    pages = pypdf.PdfReader(io.BytesIO(pdf(meeting_paper(gone)))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert not any(name in text for name in NAMES.values())
    assert "niet meer in het register" in " ".join(text.split())


def test_the_map_has_the_urgencies_of_then_and_nobody_else() -> None:
    assert {one.agb: one.look.level for one in MAP.points} == {LINDE: ACT, EIK: ACUTE}
    drawn = on_paper(MAP)
    assert drawn.count("<circle") == 2
    assert "Eik" in drawn
    pages = pypdf.PdfReader(io.BytesIO(pdf(meeting_paper(told(BOARD))))).pages
    assert "Linde" in " ".join(page.extract_text() for page in pages)
