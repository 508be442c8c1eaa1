"""The forecast to take along: PDF, Excel, and a file from which it can be made again."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from succession.assumptions import Assumptions
from succession.capacity.forecast.forecast import forecast_object
from succession.capacity.forecast.provenance import Provenance, provenance_object
from succession.capacity.forecast.result import AreaForecast, Forecast
from succession.capacity.scenario.levers import Levers
from succession.reports.capacity import pictures
from succession.reports.paper.document import Document, PaperTable, Section
from succession.reports.paper.workbook import Statement
from succession.simulation import Band
from succession.views import dutch
from succession.views.capacity import assumptions as listed
from succession.views.capacity import page as capacity
from succession.views.capacity import scenario
from succession.views.capacity.comparison import COMPARISON_READING, ComparisonView
from succession.views.capacity.drivers import (
    STEPS_READING,
    StepRow,
    TornadoView,
    waterfall_records,
)
from succession.views.capacity.page import CapacityView
from succession.views.capacity.unknown import UnknownView

FILE_KIND = "vooruitblik"


@dataclass(frozen=True, slots=True)
class CapacityPaper:
    """Everything a document about the forecast says; `assumptions` are those of the scenario.

    `tornado` and `comparison` are there when they were computed.
    """

    forecast: Forecast
    view: CapacityView
    steps: tuple[StepRow, ...]
    tornado: TornadoView | None
    comparison: ComparisonView | None
    unknown: UnknownView
    assumptions: Assumptions
    levers: Levers
    statement: Statement


def document(paper: CapacityPaper) -> Document:
    """The sentences and tables of the page, with method, assumptions and origin."""
    chosen = paper.forecast.provenance.scenario
    return Document(
        title="Vooruitblik: vraag en aanbod",
        subtitle=f"{capacity.area_words(paper.view.area)} · {chosen.name}",
        statement=paper.statement,
        sections=(
            Section("In het kort", (paper.view.conclusion, paper.view.meaning)),
            _years(paper.view),
            _steps(paper.steps),
            *_drivers(paper.tornado),
            *_compared(paper.comparison),
            Section("Wat we niet weten", (paper.unknown.sentence, paper.unknown.explanation)),
            Section("Scenario", (scenario.summary(chosen, paper.levers),)),
            Section("Werkwijze", capacity.METHOD),
            Section("Herkomst", bullets=tuple(": ".join(line) for line in origin(paper))),
            _assumed(paper.assumptions),
        ),
    )


def exported(paper: CapacityPaper) -> bytes:
    """All figures as JSON; `succession forecast --reproduce FILE` makes them again."""
    said = paper.statement
    answer = {
        "provenance": provenance_object(paper.forecast.provenance),
        "audience": said.audience,
        "version": said.version,
        **forecast_object(paper.forecast),
        "areas": [_area_object(area) for area in paper.forecast.areas],
    }
    return json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=1).encode()


_READING = "Eerst het midden van de berekeningen, tussen haakjes waar acht van de tien liggen."


def origin(paper: CapacityPaper) -> tuple[tuple[str, str], ...]:
    """What the numbers were made from, by which they can be made again."""
    made: Provenance = paper.forecast.provenance
    return (
        ("Gemaakt voor", paper.statement.audience),
        ("Stand van", dutch.day(made.as_of)),
        ("Berekeningen", dutch.number(made.scenario.runs)),
        ("Startgetal van het toeval", str(made.scenario.seed)),
        ("Versie van de rekenregels", paper.statement.version),
        ("Versie van de rekenwijze", made.method_version),
        ("Versie van de aannames", made.assumptions_version),
        ("Kenmerk van de gegevens", made.data_hash),
        ("Kenmerk van de aannames", made.assumptions_hash),
        ("Kenmerk van de aanpakken", made.levers_hash),
    )


def _years(view: CapacityView) -> Section:
    table = PaperTable(view.head, view.rows)
    heading = f"Jaar voor jaar, in {view.unit.value}"
    return Section(heading, (_READING,), picture=pictures.bands(view), table=table)


def _assumed(assumptions: Assumptions) -> Section:
    table = PaperTable(listed.HEAD_ON_PAPER, listed.on_paper(assumptions))
    return Section("Bijlage: aannames", ("De bronnen staan in het Excel-bestand.",), table=table)


def _steps(rows: Sequence[StepRow]) -> Section:
    heading = f"Van nu naar {rows[-1].label.removeprefix('tekort ')}"
    table = _table(waterfall_records(rows))
    return Section(heading, (STEPS_READING,), picture=pictures.steps(rows), table=table)


def _drivers(view: TornadoView | None) -> Iterator[Section]:
    if view is None:
        return
    words, heading = (view.sentence, view.basis), "Waar de uitkomst van afhangt"
    if view.shown:
        picture = pictures.drivers(view)
        yield Section(heading, words, picture=picture, table=_table(view.records))
    else:
        yield Section(heading, words[:1])


def _compared(view: ComparisonView | None) -> Iterator[Section]:
    if view is not None:
        words = view.sentence, COMPARISON_READING
        picture = pictures.compared(view)
        yield Section("Scenario's naast elkaar", words, picture=picture, table=_table(view.records))


def _table(records: Sequence[dict[str, str]]) -> PaperTable:
    return PaperTable(tuple(records[0]), tuple(tuple(one.values()) for one in records))


def _area_object(area: AreaForecast) -> dict[str, Any]:
    tight = area.tight
    return {
        "kind": area.area.kind.value,
        "name": area.area.name,
        "tight_year": tight.year,
        "tight_earliest": tight.earliest,
        "tight_latest": tight.latest,
        "tight_chance": tight.chance,
        "years": [
            {
                "year": one.year,
                "supply_fte": _band_object(one.supply_fte),
                "demand_fte": _band_object(one.demand_fte),
                "shortage_fte": _band_object(one.shortage_fte),
                "unserved_patients": _band_object(one.unserved_patients),
                "tight_chance": one.tight_chance,
            }
            for one in area.years
        ],
    }


def _band_object(found: Band) -> dict[str, float]:
    return {"p10": found.p10, "p50": found.p50, "p90": found.p90}
