"""The pictures of Vooruitblik on paper, each with words for who does not see it."""

from collections.abc import Sequence

from succession.pictures import capacity as capacity_pictures
from succession.reports.paper.chart import picture_of
from succession.reports.paper.document import Picture
from succession.views.capacity import page as capacity
from succession.views.capacity.comparison import ComparisonView
from succession.views.capacity.drivers import StepRow, TornadoView
from succession.views.capacity.page import CapacityView

_TABLE = "De tabel hieronder geeft de getallen."


def bands(view: CapacityView) -> Picture:
    """Per line its middle and where eight of ten runs lie."""
    lines = " en ".join(dict.fromkeys(row.line for row in view.bands))
    where = f"{capacity.area_words(view.area)}: {lines} per jaar in {view.unit.value}."
    chart = capacity_pictures.bands(view.bands, view.unit, view.tight)
    return picture_of(chart, f"{where} {view.conclusion} {_TABLE}")


def steps(rows: Sequence[StepRow]) -> Picture:
    """From the shortage now to that of a later year."""
    words = f"Van {rows[0].label} naar {rows[-1].label}, stap voor stap. {_TABLE}"
    return picture_of(capacity_pictures.waterfall(rows), words)


def drivers(view: TornadoView) -> Picture:
    """Per assumption how far the shortage moves."""
    return picture_of(capacity_pictures.tornado(view.shown), f"{view.sentence} {_TABLE}")


def compared(view: ComparisonView) -> Picture:
    """Per scenario the change of the shortage."""
    return picture_of(capacity_pictures.comparison(view.others), f"{view.sentence} {_TABLE}")
