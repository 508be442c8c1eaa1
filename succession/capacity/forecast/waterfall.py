"""From today's shortage to that of a later year, step by step; the steps add up exactly.

Everything is the mean over the runs, because means add up and middles do not.
"""

from dataclasses import dataclass
from enum import StrEnum

from succession.capacity.forecast.result import Flow, Forecast
from succession.capacity.region.area import Area


class Edge(StrEnum):
    """Where the waterfall begins and ends."""

    TODAY = "tekort nu"
    THEN = "tekort dan"


@dataclass(frozen=True)
class WaterfallStep:
    """One bar, in fte of shortage: above 0 the shortage grows, below 0 it shrinks."""

    kind: Edge | Flow
    fte: float


def waterfall(forecast: Forecast, area: Area, year: int) -> tuple[WaterfallStep, ...]:
    """The bars from today to 31 December of this year; a flow that plays no part is left out.

    `KeyError` when the area or the year is not in the forecast.
    """
    found = forecast.of(area)
    chosen = {state.year: state for state in found.years}[year]
    flows = tuple(WaterfallStep(flow, fte) for flow, fte in chosen.flows if fte)
    today = WaterfallStep(Edge.TODAY, found.shortage_today_fte)
    return (today, *flows, WaterfallStep(Edge.THEN, chosen.shortage_fte.mean))
