"""What makes the shortage of a later year, and what the outcome hangs from most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from succession.assumptions import Assumptions
from succession.capacity.forecast.result import Forecast
from succession.capacity.forecast.tornado import Swing, Tornado
from succession.capacity.forecast.waterfall import Edge, WaterfallStep, waterfall
from succession.capacity.region.area import Area
from succession.views import dutch
from succession.views.capacity import assumptions as listed
from succession.views.capacity import page
from succession.views.rounding import adding_up

STEPS_READING = (
    "Gemiddelden over alle berekeningen, in fte; de stappen tellen precies op. Grijs is een stand, "
    "oranje (+) maakt het tekort groter, blauw (−) kleiner. Links van nul is ruimte."
)
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class StepRow:
    """One bar of the waterfall: from `start` to `end`, in fte of shortage.

    `words` say how much it is and `after` where the shortage then stands: those add up as shown.
    """

    label: str
    start: float
    end: float
    is_total: bool
    words: str
    after: str

    @property
    def kind(self) -> str:
        if self.is_total:
            return "stand"
        return "tekort groeit" if self.end > self.start else "tekort krimpt"


@dataclass(frozen=True, slots=True)
class SwingRow:
    """One assumption: what the shortage differs with it low, and with it high, in fte.

    `reach` says how low and how high, with the unit.
    """

    label: str
    reach: str
    low: float
    high: float

    @property
    def is_visible(self) -> bool:
        """Whether anything is left of it in the decimal that is shown."""
        return any(round(change, 1) for change in (self.low, self.high))

    @property
    def words(self) -> str:
        low, high = dutch.signed(self.low, 1), dutch.signed(self.high, 1)
        return f"laag: {low} fte; hoog: {high} fte"

    def record(self) -> dict[str, str]:
        """One line of the table."""
        return {
            "aanname": self.label,
            "laag tot hoog": self.reach,
            "tekort bij laag (fte)": dutch.signed(self.low, 1),
            "tekort bij hoog (fte)": dutch.signed(self.high, 1),
        }


@dataclass(frozen=True, slots=True)
class TornadoView:
    """The assumptions that matter, widest first; the picture has room for some of them."""

    sentence: str
    basis: str
    rows: tuple[SwingRow, ...]

    @property
    def shown(self) -> tuple[SwingRow, ...]:
        return self.rows[:_SHOWN]

    @property
    def records(self) -> tuple[dict[str, str], ...]:
        return tuple(row.record() for row in self.rows)


def steps_to(forecast: Forecast, area: Area, year: int) -> tuple[StepRow, ...]:
    """The waterfall from today to the end of this year."""
    return waterfall_rows(waterfall(forecast, area, year), year)


def waterfall_rows(steps: Sequence[WaterfallStep], year: int) -> tuple[StepRow, ...]:
    """The steps as bars, each beginning where the last one ended."""
    rows, level, shown = [], 0.0, 0
    for step, tenths in zip(steps, _in_tenths(steps), strict=True):
        is_total = isinstance(step.kind, Edge)
        start = 0.0 if is_total else level
        level = start + step.fte
        shown = tenths if is_total else shown + tenths
        words = dutch.number(tenths / 10, 1) if is_total else dutch.signed(tenths / 10, 1)
        after = dutch.number(shown / 10, 1)
        rows.append(StepRow(_label(step, year), start, level, is_total, words, after))
    return tuple(rows)


def _in_tenths(steps: Sequence[WaterfallStep]) -> list[int]:
    """The steps in the decimal that is shown: from the first stand they add up to the last."""
    first, *changes, last = (10 * step.fte for step in steps)
    return [round(first), *adding_up(changes, round(last) - round(first)), round(last)]


def waterfall_records(rows: Sequence[StepRow]) -> list[dict[str, str]]:
    """The table under the waterfall; the last column is where the sum stands after each step."""
    return [
        {
            "stap": row.label,
            "verandering (fte)": "" if row.is_total else row.words,
            "tekort daarna (fte)": row.after,
        }
        for row in rows
    ]


def tornado(found: Tornado, area: Area, year: int, assumptions: Assumptions) -> TornadoView:
    """What the shortage of this area does when one of these assumptions is low or high."""
    reaches = listed.reaches(assumptions)
    swings = (_swing_row(swing, reaches) for swing in found.swings(area, year))
    rows = tuple(row for row in swings if row.is_visible)
    return TornadoView(
        sentence=_sentence(rows, f"Het tekort in {page.inside(area)} eind {year}"),
        basis=(
            "De stip is het tekort met de aanname hoog, het streepje met de aanname laag, op de "
            "lijn blijft het zoals hierboven berekend. Gemiddelde verschillen van "
            f"{dutch.number(found.runs)} berekeningen per aanname, met hetzelfde toeval."
        ),
        rows=rows,
    )


def _label(step: WaterfallStep, year: int) -> str:
    labels = {Edge.TODAY: "tekort nu", Edge.THEN: f"tekort eind {year}"}
    return labels.get(step.kind, step.kind.value) if isinstance(step.kind, Edge) else step.kind


def _sentence(rows: Sequence[SwingRow], what: str) -> str:
    if not rows:
        return f"{what} verandert door geen enkele aanname merkbaar."
    most = dutch.listing(f"„{row.label}”" for row in rows[:3])
    first = rows[0]
    return (
        f"{what} hangt het meest af van {most}. Is de eerste laag, dan is het tekort "
        f"{_change(first.low)}; is zij hoog, dan {_change(first.high)}."
    )


def _change(fte: float) -> str:
    return f"{dutch.number(abs(fte), 1)} fte {'groter' if fte >= 0 else 'kleiner'}"


def _swing_row(swing: Swing, reaches: Mapping[str, str]) -> SwingRow:
    reach = reaches.get(swing.path, "verschilt per geval")
    return SwingRow(swing.label, reach, swing.low - swing.base, swing.high - swing.base)
