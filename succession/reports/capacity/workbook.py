"""The forecast in Excel: numbers as numbers, every area, a chart, and where it comes from."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from succession.capacity.forecast.result import AreaForecast, ForecastYear
from succession.reports.capacity import paper as paper_of
from succession.reports.capacity.paper import CapacityPaper
from succession.reports.paper.workbook import Workbook, add_statement, new_workbook
from succession.simulation import Band
from succession.views.capacity import assumptions as listed
from succession.views.capacity import page as capacity
from succession.views.capacity import scenario
from succession.views.capacity.comparison import ComparisonView
from succession.views.capacity.drivers import TornadoView, waterfall_records

_BANDS = (
    ("aanbod fte", "supply_fte"),
    ("vraag fte", "demand_fte"),
    ("tekort fte", "shortage_fte"),
    ("aanbod personen", "supply_persons"),
    ("vraag personen", "demand_persons"),
    ("patiënten op een lijst", "patients"),
    ("patiënten zonder plek", "unserved_patients"),
)
_PARTS = ("P10", "P50", "P90")
_HEAD = (
    "gebied",
    "eind",
    *(f"{label} {part}" for label, _ in _BANDS for part in _PARTS),
    "kans op krapte",
)
_MIDDLE_OF = {label: 3 + 3 * number for number, (label, _) in enumerate(_BANDS)}
Cell = str | float | int


def workbook(paper: CapacityPaper) -> bytes:
    """An xlsx file; the area that is looked at stands first and has the chart."""
    created = datetime.combine(paper.statement.as_of, datetime.min.time())
    with new_workbook(created) as (book, data):
        _years(book, paper)
        records = waterfall_records(paper.steps)
        _table(book, "stappen", tuple(records[0]), [tuple(one.values()) for one in records])
        _drivers(book, paper.tornado)
        _compared(book, paper.comparison)
        _table(book, "aannames", listed.HEAD, listed.rows(paper.assumptions))
        _table(book, "onbekend", ("praktijk", "niet bekend"), _unknown(paper))
        _table(book, "herkomst", ("wat", "waarde"), tuple(_origin(paper)))
        add_statement(book, paper.statement)
    return data.getvalue()


def _years(book: Workbook, paper: CapacityPaper) -> None:
    own = paper.view.area
    areas = sorted(paper.forecast.areas, key=lambda found: found.area != own)
    rows = [_row(area, year) for area in areas for year in area.years]
    _table(book, "jaren", _HEAD, rows)
    _chart(book, len(areas[0].years))


def _row(area: AreaForecast, year: ForecastYear) -> tuple[Cell, ...]:
    numbers = (part for _, name in _BANDS for part in _parts(getattr(year, name)))
    return (capacity.area_words(area.area), year.year, *numbers, year.tight_chance)


def _parts(band: Band) -> tuple[float, float, float]:
    return band.p10, band.p50, band.p90


def _drivers(book: Workbook, view: TornadoView | None) -> None:
    if view is not None:
        head = ("aanname", "laag tot hoog", "tekort bij laag (fte)", "tekort bij hoog (fte)")
        rows = [(row.label, row.reach, row.low, row.high) for row in view.rows]
        _table(book, "waarvan het afhangt", head, rows)


def _compared(book: Workbook, view: ComparisonView | None) -> None:
    if view is not None:
        differences = (f"verschil fte {part}" for part in _PARTS)
        head = ("scenario", "bewijs", *differences, "krap vanaf")
        rows = [
            (row.name, row.grade, *_parts(row.difference), row.tight)
            for row in (view.first, *view.others)
        ]
        _table(book, "scenario's", head, rows)


def _unknown(paper: CapacityPaper) -> list[tuple[str, ...]]:
    return [tuple(record.values()) for record in paper.unknown.records]


def _origin(paper: CapacityPaper) -> Iterator[tuple[str, str]]:
    yield from paper_of.origin(paper)
    yield "Scenario", scenario.summary(paper.forecast.provenance.scenario, paper.levers)
    for number, text in enumerate(capacity.METHOD, start=1):
        yield f"Werkwijze {number}", text


def _table(book: Workbook, name: str, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, title in enumerate(head):
        sheet.write_string(0, column, title, bold)
        widest = max(
            (len(str(row[column])) for row in rows if isinstance(row[column], str)), default=0
        )
        sheet.set_column(column, column, min(max(widest, 12), 70))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell, wrapped)
            else:
                sheet.write_number(number, column, cell)
    sheet.freeze_panes(1, 0)


def _chart(book: Workbook, years: int) -> None:
    """Middles of supply and demand, drawn through and dashed."""
    chart: Any = book.add_chart({"type": "line"})
    for label, dash in (("aanbod fte", "solid"), ("vraag fte", "dash")):
        column = _MIDDLE_OF[label]
        chart.add_series(
            {
                "name": label,
                "categories": ["jaren", 1, 1, years, 1],
                "values": ["jaren", 1, column, years, column],
                "line": {"dash_type": dash, "width": 2.25},
            }
        )
    chart.set_title({"name": "Vraag en aanbod, midden van de berekeningen"})
    chart.set_y_axis({"name": "fte"})
    book.add_worksheet("grafiek").insert_chart("B2", chart, {"x_scale": 1.6, "y_scale": 1.4})
