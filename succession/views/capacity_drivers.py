"""What makes the shortage of a later year, and what the outcome hangs from most."""

from collections.abc import Sequence
from dataclasses import dataclass

from succession.capacity.area import Area
from succession.capacity.result import Forecast
from succession.capacity.tornado import Swing
from succession.capacity.waterfall import Edge, Step, waterfall
from succession.views import dutch

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class StepRow:
    """One bar of the waterfall: from `start` to `end`, in fte of shortage."""

    label: str
    start: float
    end: float
    is_total: bool
    words: str

    @property
    def kind(self) -> str:
        if self.is_total:
            return "stand"
        return "tekort groeit" if self.end > self.start else "tekort krimpt"


@dataclass(frozen=True, slots=True)
class SwingRow:
    """One assumption: the shortage with it low, and with it high, in fte."""

    label: str
    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True)
class TornadoView:
    """The assumptions that matter most, for the picture; all that matter, for the table."""

    base: float
    sentence: str
    shown: tuple[SwingRow, ...]
    records: tuple[dict[str, str], ...]


def steps_to(forecast: Forecast, area: Area, year: int) -> tuple[StepRow, ...]:
    """The waterfall from today to the end of this year."""
    return waterfall_rows(waterfall(forecast, area, year), year)


def waterfall_rows(steps: Sequence[Step], year: int) -> tuple[StepRow, ...]:
    """The steps as bars, each beginning where the last one ended."""
    rows, level = [], 0.0
    for step in steps:
        is_total = isinstance(step.kind, Edge)
        start = 0.0 if is_total else level
        end = start + step.fte
        words = dutch.signed(step.fte, 1) if not is_total else dutch.number(step.fte, 1)
        rows.append(StepRow(_label(step, year), start, end, is_total, words))
        level = end
    return tuple(rows)


def waterfall_records(rows: Sequence[StepRow]) -> list[dict[str, str]]:
    """The table under the waterfall; the last column is where the sum stands after each step."""
    return [
        {
            "stap": row.label,
            "verandering (fte)": "" if row.is_total else row.words,
            "tekort daarna (fte)": dutch.number(row.end, 1),
        }
        for row in rows
    ]


def tornado(swings: Sequence[Swing], year: int) -> TornadoView:
    """What the shortage of the last year does when one assumption is low or high."""
    base = swings[0].base if swings else 0.0
    moving = [swing for swing in swings if round(_width(swing), 1) > 0]
    return TornadoView(
        base=base,
        sentence=_sentence(moving, base, year),
        shown=tuple(_swing_row(swing) for swing in moving[:_SHOWN]),
        records=tuple(_swing_record(swing) for swing in moving),
    )


def _label(step: Step, year: int) -> str:
    labels = {Edge.TODAY: "tekort nu", Edge.THEN: f"tekort eind {year}"}
    return labels.get(step.kind, step.kind.value) if isinstance(step.kind, Edge) else step.kind


def _width(swing: Swing) -> float:
    return abs(swing.high - swing.low)


def _sentence(moving: Sequence[Swing], base: float, year: int) -> str:
    now = f"Het tekort eind {year} is gemiddeld {dutch.number(base, 1)} fte."
    if not moving:
        return f"{now} Geen enkele aanname verandert dat merkbaar."
    first = [swing.label for swing in moving[:3]]
    return f"{now} Dat hangt het meest af van {dutch.listing(first)}."


def _swing_row(swing: Swing) -> SwingRow:
    return SwingRow(swing.label, swing.low, swing.high, _words(swing))


def _words(swing: Swing) -> str:
    low, high = dutch.number(swing.low, 1), dutch.number(swing.high, 1)
    return f"laag: {low} fte; hoog: {high} fte"


def _swing_record(swing: Swing) -> dict[str, str]:
    return {
        "aanname": swing.label,
        "tekort als zij laag is (fte)": dutch.number(swing.low, 1),
        "tekort als zij hoog is (fte)": dutch.number(swing.high, 1),
        "verschil (fte)": dutch.number(_width(swing), 1),
    }
