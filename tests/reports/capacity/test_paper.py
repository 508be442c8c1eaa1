"""The forecast to take along says the same as the page, and what it was made from."""

import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import openpyxl
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from succession.capacity.forecast.comparison import Compared, ComparedArea, ComparedYear, Comparison
from succession.capacity.forecast.provenance import provenance_from
from succession.capacity.forecast.result import Tight
from succession.capacity.forecast.tornado import Tornado, TornadoPoint
from succession.capacity.region.area import REGION
from succession.capacity.scenario.scenario import BASELINE
from succession.reports.capacity.paper import CapacityPaper, document, exported
from succession.reports.capacity.workbook import workbook
from succession.reports.paper.pdf import pdf
from succession.reports.paper.workbook import Statement
from succession.views.capacity import comparison as capacity_comparison
from succession.views.capacity import drivers as capacity_drivers
from succession.views.capacity import page as capacity
from succession.views.capacity import unknown as capacity_unknown
from succession.views.capacity.page import SupplyUnit
from tests.region import region
from tests.risk.world import ASSUMPTIONS
from tests.views.capacity.test_scenario import LEVERS
from tests.views.forecasts import NOORD, make_forecast, spread

FORECAST = make_forecast()


@pytest.fixture
def paper() -> CapacityPaper:
    return CapacityPaper(
        forecast=FORECAST,
        view=capacity.present(FORECAST, NOORD, SupplyUnit.FTE, 1.05),
        steps=capacity_drivers.steps_to(FORECAST, NOORD, 2028),
        tornado=None,
        comparison=None,
        unknown=capacity_unknown.present(region(), REGION, FORECAST.mixes),
        assumptions=ASSUMPTIONS,
        levers=LEVERS,
        statement=Statement(date(2026, 11, 21), "bestuur (Noord)", "3", "aannames 2026.11"),
    )


def _pictures(paper: CapacityPaper) -> list[str]:
    return [section.heading for section in document(paper).sections if section.picture]


def _compared(name: str, more: float) -> Compared:
    years = tuple(
        ComparedYear(year, spread(2.0), spread(more), spread(80.0)) for year in (2027, 2028)
    )
    area = ComparedArea(Tight(2027, 2027, 2028, 0.9), years)
    return Compared(BASELINE.model_copy(update={"name": name}), {NOORD: area}, None)


def _everything(paper: CapacityPaper) -> CapacityPaper:
    move = np.ones((2, 2))
    point = TornadoPoint("search.lead", "Voorbereiding", low=-move, high=move)
    found = Tornado(200, (REGION, NOORD), (2027, 2028), 0 * move, (point,))
    compared = Comparison(_compared("Nu", 0.0), (_compared("Veel vraag", 1.5),))
    return replace(
        paper,
        tornado=capacity_drivers.tornado(found, NOORD, 2028, ASSUMPTIONS),
        comparison=capacity_comparison.present(compared, NOORD, 2028),
    )


def _sheets(paper: CapacityPaper) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(paper)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_the_pdf_tells_it_in_words_tables_and_origin(paper: CapacityPaper) -> None:
    pages = PdfReader(io.BytesIO(pdf(document(paper)))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in (
        "wordt het waarschijnlijk krap vanaf 2027",
        "20,0 (19,0 tot 21,0)",
        "praktijkhouders die stoppen",
        "Startgetal van het toeval: 1",
        "Berekeningen: 1.000",
        "bestuur (Noord)",
        "Kenmerk van de gegevens: cc",
        "vertrouwelijke plannen tellen als onbekend",
        ASSUMPTIONS.search.lead.label,
    ):
        assert words in text, words


def test_what_was_computed_goes_along_with_its_picture_and_its_table(paper: CapacityPaper) -> None:
    assert _pictures(paper) == ["Jaar voor jaar, in fte", "Van nu naar eind 2028"]
    everything = _everything(paper)
    assert _pictures(everything) == [
        *_pictures(paper),
        "Waar de uitkomst van afhangt",
        "Scenario's naast elkaar",
    ]
    for section in document(everything).sections:
        if section.picture:
            assert section.table is not None
            assert section.picture.alt.endswith(("de getallen.", "per scenario het verschil."))
    pages = PdfReader(io.BytesIO(pdf(document(everything)))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in ("verandering van het tekort (fte)", "Voorbereiding", "Veel vraag", "+1,5"):
        assert words in text, words


def test_a_tornado_in_which_nothing_moves_says_so_without_a_picture(paper: CapacityPaper) -> None:
    still = Tornado(200, (REGION, NOORD), (2028,), np.zeros((1, 2)), ())
    view = capacity_drivers.tornado(still, NOORD, 2028, ASSUMPTIONS)
    found = document(replace(paper, tornado=view))
    assert _pictures(replace(paper, tornado=view)) == _pictures(paper)
    assert "geen enkele aanname" in str(found)


def test_every_picture_has_its_words_for_who_does_not_see_it(paper: CapacityPaper) -> None:
    read = PdfReader(io.BytesIO(pdf(document(_everything(paper)))))
    alts = [
        str(found["/Alt"])
        for found in (read.get_object(number) for number in range(1, len(read.xref[0]) + 1))
        if isinstance(found, DictionaryObject) and "/Alt" in found
    ]
    wanted = [
        section.picture.alt for section in document(_everything(paper)).sections if section.picture
    ]
    assert sorted(alts) == sorted(wanted)


def test_the_workbook_holds_numbers_for_every_area_the_chosen_one_first(
    paper: CapacityPaper,
) -> None:
    head, *rows = _sheets(paper)["jaren"]
    assert [row[0] for row in rows] == ["Hagro Noord"] * 2 + ["De hele regio"] * 2
    assert rows[0][head.index("tekort fte P50")] == 2.0
    assert rows[0][head.index("patiënten zonder plek P90")] == 5678.0
    assert rows[0][head.index("kans op krapte")] == 0.62


def test_the_workbook_has_what_was_computed_beside_it_as_numbers(paper: CapacityPaper) -> None:
    assert not {"waarvan het afhangt", "scenario's"} & set(_sheets(paper))
    found = _sheets(_everything(paper))
    assert found["waarvan het afhangt"][1] == ("Voorbereiding", "0,579 tot 2,314 (jaar)", -1.0, 1.0)
    _, first, other = found["scenario's"]
    assert first[:5] == ("Nu", "–", -1.0, 0.0, 1.0)
    assert other[:5] == ("Veel vraag", "–", 0.5, 1.5, 2.5)


def test_the_workbook_says_how_it_was_made(paper: CapacityPaper) -> None:
    sheets = _sheets(paper)
    origin = dict(row[:2] for row in sheets["herkomst"])
    assert origin["Startgetal van het toeval"] == "1"
    assert origin["Gemaakt voor"] == "bestuur (Noord)"
    assert "Groei van de vraag: gespreid" in origin["Scenario"]
    assert len(sheets["aannames"]) > 40
    assert {row[4] for row in sheets["aannames"][1:]} <= {"A", "B", "C", "D"}
    assert "De Wilg" in str(sheets["onbekend"])
    assert "grafiek" in sheets
    assert len(sheets["stappen"]) == 5


def test_the_same_paper_gives_the_same_bytes(paper: CapacityPaper) -> None:
    assert workbook(paper) == workbook(paper)
    assert exported(paper) == exported(paper)
    assert pdf(document(paper)) == pdf(document(paper))


def test_the_export_says_from_what_it_can_be_made_again(paper: CapacityPaper) -> None:
    found = json.loads(exported(paper))
    assert provenance_from(found["provenance"]) == FORECAST.provenance
    assert found["audience"] == "bestuur (Noord)"
    assert [year["year"] for year in found["years"]] == [2027, 2028]
    area = next(one for one in found["areas"] if one["name"] == "Noord")
    assert (area["kind"], area["tight_year"], area["tight_chance"]) == ("hagro", 2027, 0.93)
    assert area["years"][1]["shortage_fte"] == {"p10": 3.0, "p50": 4.0, "p90": 5.0}


def test_nobody_is_named(paper: CapacityPaper) -> None:
    said = exported(paper).decode() + str(_sheets(paper)) + str(document(paper))
    assert not any(gp.name in said for gp in region().gps if gp.name)
