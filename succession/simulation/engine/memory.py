# mypy: disable-error-code="no-any-return"
"""The arrays of a region, of a run, and of what it gave."""

from typing import Any, NamedTuple

import numpy as np

from succession.simulation.engine.compiling import Floats, Ints, Record
from succession.simulation.engine.layout import (
    AGELESS,
    ALL_NUMBERS,
    ARC,
    CHANGE,
    CHECKS,
    CLOCK,
    COUNTERS,
    COUNTS,
    KEPT_CHANGES,
    LINE,
    MEASURES,
    NODE,
    NUMBERS,
    PADDING,
    POSITION,
    PRACTICE,
    SEAT,
    SERIES,
    SHARE,
    TOTALS,
)

_COPIED = (
    "first_seat",
    "last_seat",
    "first_arc",
    "last_arc",
    "first_reverse",
    "last_reverse",
    "stop_factor",
)


class World(NamedTuple):
    """Everything that is the same in every run; built in `succession.simulation.world`."""

    seats: Record
    shares: Record
    practices: Record
    arcs: Record
    reverse: Ints
    plans: Floats
    """Chance that the stated date lies later than each edge, (plans, edges)."""
    plan_weights: Floats
    """Per class: weight, low, high."""
    ages: Floats
    """Cumulative hazard by age in months, at level 1."""
    unknown_ages: Floats
    """Age in months and weight, for who has no known age."""
    numbers: Floats
    year_of: Ints
    """Calendar year, counted from 0, of each month."""
    year_ends: Ints
    """The edge at which each year ends."""
    demand: Floats
    """Care asked per patient against today, (years, practices)."""
    slopes: Floats
    """How much that changes with the level of ageing and with growth, (years, practices, 2)."""
    staff: Floats
    """Part of today's staff still working, newcomers, and the fte of one, (years or 0, 3)."""
    cell_of: Ints
    """The cell in which each practice is told."""
    cells: Ints
    """As many as there are cells."""
    changes: Floats
    """Other rows for the numbers, (changes, numbers, 4), each from its year on."""
    change_years: Ints
    stops_a_year: Floats
    """Holders who are expected to stop in the first twelve months; one."""
    closings: Ints
    """A practice and the month in which it is made to close, (closings, 2)."""
    label: Record
    """The number of the region itself, by which luck is its own; one."""
    mixing: Floats
    """How the luck of each number is made of those before it, (numbers, numbers)."""
    spread: Floats
    """0 or 1 for drawing the numbers; log-sd of the yearly shocks on stopping and searching."""


class Results(NamedTuple):
    """Series per run, (runs, years, series), and per cell, (runs, years, cells, measures);
    counts per practice, (years, practices, counts); the numbers of each run, (runs, numbers); the
    largest violations per run, (runs, checks)."""

    series: Floats
    cells: Floats
    counts: Ints
    drawn: Floats
    residual: Floats


class Live(NamedTuple):
    """What moves in a run; made once per chunk of runs and begun again for each."""

    clocks: Record
    nodes: Record
    """Of shares, then of practices, then of months: a ring per month of what is due in it."""
    positions: Record
    changes: Record
    """From which edge on each overload of a practice held, (practices, as many as are kept)."""
    lacking: Ints
    """1 for a practice with an open share."""
    room: Floats
    """Patients that each practice can still take, as last settled."""
    waiting: Ints
    """1 for a closed practice with patients who have no place."""
    counters: Ints
    tally: Ints
    """How much each count went up in each year, (practices, years, counts)."""
    numbers: Floats
    logs: Floats
    weights: Floats
    shocks: Floats
    pulls: Floats
    """What moves all searching in each year, beside the pool."""
    searching: Floats
    curves: Floats
    """By age in months; then by months since a successor started; then of who has no known age."""
    rows: Floats
    """Hazard with the yearly shocks at the start of each year, (curves in use, years + 1)."""
    first_row: Ints
    """The row of who holds each share at first; who start later have theirs behind these."""
    filled: Ints
    """In which run a row was filled; last the present run."""
    registration: Floats
    totals: Floats
    dirty: Ints
    touched: Ints
    settling: Ints
    moving: Ints
    """Practices that closed in this month and had staff."""
    moves: Ints
    """Whether demand moves at the start of a year."""
    differs: Ints
    """Whether it ever is another than today's: one number."""
    others: Ints
    """Where each arc leads."""
    year_starts: Ints
    """The edge at which each year begins."""
    nearness: Floats
    ways: Ints
    """The arcs of each practice that lead to room, at the place of its first arc."""
    asked: Floats
    given: Floats
    """Patients who went along each arc since its practice closed."""
    cells: Floats


def results_of(world: World, count: int) -> Results:
    """Room for the results of so many runs."""
    years = len(world.year_ends)
    return Results(
        np.zeros((count, years, SERIES)),
        np.zeros((count, years, len(world.cells), MEASURES), np.float32),
        np.zeros((years, len(world.practices), COUNTS), np.int64),
        np.zeros((count, NUMBERS)),
        np.zeros((count, CHECKS)),
    )


def live_of(world: World) -> Live:
    """Room for one run at a time."""
    months, years = len(world.year_of), len(world.year_ends)
    seats, practices, arcs = len(world.seats), len(world.practices), len(world.arcs)
    first_row = _first_rows(world)
    rows = int(first_row.max(initial=0)) + 1 + months + 1
    live = Live(
        clocks=np.zeros(seats, CLOCK),
        nodes=np.zeros(seats + practices + months, NODE),
        positions=_positions(world),
        changes=np.zeros((practices, KEPT_CHANGES), CHANGE),
        lacking=np.zeros(practices, np.int8),
        room=np.zeros(practices),
        waiting=np.zeros(practices, np.int8),
        counters=np.zeros(COUNTERS, np.uint32),
        tally=np.zeros((practices, years, COUNTS), np.int64),
        numbers=np.zeros(ALL_NUMBERS),
        logs=np.zeros(NUMBERS),
        weights=np.zeros(len(world.plan_weights)),
        shocks=np.zeros(years),
        pulls=np.zeros(years),
        searching=np.zeros(months + 1),
        curves=np.concatenate((world.ages, np.zeros(PADDING + 2 * (months + 1)))),
        rows=np.zeros((rows, years + 1)),
        first_row=first_row,
        filled=np.zeros(rows + 1, np.int32),
        registration=np.zeros(months + 1),
        totals=np.zeros(TOTALS),
        dirty=np.zeros(practices, np.uint32),
        touched=np.zeros(practices, np.uint32),
        settling=np.zeros(practices, np.uint32),
        moving=np.zeros(practices, np.uint32),
        moves=_moves(world),
        differs=np.array([(world.demand != 1).any() or world.slopes.any()], np.int32),
        others=world.arcs["other"].copy(),
        year_starts=np.concatenate((np.zeros(1, np.uint32), world.year_ends[:-1])),
        nearness=np.zeros(arcs),
        ways=np.zeros(arcs, np.uint32),
        asked=np.zeros(arcs),
        given=np.zeros(arcs),
        cells=np.zeros((len(world.cells), MEASURES)),
    )
    return together(live)


def together(arrays: Any) -> Any:
    """The same arrays in one block, each from the begin of a line of memory on: fewer lines and
    pages to read, and so faster."""
    sizes = [-(-array.nbytes // LINE) * LINE for array in arrays]
    block = np.zeros(sum(sizes) + LINE, np.uint8)
    ends = -block.ctypes.data % LINE + np.cumsum(sizes)
    views = []
    for array, size, end in zip(arrays, sizes, ends, strict=True):
        view = block[end - size : end - size + array.nbytes].view(array.dtype)
        views.append(view.reshape(array.shape))
        views[-1][...] = array
    return type(arrays)(*views)


def _positions(world: World) -> Record:
    positions = np.zeros(len(world.practices), POSITION)
    for name in _COPIED:
        positions[name] = world.practices[name]
    positions["listed"] = world.practices["patients"]
    positions["cell"] = world.cell_of
    return positions


def _first_rows(world: World) -> Ints:
    """One for all who are of the same age and said nothing of when they stop."""
    names = world.seats["age_months"].astype(np.int64)
    names[world.seats["kind"] == AGELESS] = -1
    said = world.seats["plan"] >= 0
    names[said] = -2 - world.seats["plan"][said]
    return np.unique(names, return_inverse=True)[1].astype(np.uint32)


def _moves(world: World) -> Ints:
    factors = np.concatenate((world.demand[:, :, None], world.slopes), axis=2)
    return np.diff(factors, axis=0, prepend=factors[:1]).any(axis=(1, 2)).astype(np.int32)


def nothing() -> World:
    """A world without practices, of one month: enough to compile everything."""
    floats, ints = np.zeros(1), np.zeros(1, np.int32)
    table = np.zeros((0, 2))
    return World(
        seats=np.zeros(0, SEAT),
        shares=np.zeros(0, SHARE),
        practices=np.zeros(0, PRACTICE),
        arcs=np.zeros(0, ARC),
        reverse=np.zeros(0, np.uint32),
        plans=table,
        plan_weights=table,
        ages=np.zeros(12 * 60),
        unknown_ages=table,
        numbers=np.zeros((NUMBERS, 4)),
        year_of=np.zeros(1, np.uint32),
        year_ends=np.ones(1, np.uint32),
        demand=np.zeros((1, 0)),
        slopes=np.zeros((1, 0, 2)),
        staff=np.zeros((0, 3)),
        cell_of=ints[:0].copy(),
        cells=ints,
        changes=np.zeros((0, NUMBERS, 4)),
        change_years=ints[:0].copy(),
        stops_a_year=floats,
        closings=np.zeros((0, 2), np.int32),
        label=np.zeros(1, np.uint64),
        mixing=np.eye(NUMBERS),
        spread=np.zeros(4),
    )
