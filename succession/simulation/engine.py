# mypy: disable-error-code="no-any-return"
# ruff: noqa: C901, PLR0913, PLR0915, PLR0917, PLR1714
"""The regional run, compiled: every share a clock, every month a bucket of events.

All compiled functions stand in this one file, because the compiler notices changes in a file only
in that file itself. It may be longer than others. docs/model.md, "Simulatie", says the same in
words and formulas; `tests/simulation/reference.py` says it in slow Python.

Months count from the as-of day: bucket b holds what happens between the edges b and b + 1, taken
to happen at b + 1/2. A clock counts *integrated* hazard, so that it keeps its luck when the hazard
changes halfway. Each uniform is a hash of (seed, run, share, generation, purpose): the order of
computing never matters.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

Record = Any  # a structured array, or one element of it, which only the compiler knows
Floats = Any
Ints = Any
Function = TypeVar("Function", bound=Callable[..., Any])
_njit: Any = njit  # its annotations do not know `_nrt`


def compiled(function: Function, is_kept: bool = False) -> Function:
    """Compiled into whoever calls it; `is_kept`: stored, so that it is compiled once per machine.

    Nothing is allocated in compiled code (`_nrt`): counting references would take most of the time.
    """
    options = {"nogil": True, "error_model": "numpy", "forceinline": True, "cache": is_kept}
    compiled_function: Function = _njit(_nrt=False, **options)(function)
    return compiled_function


def kept(function: Function) -> Function:
    """Compiled once per machine: at installation, or at first use."""
    return compiled(function, is_kept=True)


def inserted(function: Callable[..., Any]) -> Any:
    """Instructions of our own, put in wherever it is called."""
    return intrinsic(function)


# What holds a share, as far as its clock is concerned.
AGED, AGELESS, RATED, FIXED, NOBODY = range(5)
# A share: held, open, or gone with its practice; just started and just opened are settled at once.
# Others are held for long yet: they are watched, and the month of their stop is sought when it is
# near. Some are held until the horizon however full the practice gets: their clocks need no care.
HELD, VACANT, STARTED, OPENED, WATCHED, STAYS, GONE = range(7)
# A practice: with an owner, without one (bridged by the zorggroep or by locums), or closed.
OPEN, TAKEOVER, GRACE, CLOSED = range(4)
# What a uniform is for; eight to a generation.
STOP, STAGE, SEARCH, BRIDGE, PULL_RADIUS, PULL_ANGLE, PULL_ACCEPT, PULL_BOOST = range(8)
# Generations of the stream of the region itself (share number 0).
DRAWS, STOP_SHOCKS, SEARCH_SHOCKS, PLANS, STAGES = 0, 1_000, 2_000, 3_000, 3_001

SEAT = np.dtype(
    [
        ("key", "u8"),
        ("fte", "f8"),
        ("practice", "u4"),
        ("kind", "u4"),
        ("plan", "i4"),  # row of the plan curves, -1 for none
        ("age_months", "u4"),
    ],
    align=True,
)
SHARE = np.dtype(
    [
        ("successor_fte", "f8"),
        ("idle", "f8"),
        ("seeking", "f8"),
        ("swing", "f8"),  # chance of a stage that may go either way, and how often it succeeds
        ("swing_success", "f8"),
        ("searched", "f8"),
        ("left", "f8"),
        ("units", "i4"),  # part of the practice, in millionths
        ("swing_seeks", "u1"),
        ("plan_class", "u1"),
    ],
    align=True,
)
PRACTICE = np.dtype(
    [
        ("key", "u8"),
        ("patients", "f8"),
        ("staff_fte", "f8"),
        ("per_fte", "f8"),
        ("stop_factor", "f8"),
        ("search_factor", "f8"),
        ("capacity_factor", "f8"),
        ("stretch_extra", "f8"),
        ("willing", "f8"),
        ("least_lead", "f8"),
        ("least_takeover_chance", "f8"),
        ("least_grace_cover", "f8"),
        ("solo", "f8"),
        ("group", "f8"),
        ("rural", "f8"),
        ("training", "f8"),
        ("premises", "f8"),
        ("dispensing", "f8"),
        ("first_seat", "u4"),
        ("last_seat", "u4"),
        ("first_arc", "u4"),
        ("last_arc", "u4"),
        ("first_reverse", "u4"),
        ("last_reverse", "u4"),
        ("bridged", "u4"),
        ("limited", "u4"),  # takes patients into a part of its room that is drawn
    ],
    align=True,
)
ARC = np.dtype([("km", "f8"), ("other", "u4")], align=True)
CLOCK = np.dtype(
    [
        ("budget", "f8"),  # hazard, or searching, still to go
        ("mark", "f8"),  # hazard, or searching, gathered when the budget was last settled
        ("origin", "u4"),  # the hazard is curves[origin + edge]
        ("row", "u4"),  # of the hazards at year ends
        ("since", "u2"),  # edge when the budget was last settled
        ("start", "u2"),
        ("generation", "u2"),
        ("state", "u2"),
    ],
    align=True,
)
NODE = np.dtype([("due", "u4"), ("next", "u4"), ("previous", "u4")], align=True)
CHANGE = np.dtype([("overload", "f8"), ("edge", "u4")], align=True)
# Memory is read by the line of 64 bytes: what one event needs together stands together, also what
# never changes.
POSITION = np.dtype(
    [
        ("fte", "f8"),
        ("patients", "f8"),
        ("per_fte", "f8"),
        ("overload", "f8"),  # how many times faster people stop
        ("ceiling", "f8"),  # the overload up to which who is watched is looked at in time
        ("pull", "f8"),  # successors per year, now, before the frailty
        ("first_seat", "u4"),
        ("last_seat", "u4"),
        ("cell", "u4"),
        ("changes", "u2"),  # how many of `Live.changes` hold for this practice
        ("state", "u1"),
        ("is_touched", "u1"),
        # --- a line
        ("lead", "f8"),  # months of searching before a stop
        ("stop_factor", "f8"),
        ("displaced", "f8"),
        ("staff", "f8"),  # fte in service or standing in, before the level of the year
        ("rate", "f8"),  # the pull at a normal load; below 0: not yet asked for
        ("gamma", "f8"),
        ("first_reverse", "u4"),
        ("last_reverse", "u4"),
        ("held", "u2"),
        ("shares", "u2"),
        ("bridges", "u2"),
        ("is_dirty", "u1"),
        ("is_busy", "u1"),  # whether another share may have to be settled
        # --- a line
        ("spare", "f8"),
        ("asked", "f8"),
        ("taken", "f8"),
        ("listed", "f8"),  # patients at first
        ("willing", "f8"),  # the part of its room that it offers
        ("stretch", "f8"),
        ("mark", "u4"),
        ("ways", "u4"),  # how many of its arcs lead to room
        ("first_arc", "u4"),
        ("last_arc", "u4"),
        # --- a line
        ("uncovered", "f8"),
        ("bridge_fte", "f8"),
        ("registering", "f8"),
        ("start_load", "f8"),
        ("registered", "u4"),
        ("knows_near", "u4"),  # whether `Live.nearness` holds for this practice
        ("fresh", "u4"),  # one more than the share that just started or opened; 0 for none
        ("padding", "u4"),  # to the end of the line
        ("more_padding", "f8"),
        ("last_padding", "f8"),
    ],
    align=True,
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

# The uncertain numbers, in the order of `World.numbers`: value, low, high, 1 if on the logarithm.
(
    RATE_LEVEL,
    AGE_SHIFT,
    LOAD_EFFECT,
    CHAIN_RATE,
    SEARCH_RATE,
    FRAILTY_SHAPE,
    LEAD_YEARS,
    SOLO_FACTOR,
    RURAL_FACTOR,
    GROUP_FACTOR,
    LOAD_FACTOR,
    TRAINING_FACTOR,
    PREMISES_FACTOR,
    DISPENSING_FACTOR,
    TAKEOVER_FACTOR,
    UNMET_DEMAND,
    STRETCH,
    DISTANCE_DECAY,
    SUCCESSOR_FTE,
    SUCCESSOR_AGE,
    EARLY_EXIT,
    TAKEOVER_CHANCE,
    TAKEOVER_SLOTS,
    TAKEOVER_COVER,
    TAKEOVER_MONTHS,
    GRACE_MONTHS,
    GRACE_COVER,
    REGISTRATION_RATE,
    STAFF_STAYS,
    AGEING_LEVEL,
    GROWTH,
    OWNER_CAPACITY,
    FTE_TREND,
    STARTERS,
    COMPLETION,
    REGION_PULL,
    LIMITED_STOP_ROOM,
) = range(37)
NUMBERS = 37
# Beside the numbers: drawn, or worked out once per run.
SUCCESS_SHIFT, AGE_MONTHS, LARGEST_SHOCK, STAFF_TODAY, SERVED = range(NUMBERS, NUMBERS + 5)
ALL_NUMBERS = NUMBERS + 5

# Totals of a run; the first twelve are its series, on 31 December of each year.
(
    OPEN_SHARES,
    SUPPLY_FTE,
    DISPLACED,
    UNCOVERED,
    REGISTERING,
    CLOSURES,
    STOPS,
    UNFILLED_STOPS,
    STARTS,
    IN_GRACE,
    IN_TAKEOVER,
    DISPLACED_YEARS,
) = range(12)
SERIES = 12
# Of staff: how much there is against today, and what of today's has left the region with a closure.
STAFF_LEVEL, STAFF_LEFT, CAME = range(SERIES, SERIES + 3)
TOTALS = SERIES + 3
# How long the lists of practices are, the round of dispersal, and the present year.
DIRTY, TOUCHED, MOVING, STAMP, YEAR = range(5)
COUNTERS = 5
# What is told per run, year and cell.
(
    OWNER_FTE,
    SUCCESSORS_FTE,
    BRIDGE_FTE,
    STAFF_FTE,
    HELD_SHARES,
    OPEN_IN_CELL,
    LISTED,
    DISPLACED_IN_CELL,
    UNCOVERED_IN_CELL,
    CARE,
) = range(10)
MEASURES = 10
# What is counted per practice and year, in whole numbers so that the order of adding is free.
SHARE_OPEN, NO_OWNER, IS_CLOSED, PLACELESS = range(4)
COUNTS = 4
# What must not differ from zero, when checked: see `_check`.
CHECKS = 5

# What holds for the whole run: it is in tables, or was drawn for somebody.
_STAYING = (
    RATE_LEVEL,
    AGE_SHIFT,
    CHAIN_RATE,
    SEARCH_RATE,
    FRAILTY_SHAPE,
    UNMET_DEMAND,
    SUCCESSOR_FTE,
    SUCCESSOR_AGE,
    EARLY_EXIT,
    REGISTRATION_RATE,
    FTE_TREND,
)
EARLY_MONTHS = 60
_PADDING = 12  # months before a successor starts, in the same calendar year
_EPSILON = 1e-9
_ROUNDS = 12
_LARGEST_OVERLOAD = 4.0
_CEILING = 1.2  # room for the overload to grow before the watched are looked at again
_LINE = 64  # bytes of memory that are read at once
_KEPT_CHANGES = 4  # as many as stand in a line


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
    theta: Floats
    """Pull of the common pool of successors against today, per year."""
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
        changes=np.zeros((practices, _KEPT_CHANGES), CHANGE),
        lacking=np.zeros(practices, np.int8),
        room=np.zeros(practices),
        waiting=np.zeros(practices, np.int8),
        counters=np.zeros(COUNTERS, np.uint32),
        tally=np.zeros((practices, years, COUNTS), np.int64),
        numbers=np.zeros(ALL_NUMBERS),
        logs=np.zeros(NUMBERS),
        weights=np.zeros(len(world.plan_weights)),
        shocks=np.zeros(years),
        searching=np.zeros(months + 1),
        curves=np.concatenate((world.ages, np.zeros(_PADDING + 2 * (months + 1)))),
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
    sizes = [-(-array.nbytes // _LINE) * _LINE for array in arrays]
    block = np.zeros(sum(sizes) + _LINE, np.uint8)
    ends = -block.ctypes.data % _LINE + np.cumsum(sizes)
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
        theta=floats,
        spread=np.zeros(4),
    )


# --- Random streams -------------------------------------------------------------------------------

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xD1B54A32D192ED03)
_FIRST_FACTOR = np.uint64(0xBF58476D1CE4E5B9)
_LAST_FACTOR = np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 2.0**-53


@compiled
def _scrambled(word: Any) -> Any:
    word = (word ^ (word >> _30)) * _FIRST_FACTOR
    word = (word ^ (word >> _27)) * _LAST_FACTOR
    return word ^ (word >> _31)


@compiled
def run_key(seed: Any, run: Any) -> Any:
    """The key of the streams of one run."""
    return _scrambled(_scrambled(np.uint64(seed) + _GOLDEN) ^ (np.uint64(run) * _SECOND + _GOLDEN))


@compiled
def uniform(key: Any, share: Any, generation: Any, purpose: Any) -> float:
    """Between 0 and 1, never 0 or 1."""
    counter = np.uint64(generation * 8 + purpose + 1)
    word = _scrambled(_scrambled(key ^ (share * _GOLDEN)) + counter * _SECOND)
    return (np.float64(word >> _11) + 0.5) * _UNIT


@compiled
def _normal(key: Any, share: Any, generation: Any) -> float:
    radius = np.sqrt(-2.0 * np.log(uniform(key, share, generation, PULL_RADIUS)))
    return radius * np.cos(2.0 * np.pi * uniform(key, share, generation, PULL_ANGLE))


@compiled
def gamma(key: Any, share: Any, shape: float) -> float:
    """A gamma variate of mean `shape` (scale 1), by squeeze and rejection."""
    boost = 1.0
    if shape < 1.0:
        boost = uniform(key, share, 0, PULL_BOOST) ** (1.0 / shape)
        shape += 1.0
    middle = shape - 1.0 / 3.0
    width = 1.0 / np.sqrt(9.0 * middle)
    attempt = 0
    while True:
        z = _normal(key, share, attempt)
        root = 1.0 + width * z
        if root > 0.0:
            cube = root * root * root
            u = uniform(key, share, attempt, PULL_ACCEPT)
            if u < 1.0 - 0.0331 * z * z * z * z:  # nearly always, and without a logarithm
                return boost * middle * cube
            if np.log(u) < 0.5 * z * z + middle * (1.0 - cube + np.log(cube)):
                return boost * middle * cube
        attempt += 1


# --- The numbers of one run -----------------------------------------------------------------------


@compiled
def _between(low: float, value: float, high: float, z: float) -> float:
    """The split normal with P10 and P90 at low and high."""
    return value + z * ((high - value) if z > 0.0 else (value - low)) / 1.2815515655446004


@compiled
def _drawn(world: World, key: Any, number: int, row: Floats) -> float:
    """The same luck in every row that may stand for this number."""
    value, low, high = row[0], row[1], row[2]
    if low == high or world.spread[0] == 0.0:
        return value
    z = _normal(key, np.uint64(0), DRAWS + number)
    if row[3] == 1.0:
        return np.exp(_between(np.log(low), np.log(value), np.log(high), z))
    return _between(low, value, high, z)


@compiled
def _stays(number: int) -> bool:
    return number in _STAYING


@compiled
def _read_numbers(world: World, live: Live, key: Any, rows: Floats, is_begin: bool) -> None:
    x = live.numbers
    for number in range(NUMBERS):
        if is_begin or not _stays(number):
            x[number] = _drawn(world, key, number, rows[number])
    chances = (
        UNMET_DEMAND,
        TAKEOVER_CHANCE,
        TAKEOVER_COVER,
        GRACE_COVER,
        STAFF_STAYS,
        LIMITED_STOP_ROOM,
    )
    for chance in chances:
        x[chance] = min(max(x[chance], 0.0), 1.0)
    x[TAKEOVER_SLOTS] = np.floor(max(x[TAKEOVER_SLOTS], 0.0) + 0.5)
    x[TAKEOVER_MONTHS] = max(np.floor(x[TAKEOVER_MONTHS] + 0.5), 1.0)
    x[GRACE_MONTHS] = max(np.floor(x[GRACE_MONTHS] + 0.5), 1.0)
    x[AGE_MONTHS] = np.floor(12.0 * x[AGE_SHIFT] + 0.5)
    x[SERVED] = (1.0 - x[UNMET_DEMAND]) / (1.0 - world.numbers[UNMET_DEMAND, 0])
    for number in range(SOLO_FACTOR, DISPENSING_FACTOR + 1):
        live.logs[number] = np.log(x[number])


@compiled
def _draw_numbers(world: World, live: Live, key: Any) -> None:
    _read_numbers(world, live, key, world.numbers, True)
    zero, x, z = np.uint64(0), live.numbers, 0.0
    x[SUCCESS_SHIFT] = 0.0
    if world.spread[0] != 0.0:
        z = _normal(key, zero, PLANS)
        shift = _normal(key, zero, STAGES)
        x[SUCCESS_SHIFT] = shift * world.spread[3] / 1.2815515655446004
    for row in range(len(live.weights)):
        given = world.plan_weights[row]
        live.weights[row] = min(max(_between(given[1], given[0], given[2], z), 0.0), 1.0)


@compiled
def _shock(key: Any, generation: int, log_sd: float) -> float:
    """A common factor with mean 1."""
    if log_sd == 0.0:
        return 1.0
    return np.exp(log_sd * _normal(key, np.uint64(0), generation) - 0.5 * log_sd * log_sd)


@compiled
def _against_first(world: World, live: Live, key: Any, number: int, year: int) -> float:
    """A number as it is in a year against how it begins."""
    factor = 1.0
    for change in range(len(world.changes)):
        if world.change_years[change] <= year:
            now = _drawn(world, key, number, world.changes[change, number])
            factor = now / live.numbers[number]
    return factor


@compiled
def _fill_tables(world: World, live: Live, key: Any) -> None:
    months, years = len(world.year_of), len(world.year_ends)
    largest = 0.0
    for year in range(years):
        live.shocks[year] = _shock(key, STOP_SHOCKS + year, world.spread[1])
        live.shocks[year] *= _against_first(world, live, key, RATE_LEVEL, year)
        largest = max(largest, live.shocks[year])
    live.numbers[LARGEST_SHOCK] = largest
    live.searching[0] = 0.0
    pull, last_year = 0.0, -1
    for month in range(months):
        year = world.year_of[month]
        if year != last_year:
            pull = world.theta[year] * _shock(key, SEARCH_SHOCKS + year, world.spread[2])
            pull *= _against_first(world, live, key, SEARCH_RATE, year)
            last_year = year
        live.searching[month + 1] = live.searching[month] + pull
    level = live.numbers[RATE_LEVEL]
    for month in range(len(world.ages)):
        live.curves[month] = level * world.ages[month]
    _fill_successors(world, live)
    if len(world.unknown_ages) > 0:
        _fill_ageless(world, live)
    monthly = np.exp(-live.numbers[REGISTRATION_RATE] / 12)
    live.registration[0] = 1.0
    for month in range(months):
        live.registration[month + 1] = live.registration[month] * monthly


@compiled
def _fill_successors(world: World, live: Live) -> None:
    """Cumulative hazard by months since a successor started."""
    early, level = live.numbers[EARLY_EXIT], live.numbers[RATE_LEVEL]
    first = max(int(12.0 * live.numbers[SUCCESSOR_AGE] - live.numbers[AGE_MONTHS]), 0)
    begin = len(world.ages) + _PADDING
    before, total = world.ages[first], 0.0
    for month in range(len(world.year_of) + 1):
        now = world.ages[first + month]
        total += level * (now - before) * (early if month <= EARLY_MONTHS else 1.0)
        live.curves[begin + month] = total
        before = now


@compiled
def _ageless(world: World) -> int:
    """Where the curve of who has no known age begins."""
    return len(world.ages) + _PADDING + len(world.year_of) + 1


@compiled
def _fill_ageless(world: World, live: Live) -> None:
    """Cumulative hazard of somebody whose age is unknown: the mean over the national ages."""
    months, level = len(world.year_of), live.numbers[RATE_LEVEL]
    begin, shift = _ageless(world), int(live.numbers[AGE_MONTHS])
    for month in range(months + 1):
        active, weight = 0.0, 0.0
        for row in range(len(world.unknown_ages)):
            first = max(int(world.unknown_ages[row, 0]) - shift, 0)
            passed = world.ages[first + month] - world.ages[first]
            active += world.unknown_ages[row, 1] * np.exp(-level * passed)
            weight += world.unknown_ages[row, 1]
        live.curves[begin + month] = -np.log(active / weight)


# --- The clock of a holder ------------------------------------------------------------------------


@compiled
def _hazard(world: World, live: Live, j: int, edge: int) -> float:
    """Cumulative hazard of the present holder at an edge; only differences mean something."""
    clock = live.clocks[j]
    by_age = live.curves[np.uint32(clock.origin + edge)]
    plan = world.seats[j].plan
    if plan < 0 or clock.generation > 0:
        return by_age
    weight = live.weights[world.shares[j].plan_class]
    active = np.exp(live.curves[clock.origin] - by_age)
    still = weight * world.plans[plan, edge] + (1.0 - weight) * active
    return -np.log(max(still, 1e-300))


@compiled
def _fill_row(world: World, live: Live, j: int) -> None:
    """The hazard of this curve at the start of each year, once per run."""
    clock = live.clocks[j]
    row, total = clock.row, 0.0
    if live.filled[row] == live.filled[len(live.filled) - 1]:
        return
    live.filled[row] = live.filled[len(live.filled) - 1]
    before = _hazard(world, live, j, clock.start)
    live.rows[row, 0] = 0.0
    for year in range(len(world.year_ends)):
        edge = world.year_ends[year]
        if edge > clock.start:
            now = _hazard(world, live, j, edge)
            total += live.shocks[year] * (now - before)
            before = now
        live.rows[row, year + 1] = total


@compiled
def _gathered(world: World, live: Live, j: int, edge: Any) -> float:
    """Hazard of the present holder up to an edge, with the yearly shocks."""
    row, years = live.clocks[j].row, len(world.year_ends)
    if edge >= len(world.year_of):
        return live.rows[row, years]
    year = world.year_of[edge]
    start = max(live.year_starts[year], live.clocks[j].start)
    if edge == start:
        return live.rows[row, year]
    passed = _hazard(world, live, j, edge) - _hazard(world, live, j, start)
    return live.rows[row, year] + live.shocks[year] * passed


@compiled
def _year_of_reaching(world: World, live: Live, j: int, wanted: float) -> int:
    """The year in which so much hazard has been gathered; as many as there are when never."""
    clock, years = live.clocks[j], len(world.year_ends)
    if live.rows[clock.row, years] < wanted:
        return years
    year = world.year_of[min(clock.since, len(world.year_of) - 1)]
    while live.rows[clock.row, year + 1] < wanted:
        year += 1
    return year


@compiled
def _rings(world: World, live: Live, j: int, times: float) -> int:
    """The month in which the clock has used its budget; months when never."""
    clock = live.clocks[j]
    wanted = clock.mark + clock.budget / times
    year = _year_of_reaching(world, live, j, wanted)
    if year == len(world.year_ends):
        return len(world.year_of)
    low = max(live.year_starts[year], clock.start)
    rest = (wanted - live.rows[clock.row, year]) / live.shocks[year]
    high, wanted = world.year_ends[year], _hazard(world, live, j, low) + rest
    return _month_within(world, live, j, max(low, clock.since), high, wanted)


@compiled
def _month_within(world: World, live: Live, j: int, low: int, high: int, wanted: float) -> int:
    """The month at whose end so much hazard is first reached: a guess, and from there on foot."""
    at_low = _hazard(world, live, j, low)
    pace = max(_hazard(world, live, j, high) - at_low, 1e-300)
    part = min(max((wanted - at_low) / pace, 0.0), 1.0)
    month = min(low + int(part * (high - low)), high - 1)
    while month < high - 1 and _hazard(world, live, j, month + 1) < wanted:
        month += 1
    while month > low and _hazard(world, live, j, month) >= wanted:
        month -= 1
    return month


@compiled
def _set_curve(world: World, live: Live, j: int, edge: int) -> None:
    """Which hazard a holder who starts at this edge follows."""
    clock, seat = live.clocks[j], world.seats[j]
    clock.since = edge
    clock.start = edge
    clock.mark = 0.0
    clock.origin = len(world.ages) + _PADDING - edge
    clock.row = len(live.rows) - 1 - edge
    if clock.generation == 0:
        clock.row = live.first_row[j]
        if seat.kind == AGELESS:
            clock.origin = _ageless(world)
        else:
            clock.origin = max(seat.age_months - int(live.numbers[AGE_MONTHS]), 0)


@compiled
def _start(world: World, live: Live, key: Any, j: int, edge: int) -> int:
    """Give a new holder his budget; the month of the stop, or of a look at it."""
    months = len(world.year_of)
    clock, seat = live.clocks[j], world.seats[j]
    clock.state = HELD
    if clock.generation == 0:
        if seat.kind == FIXED:
            return int(max(np.ceil(world.shares[j].left) - 1.0, 0.0))
        if seat.kind == RATED:
            pace = -np.log1p(-min(live.numbers[CHAIN_RATE], 1.0 - 1e-12)) / 12
            lasts = -np.log(uniform(key, seat.key, 0, STOP))
            return int(lasts / pace) if lasts < pace * months else months
    _set_curve(world, live, j, edge)
    u = uniform(key, seat.key, clock.generation, STOP)
    # -log(u) is at least this: who cannot stop before the horizon needs no logarithm.
    least, most = 2.0 * (1.0 - u) / (1.0 + u), _most(world, live, j, edge)
    if least > most * _LARGEST_OVERLOAD * live.positions[seat.practice].stop_factor:
        clock.state = STAYS
        return months
    if least > most * live.positions[seat.practice].ceiling:
        clock.state = WATCHED
        clock.budget = u - 2.0
        return months
    clock.budget = -np.log(u)
    _fill_row(world, live, j)
    return _watch(world, live, j, edge)


@compiled
def _most(world: World, live: Live, j: int, edge: int) -> float:
    """More than the hazard before the horizon at an ordinary load."""
    hazard = _hazard(world, live, j, len(world.year_of)) - _hazard(world, live, j, edge)
    return live.numbers[LARGEST_SHOCK] * hazard * (1.0 + 1e-12)


@compiled
def _has_own_end(world: World, live: Live, j: int) -> bool:
    """Whether the load does not change when this holder stops."""
    kind = world.seats[j].kind
    return live.clocks[j].generation == 0 and kind in (FIXED, RATED)


@compiled
def _settle_clock(world: World, live: Live, j: int, edge: int) -> None:
    """Bring the budget of a holder to this edge, with the overload as it was in between."""
    clock, p = live.clocks[j], world.seats[j].practice
    if clock.budget < -1.0:
        clock.budget = -np.log(clock.budget + 2.0)
        _fill_row(world, live, j)
    budget, mark, since = clock.budget, clock.mark, clock.since
    last = live.positions[p].changes - 1
    for index in range(last + 1):
        until = live.changes[p, index + 1].edge if index < last else np.uint32(edge)
        if since < until:
            gathered = _gathered(world, live, j, until)
            budget -= live.changes[p, index].overload * (gathered - mark)
            mark = gathered
            since = until
    clock.budget = max(budget, 0.0)
    clock.mark = mark
    clock.since = edge


@compiled
def _note_change(world: World, live: Live, p: int, edge: int) -> None:
    """From this edge on the overload is what it is now."""
    position = live.positions[p]
    if position.changes == _KEPT_CHANGES:
        for j in range(position.first_seat, position.last_seat):
            if live.clocks[j].state in (HELD, WATCHED) and not _has_own_end(world, live, j):
                _settle_clock(world, live, j, edge)
        position.changes = 0
    live.changes[p, position.changes].edge = edge
    live.changes[p, position.changes].overload = position.overload
    position.changes += 1


@compiled
def _retime(world: World, live: Live, j: int, edge: int) -> int:
    """The month of a stop, or of a look, now that the load has changed."""
    due = live.nodes[j].due
    if live.clocks[j].state == HELD:
        if _has_own_end(world, live, j):
            return due
        lead = live.positions[world.seats[j].practice].lead
        if due < len(world.year_of) and due + 0.5 - lead < edge:
            return due  # announced: the date stands
    _settle_clock(world, live, j, edge)
    return _watch(world, live, j, edge)


@compiled
def _watch(world: World, live: Live, j: int, edge: int) -> int:
    """The month of the stop, or one in which to look again, before any stop can be announced.

    However the load changes below the ceiling of the practice: that makes it a watch. Seeking the
    month itself each time that the load changes would take most of the time.
    """
    clock, p = live.clocks[j], world.seats[j].practice
    wanted = clock.mark + clock.budget / live.positions[p].ceiling
    year = _year_of_reaching(world, live, j, wanted)
    clock.state = WATCHED
    if year == len(world.year_ends):
        return len(world.year_of)
    look = int(np.floor(live.year_starts[year] - 0.5 - live.positions[p].lead))
    if look >= edge:
        return look
    clock.state = HELD
    return _rings(world, live, j, live.positions[p].overload)


# --- The calendar ---------------------------------------------------------------------------------


@inserted
def _fetch(_: Any, records: Any, index: Any, line: Any) -> Any:
    """Ask for a line of memory of a record, the first being 0, before it is needed."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array, place, which = arguments
        first = context.make_array(signature.args[0])(context, builder, array).data
        size, width = ir.Constant(place.type, records.dtype.size), ir.Constant(place.type, _LINE)
        offset = builder.add(builder.mul(place, size), builder.mul(which, width))
        byte, number = ir.IntType(8).as_pointer(), ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        fetch = builder.module.declare_intrinsic("llvm.prefetch.p0", (), kind)
        reading_into_all_caches = [ir.Constant(number, flag) for flag in (0, 3, 1)]
        address = builder.add(builder.ptrtoint(first, place.type), offset)
        builder.call(fetch, [builder.inttoptr(address, byte), *reading_into_all_caches])
        return context.get_dummy_value()

    return types.void(records, types.intp, types.intp), generate


@compiled
def _fetch_month(world: World, live: Live, bucket: Any) -> None:
    """Ask at once for what the events of a month will read, instead of waiting for each."""
    node = live.nodes[bucket].next
    while node != bucket:
        if node < len(world.seats):
            p = world.seats[node].practice
            _fetch(live.clocks, node, 0)
            _fetch(world.shares, node, 0)
            _fetch(live.changes, p * _KEPT_CHANGES, 0)
            for line in range(3):
                _fetch(live.positions, p, line)
        node = live.nodes[node].next


@compiled
def _bucket(live: Live, month: int) -> Any:
    """The node at which the ring of this month begins and ends."""
    return np.uint32(len(live.nodes) - _months(live) + month)


@compiled
def _months(live: Live) -> int:
    return len(live.searching) - 1


@compiled
def _queue(live: Live, node: int, month: int) -> None:
    if month >= _months(live):
        live.nodes[node].due = _months(live)
        return
    bucket = _bucket(live, month)
    first = live.nodes[bucket].next
    live.nodes[node].due = month
    live.nodes[node].next = first
    live.nodes[node].previous = bucket
    live.nodes[first].previous = node
    live.nodes[bucket].next = node


@compiled
def _unqueue(live: Live, node: int) -> None:
    this = live.nodes[node]
    if this.due < _months(live):
        live.nodes[this.previous].next = this.next
        live.nodes[this.next].previous = this.previous
        this.due = _months(live)


# --- Searching ------------------------------------------------------------------------------------


@compiled
def _searched_until(live: Live, time: float) -> float:
    """Months of searching gathered by a moment, weighed with the pull of the pool."""
    month = int(time)
    if month >= _months(live):
        return live.searching[_months(live)]
    part = time - month
    return live.searching[month] + part * (live.searching[month + 1] - live.searching[month])


@compiled
def _searched_by(live: Live, month: int) -> float:
    """The same by the middle of a month."""
    return 0.5 * (live.searching[month] + live.searching[month + 1])


@compiled
def _found_in(live: Live, gathered: float, earliest: int) -> int:
    """The month in which so much searching has been gathered; months when never."""
    months = _months(live)
    if live.searching[months] < gathered:
        return months
    pace = max(live.searching[months] - live.searching[earliest], 1e-300)
    part = min(max((gathered - live.searching[earliest]) / pace, 0.0), 1.0)
    month = min(earliest + int(part * (months - earliest)), months - 1)
    while month < months - 1 and live.searching[month + 1] < gathered:
        month += 1
    while month > earliest and live.searching[month] >= gathered:
        month -= 1
    return month


@compiled
def _rate(world: World, live: Live, key: Any, p: int) -> float:
    """Successors per year at a normal load; asked for once per run, with the frailty."""
    position, practice, x = live.positions[p], world.practices[p], live.numbers
    if position.rate < 0.0:
        x_logs = live.logs
        logs = practice.solo * x_logs[SOLO_FACTOR] + practice.group * x_logs[GROUP_FACTOR]
        logs += practice.rural * x_logs[RURAL_FACTOR] + practice.training * x_logs[TRAINING_FACTOR]
        logs += practice.premises * x_logs[PREMISES_FACTOR]
        logs += practice.dispensing * x_logs[DISPENSING_FACTOR]
        position.rate = x[SEARCH_RATE] * practice.search_factor * np.exp(logs)
        shape = x[FRAILTY_SHAPE]
        # Without frailty (an infinite shape) every practice pulls as it should.
        position.gamma = gamma(key, practice.key, shape) if shape < 1e6 else shape
    return position.rate


@compiled
def _pull(world: World, live: Live, key: Any, p: int) -> float:
    """Successors per year that this practice draws now, before its frailty."""
    position = live.positions[p]
    over = min(max(_load(live, p) - 1.0, 0.0), 1.0)
    pull = _rate(world, live, key, p)
    if over > 0.0:
        pull *= np.exp(10.0 * over * live.logs[LOAD_FACTOR])
    if position.state == TAKEOVER:
        pull *= live.numbers[TAKEOVER_FACTOR]
    return pull


@compiled
def _frailty(world: World, live: Live, key: Any, j: int) -> float:
    """How much this practice draws more or less than expected, given what was searched in vain."""
    p, shape = world.seats[j].practice, live.numbers[FRAILTY_SHAPE]
    rate = _rate(world, live, key, p)
    searched = world.shares[j].searched
    if searched > 0.0:
        over = min(max(live.positions[p].start_load - 1.0, 0.0), 1.0)
        rate *= np.exp(10.0 * over * live.logs[LOAD_FACTOR])
        if world.seats[j].kind == FIXED:
            rate *= live.numbers[TAKEOVER_FACTOR]
    return live.positions[p].gamma / (shape + rate * searched / 12.0)


@compiled
def _start_found(live: Live, j: int, pull: float, earliest: int) -> int:
    """The month in which the successor of an open share starts, at this pull."""
    if pull <= 0.0:
        return _months(live)
    clock = live.clocks[j]
    return _found_in(live, clock.mark + 12.0 * max(clock.budget, 0.0) / pull, earliest)


# --- Load, and what it changes --------------------------------------------------------------------


@compiled
def _load(live: Live, p: int) -> float:
    position = live.positions[p]
    capacity = position.fte * position.per_fte
    if capacity > _EPSILON:
        return position.patients / capacity
    return 1e9 if position.patients > _EPSILON else 0.0


@compiled
def _overload(live: Live, p: int) -> float:
    over = _load(live, p) - 1.0
    factor = live.positions[p].stop_factor
    if over <= 0.0:
        return factor
    if over > 100.0:
        return factor * _LARGEST_OVERLOAD
    return factor * min(_LARGEST_OVERLOAD, np.exp(live.numbers[LOAD_EFFECT] * over))


@compiled
def _touch(live: Live, p: int) -> None:
    """What a practice can carry, or has to carry, has changed: see `_settle`."""
    if live.positions[p].is_touched == 0:
        live.positions[p].is_touched = 1
        live.settling[live.counters[TOUCHED]] = p
        live.counters[TOUCHED] += 1


@compiled
def _settle(world: World, live: Live, key: Any, month: int, edge: int) -> None:
    """Bring everybody in the touched practices to the new load, at the start of a month (its edge)
    or halfway (the next edge).

    The pace of stopping changes at the edge, the pull on successors at once.
    """
    for index in range(live.counters[TOUCHED]):
        p = live.settling[index]
        live.positions[p].is_touched = 0
        if live.positions[p].state != CLOSED:
            _settle_practice(world, live, key, p, month, edge)
    live.counters[TOUCHED] = 0


@compiled
def _settle_practice(world: World, live: Live, key: Any, p: int, month: int, edge: int) -> None:
    position = live.positions[p]
    pull_before, overload = position.pull, _overload(live, p)
    has_changed = overload != position.overload or position.changes == 0
    if has_changed:
        position.overload = overload
        _note_change(world, live, p, edge)
    is_above_ceiling = overload > position.ceiling
    if is_above_ceiling:
        position.ceiling = _CEILING * overload
    if live.lacking[p] != 0:
        position.pull = _pull(world, live, key, p)
    _settle_room(world, live, p)
    first, last = position.first_seat, position.last_seat
    if position.is_busy == 0 and not is_above_ceiling:  # then at most one has to be settled
        if position.fresh == 0:
            return
        first, last = np.uint32(position.fresh - 1), position.fresh
    last_state = WATCHED if is_above_ceiling else OPENED
    position.is_busy = 0
    for j in range(first, last):
        if live.clocks[j].state <= last_state:
            is_retimed = has_changed or is_above_ceiling
            due = _due(world, live, key, j, (month, edge), pull_before, is_retimed)
            if due != live.nodes[j].due:
                _unqueue(live, j)
                _queue(live, j, due)
            if live.clocks[j].state < WATCHED:
                position.is_busy = 1
    position.fresh = 0


@compiled
def _due(
    world: World,
    live: Live,
    key: Any,
    j: int,
    now: tuple[int, int],
    pull_before: float,
    is_retimed: bool,
) -> int:
    """When something happens to a share next; `now` is the present month and edge."""
    state, pull = live.clocks[j].state, live.positions[world.seats[j].practice].pull
    if state == STARTED:
        return _start(world, live, key, j, now[1])
    if state == OPENED or (state == VACANT and pull != pull_before):
        return _search_on(live, j, now[0], pull, pull_before, 0.5 * (now[0] + now[1]))
    if state in (HELD, WATCHED) and is_retimed:
        return _retime(world, live, j, now[1])
    return live.nodes[j].due


@compiled
def _settle_room(world: World, live: Live, p: int) -> None:
    """Where there is more room than before, closed practices nearby look once more."""
    room = _room(live, p)
    if room > live.room[p] + _EPSILON and live.totals[DISPLACED] > _EPSILON:
        position = live.positions[p]
        for arc in range(position.first_reverse, position.last_reverse):
            other = world.reverse[arc]
            if live.waiting[other] != 0:
                _mark_dirty(live, other)
    live.room[p] = room


@compiled
def _search_on(live: Live, j: int, month: int, pull: float, pull_before: float, now: float) -> int:
    """The month in which an open share finds somebody, now that it opened or its pull changed."""
    clock = live.clocks[j]
    if clock.state == VACANT:
        searched = _searched_until(live, now)
        clock.budget -= pull_before * (searched - clock.mark) / 12.0
        clock.mark = searched
    clock.state = VACANT
    return _start_found(live, j, pull, month)


@compiled
def _room(live: Live, p: int) -> float:
    """Patients that a practice can still take; part of its room, however often it is asked."""
    position = live.positions[p]
    if position.state != OPEN:
        return 0.0
    room = max(position.stretch * position.fte * position.per_fte - position.listed, 0.0)
    came = position.patients - position.listed
    return max(position.willing * room - came, 0.0)


@compiled
def _mark_dirty(live: Live, p: int) -> None:
    if live.positions[p].is_dirty == 0:
        live.positions[p].is_dirty = 1
        live.dirty[live.counters[DIRTY]] = p
        live.counters[DIRTY] += 1


# --- Events ---------------------------------------------------------------------------------------


@compiled
def _tally(live: Live, p: int, count: int, change: int) -> None:
    """From this year on a count of this practice is so much higher."""
    live.tally[p, live.counters[YEAR], count] += change


@compiled
def _give_fte(world: World, live: Live, p: int, fte: float, measure: int) -> None:
    """Of owners or of who stands in for them; of staff see `_give_staff`."""
    live.positions[p].fte += fte
    live.totals[SUPPLY_FTE] += fte
    live.cells[live.positions[p].cell, measure] += fte


@compiled
def _give_staff(world: World, live: Live, p: int, staff: float) -> None:
    """Before the level of the year, as staff are kept."""
    live.positions[p].staff += staff
    live.positions[p].fte += staff * live.totals[STAFF_LEVEL]
    live.totals[SUPPLY_FTE] += staff * live.totals[STAFF_LEVEL]
    live.cells[live.positions[p].cell, STAFF_FTE] += staff


@compiled
def _holder_fte(world: World, live: Live, j: int) -> float:
    x = live.numbers
    if live.clocks[j].generation == 0 and world.seats[j].kind != NOBODY:
        return x[OWNER_CAPACITY] * world.seats[j].fte
    return x[OWNER_CAPACITY] * x[SUCCESSOR_FTE] * world.shares[j].successor_fte


@compiled
def _stage(world: World, live: Live, key: Any, j: int) -> int:
    """How far the present succession is: 2 bound, 1 seeking, 0 not begun."""
    share = world.shares[j]
    u = uniform(key, world.seats[j].key, 0, STAGE)
    success = share.swing_success
    if 0.0 < success < 1.0:
        success = min(max(success + live.numbers[SUCCESS_SHIFT], 0.0), 1.0)
    swing = share.swing * (1.0 - success)
    seeking = share.seeking + (swing if share.swing_seeks == 1 else 0.0)
    idle = share.idle + (0.0 if share.swing_seeks == 1 else swing)
    if u < seeking:
        return 1
    return 0 if u < seeking + idle else 2


@compiled
def _search_before(world: World, live: Live, key: Any, j: int, month: int) -> float:
    """Search still needed at the stop (pull times years); at most 0 when a successor is bound."""
    clock, seat = live.clocks[j], world.seats[j]
    p, now = seat.practice, month + 0.5
    live.positions[p].pull = _pull(world, live, key, p)
    needed = -np.log(uniform(key, seat.key, clock.generation, SEARCH))
    needed /= _frailty(world, live, key, j)
    begin = max(now - live.positions[p].lead, float(clock.start))
    if clock.generation == 0:
        if seat.kind == RATED:
            return needed
        stage = _stage(world, live, key, j)
        if stage == 2:
            return 0.0
        if stage == 1:
            begin = 0.0
    done = _searched_by(live, month) - _searched_until(live, begin)
    if clock.generation == 0 and seat.kind == FIXED:
        done *= live.numbers[TAKEOVER_FACTOR]
    return needed - live.positions[p].pull * done / 12.0


@compiled
def _leave(world: World, live: Live, key: Any, j: int, month: int) -> None:
    p = world.seats[j].practice
    clock, position = live.clocks[j], live.positions[p]
    needed = _search_before(world, live, key, j, month)
    was_bridged = clock.generation == 0 and world.seats[j].kind == FIXED
    if was_bridged:
        _end_bridge(world, live, p)
    live.totals[STOPS] += 1.0
    fte = _holder_fte(world, live, j)
    _give_fte(world, live, p, -fte, OWNER_FTE)
    if clock.generation > 0:
        live.cells[live.positions[p].cell, SUCCESSORS_FTE] -= fte
    if needed <= 0.0:
        _succeed(world, live, j)
        return
    live.totals[UNFILLED_STOPS] += 1.0
    position.held -= 1
    live.cells[live.positions[p].cell, HELD_SHARES] -= 1.0
    if position.held == 0:
        _lose_owner(world, live, key, p, month, was_bridged)
    _open(world, live, j, needed, _searched_by(live, month))


@compiled
def _open(world: World, live: Live, j: int, needed: float, searched: float) -> None:
    """The share stands empty, with so much searching still to do."""
    clock, p = live.clocks[j], world.seats[j].practice
    clock.state = OPENED
    clock.budget = needed
    clock.mark = searched
    live.lacking[p] = 1
    live.positions[p].fresh = j + 1
    live.totals[OPEN_SHARES] += 1.0
    live.cells[live.positions[p].cell, OPEN_IN_CELL] += 1.0
    _tally(live, p, SHARE_OPEN, world.shares[j].units)
    _touch(live, p)


@compiled
def _succeed(world: World, live: Live, j: int) -> None:
    """A successor starts."""
    clock, p = live.clocks[j], world.seats[j].practice
    clock.generation += 1
    clock.state = STARTED
    live.positions[p].fresh = j + 1
    live.totals[STARTS] += 1.0
    fte = _holder_fte(world, live, j)
    _give_fte(world, live, p, fte, OWNER_FTE)
    live.cells[live.positions[p].cell, SUCCESSORS_FTE] += fte
    _touch(live, p)


@compiled
def _is_in_time(world: World, live: Live, j: int, month: int) -> bool:
    """Whether the successor was found before the middle of the month, when practices close."""
    clock, pull = live.clocks[j], live.positions[world.seats[j].practice].pull
    return clock.mark + 12.0 * clock.budget / pull <= _searched_by(live, month)


@compiled
def _fill(world: World, live: Live, j: int) -> None:
    p = world.seats[j].practice
    position = live.positions[p]
    live.totals[OPEN_SHARES] -= 1.0
    live.cells[live.positions[p].cell, OPEN_IN_CELL] -= 1.0
    _tally(live, p, SHARE_OPEN, -world.shares[j].units)
    position.held += 1
    live.lacking[p] = position.held < position.shares
    live.cells[live.positions[p].cell, HELD_SHARES] += 1.0
    if position.state != OPEN:
        _regain_owner(world, live, p)
    _succeed(world, live, j)


@compiled
def _end_bridge(world: World, live: Live, p: int) -> None:
    """A takeover that stood in the register has ended: its slot is free, its pull is gone."""
    if world.practices[p].bridged == 1 and live.positions[p].bridges == 0:
        live.positions[p].bridges = 1
        live.totals[IN_TAKEOVER] -= 1.0


@compiled
def _missing_fte(world: World, live: Live, p: int) -> float:
    """What the owners brought when all were there."""
    position, total = live.positions[p], 0.0
    for j in range(position.first_seat, position.last_seat):
        total += max(_holder_fte(world, live, j), 0.0)
    return total


@compiled
def _cover(live: Live, world: World, p: int) -> float:
    if live.positions[p].state == TAKEOVER:
        return live.numbers[TAKEOVER_COVER]
    return max(live.numbers[GRACE_COVER], world.practices[p].least_grace_cover)


@compiled
def _lose_owner(world: World, live: Live, key: Any, p: int, month: int, was_bridged: bool) -> None:
    """The last owner has gone: the zorggroep takes over for a while, or locums bridge."""
    position, practice = live.positions[p], world.practices[p]
    generation = position.bridges
    position.bridges += 1
    _tally(live, p, NO_OWNER, 1)
    chance = max(live.numbers[TAKEOVER_CHANCE], practice.least_takeover_chance)
    position.state = GRACE
    lasts = live.numbers[GRACE_MONTHS]
    if (
        not was_bridged
        and live.totals[IN_TAKEOVER] < live.numbers[TAKEOVER_SLOTS]
        and uniform(key, practice.key, generation, BRIDGE) < chance
    ):
        position.state = TAKEOVER
        lasts = live.numbers[TAKEOVER_MONTHS]
    live.totals[IN_TAKEOVER if position.state == TAKEOVER else IN_GRACE] += 1.0
    bridge = _cover(live, world, p) * _missing_fte(world, live, p)
    position.bridge_fte = bridge
    _give_fte(world, live, p, bridge, BRIDGE_FTE)
    _count_uncovered(world, live, p)
    _queue(live, len(world.seats) + p, month + int(lasts))


@compiled
def _count_uncovered(world: World, live: Live, p: int) -> None:
    """Patients of a practice without owner whom nobody stands in for."""
    position = live.positions[p]
    missing = _missing_fte(world, live, p)
    whole = position.staff * live.totals[STAFF_LEVEL] + missing
    part = missing / whole if whole > _EPSILON else 1.0
    now = (1.0 - _cover(live, world, p)) * part * position.patients
    live.totals[UNCOVERED] += now - position.uncovered
    live.cells[live.positions[p].cell, UNCOVERED_IN_CELL] += now - position.uncovered
    position.uncovered = now


@compiled
def _leave_bridge(world: World, live: Live, p: int) -> None:
    position = live.positions[p]
    live.totals[UNCOVERED] -= position.uncovered
    live.cells[live.positions[p].cell, UNCOVERED_IN_CELL] -= position.uncovered
    position.uncovered = 0.0
    live.totals[IN_TAKEOVER if position.state == TAKEOVER else IN_GRACE] -= 1.0
    _give_fte(world, live, p, -position.bridge_fte, BRIDGE_FTE)


@compiled
def _regain_owner(world: World, live: Live, p: int) -> None:
    _leave_bridge(world, live, p)
    _tally(live, p, NO_OWNER, -1)
    live.positions[p].state = OPEN
    _unqueue(live, len(world.seats) + p)


@compiled
def _close(world: World, live: Live, p: int, month: int) -> None:
    """Nobody was found in time: the list falls apart and looks for places nearby."""
    position = live.positions[p]
    _leave_bridge(world, live, p)
    position.state = CLOSED
    _tally(live, p, IS_CLOSED, 1)
    live.totals[CLOSURES] += 1.0
    cell = live.cells[live.positions[p].cell]
    for j in range(position.first_seat, position.last_seat):
        _unqueue(live, j)
        live.clocks[j].state = GONE
        _tally(live, p, SHARE_OPEN, -world.shares[j].units)
        live.totals[OPEN_SHARES] -= 1.0
        cell[OPEN_IN_CELL] -= 1.0
    live.lacking[p] = 0
    live.room[p] = 0.0
    live.totals[REGISTERING] -= _still_registering(live, p, month)
    position.registering = 0.0
    live.totals[DISPLACED] += position.patients
    cell[DISPLACED_IN_CELL] += position.patients
    cell[LISTED] -= position.patients
    _set_displaced(live, p, position.patients)
    position.patients = 0.0
    _mark_dirty(live, p)
    if position.staff > 0.0:
        live.moving[live.counters[MOVING]] = p
        live.counters[MOVING] += 1
        for arc in range(position.first_arc, position.last_arc):
            live.given[arc] = 0.0


@compiled
def _set_displaced(live: Live, p: int, displaced: float) -> None:
    before = live.positions[p].displaced
    live.positions[p].displaced = displaced
    live.waiting[p] = displaced > _EPSILON
    _tally(live, p, PLACELESS, int(displaced * 1000.0 + 0.5) - int(before * 1000.0 + 0.5))


@compiled
def _still_registering(live: Live, p: int, month: int) -> float:
    position = live.positions[p]
    return position.registering * live.registration[month - position.registered]


# --- Dispersal ------------------------------------------------------------------------------------


@compiled
def _disperse(world: World, live: Live, month: int) -> None:
    """Everybody without a place looks at once, nearer and roomier neighbours first in favour.

    All look in the same rounds and are cut in the same proportion where there is too little room,
    so that no practice goes before another.
    """
    live.counters[STAMP] += 1
    stamp, touched, count = live.counters[STAMP], 0, 0
    for index in range(live.counters[DIRTY]):
        p = live.dirty[index]
        live.positions[p].is_dirty = 0
        if live.waiting[p] != 0:
            touched = _find_ways(live, p, stamp, touched)
            if live.positions[p].ways > 0:
                _know_near(world, live, p)
                live.dirty[count] = p
                count += 1
    live.counters[DIRTY] = 0
    for _ in range(_ROUNDS):
        if count == 0 or _round(world, live, count, touched) <= _EPSILON:
            break
    for index in range(touched):
        q = live.touched[index]
        if live.positions[q].taken > 0.0:
            live.cells[live.positions[q].cell, LISTED] += live.positions[q].taken
            _register(live, q, month)
            live.room[q] = _room(live, q)
            _touch(live, q)
    for index in range(live.counters[MOVING]):
        _move_staff(world, live, live.moving[index])
    live.counters[MOVING] = 0


@compiled
def _find_ways(live: Live, p: int, stamp: int, touched: int) -> int:
    """Note the arcs along which patients of this practice may find a place, and the practices to
    which any lead; how many practices by now."""
    position, ways = live.positions[p], 0
    for arc in range(position.first_arc, position.last_arc):
        q = live.others[arc]
        if live.room[q] > 0.0:
            live.ways[position.first_arc + ways] = arc
            ways += 1
            if live.positions[q].mark != stamp:
                live.positions[q].mark = stamp
                live.positions[q].spare = live.room[q]
                live.positions[q].taken = 0.0
                live.positions[q].asked = 0.0
                live.touched[touched] = q
                touched += 1
    position.ways = ways
    return touched


@compiled
def _know_near(world: World, live: Live, p: int) -> None:
    """How readily patients of this practice go along each arc; weighed once per run."""
    position = live.positions[p]
    if position.knows_near == 0:
        position.knows_near = 1
        for arc in range(position.first_arc, position.last_arc):
            live.nearness[arc] = np.exp(-live.numbers[DISTANCE_DECAY] * world.arcs[arc].km)


@compiled
def _move_staff(world: World, live: Live, p: int) -> None:
    """Staff of a closed practice go where its patients went, or nearby where nobody could take any.

    Part of them leaves the region, and all where no practice is left nearby. Who comes makes room.
    """
    position, total, leaving = live.positions[p], 0.0, live.positions[p].staff
    for arc in range(position.first_arc, position.last_arc):
        total += live.given[arc]
    if total <= _EPSILON:
        _know_near(world, live, p)
        total = 0.0
        for arc in range(position.first_arc, position.last_arc):
            is_open = live.positions[live.others[arc]].state == OPEN
            live.given[arc] = live.nearness[arc] if is_open else 0.0
            total += live.given[arc]
    _give_staff(world, live, p, -leaving)
    live.positions[p].fte = 0.0
    if total > 0.0:
        coming = live.numbers[STAFF_STAYS] * leaving
        leaving -= coming
        for arc in range(position.first_arc, position.last_arc):
            if live.given[arc] > 0.0:
                _take_staff(world, live, live.others[arc], coming * live.given[arc] / total)
    live.totals[STAFF_LEFT] += leaving


@compiled
def _take_staff(world: World, live: Live, q: int, staff: float) -> None:
    _give_staff(world, live, q, staff)
    _touch(live, q)


@compiled
def _round(world: World, live: Live, count: int, touched: int) -> float:
    """One round of asking and taking; how many patients found a place."""
    for index in range(count):
        _ask(world, live, live.dirty[index])
    moved = 0.0
    for index in range(count):
        moved += _take(world, live, live.dirty[index])
    for index in range(touched):
        other = live.positions[live.touched[index]]
        other.spare = max(other.spare - min(other.asked, other.spare), 0.0)
        other.asked = 0.0
    return moved


@compiled
def _ask(world: World, live: Live, p: int) -> None:
    """Everybody who waits asks, the nearer and roomier practices more."""
    first, waiting, total = live.positions[p].first_arc, live.positions[p].displaced, 0.0
    for way in range(first, first + live.positions[p].ways):
        arc = live.ways[way]
        live.asked[arc] = live.nearness[arc] * live.positions[live.others[arc]].spare
        total += live.asked[arc]
    scale = waiting / total if total > _EPSILON and waiting > _EPSILON else 0.0
    for way in range(first, first + live.positions[p].ways):
        arc = live.ways[way]
        live.asked[arc] *= scale
        live.positions[live.others[arc]].asked += live.asked[arc]


@compiled
def _take(world: World, live: Live, p: int) -> float:
    """Places for who asked, cut alike where there is too little room; how many."""
    first, found = live.positions[p].first_arc, 0.0
    for way in range(first, first + live.positions[p].ways):
        arc = live.ways[way]
        if live.asked[arc] > 0.0:
            other = live.positions[live.others[arc]]
            taken = live.asked[arc] * min(1.0, other.spare / other.asked)
            other.taken += taken
            live.given[arc] += taken
            found += taken
    found = min(found, live.positions[p].displaced)
    _set_displaced(live, p, live.positions[p].displaced - found)
    live.totals[DISPLACED] -= found
    live.cells[live.positions[p].cell, DISPLACED_IN_CELL] -= found
    return found


@compiled
def _register(live: Live, q: int, month: int) -> None:
    """New patients get their place at once and come over little by little."""
    position = live.positions[q]
    position.patients += position.taken
    position.registering = _still_registering(live, q, month) + position.taken
    position.registered = month
    live.totals[REGISTERING] += position.taken
    position.taken = 0.0


# --- A run ----------------------------------------------------------------------------------------


@compiled
def _begin(world: World, live: Live, key: Any) -> None:
    """Everybody in place on the as-of day."""
    live.filled[len(live.filled) - 1] += 1
    for month in range(len(world.year_of)):
        bucket = _bucket(live, month)
        live.nodes[bucket].next = bucket
        live.nodes[bucket].previous = bucket
    live.totals[:] = 0.0
    live.lacking[:] = 0
    live.room[:] = 0.0
    live.waiting[:] = 0
    live.counters[:] = 0
    _draw_numbers(world, live, key)
    _fill_tables(world, live, key)
    live.cells[:] = 0.0
    live.totals[STAFF_LEVEL] = 1.0
    live.numbers[STAFF_TODAY] = 0.0
    for p in range(len(world.practices)):  # before anybody asks for a place
        live.totals[IN_TAKEOVER] += world.practices[p].bridged
    working = _working(world, live, 0)
    for p in range(len(world.practices)):
        _begin_practice(world, live, p, working)
        for j in range(live.positions[p].first_seat, live.positions[p].last_seat):
            _begin_share(world, live, j)
        live.positions[p].start_load = _load(live, p)
        if live.positions[p].held < live.positions[p].shares:
            _begin_open(world, live, key, p)
        _touch(live, p)


@compiled
def _set_limits(world: World, live: Live, p: int) -> None:
    """How long before a stop is searched, how far the practice can stretch, and which part of the
    room it offers."""
    practice, position = world.practices[p], live.positions[p]
    position.lead = max(12.0 * live.numbers[LEAD_YEARS], practice.least_lead)
    position.stretch = live.numbers[STRETCH] + practice.stretch_extra
    position.willing = (
        live.numbers[LIMITED_STOP_ROOM] if practice.limited == 1 else practice.willing
    )


@compiled
def _begin_practice(world: World, live: Live, p: int, working: float) -> None:
    """As it is before anybody holds a share."""
    practice, position = world.practices[p], live.positions[p]
    position.fte = 0.0
    position.staff = 0.0
    _give_staff(world, live, p, practice.staff_fte)
    live.numbers[STAFF_TODAY] += practice.staff_fte
    live.cells[live.positions[p].cell, LISTED] += practice.patients
    live.nodes[len(world.seats) + p].due = len(world.year_of)
    position.patients = practice.patients
    position.per_fte = _per_fte(world, live, 0, p, working)
    position.rate = -1.0
    _set_limits(world, live, p)
    position.shares = position.last_seat - position.first_seat
    position.state = OPEN
    _clear(position)


@compiled
def _clear(position: Record) -> None:
    """Nothing has happened yet."""
    position.uncovered = 0.0
    position.pull = 0.0
    position.displaced = 0.0
    position.registering = 0.0
    position.registered = 0
    position.is_busy = 1
    position.fresh = 0
    position.held = 0
    position.bridges = 0
    position.mark = 0
    position.is_dirty = 0
    position.is_touched = 0
    position.knows_near = 0
    position.overload = 0.0
    position.ceiling = 0.0
    position.changes = 0


@compiled
def _begin_share(world: World, live: Live, j: int) -> None:
    p = world.seats[j].practice
    live.clocks[j].generation = 0
    live.clocks[j].start = 0
    live.clocks[j].state = STARTED
    live.nodes[j].due = len(world.year_of)
    if world.seats[j].kind != NOBODY:
        live.positions[p].held += 1
        live.cells[live.positions[p].cell, HELD_SHARES] += 1.0
        _give_fte(world, live, p, _holder_fte(world, live, j), OWNER_FTE)


@compiled
def _begin_open(world: World, live: Live, key: Any, p: int) -> None:
    """Shares that nobody holds on the as-of day."""
    position = live.positions[p]
    for j in range(position.first_seat, position.last_seat):
        if world.seats[j].kind == NOBODY:
            needed = -np.log(uniform(key, world.seats[j].key, 0, SEARCH))
            needed /= _frailty(world, live, key, j)
            if _stage(world, live, key, j) == 2:
                needed = 0.0
            _open(world, live, j, needed, 0.0)
    if position.held == 0:
        _lose_owner(world, live, key, p, 0, False)


@compiled
def _happen(world: World, live: Live, key: Any, node: int, month: int) -> None:
    """One event. A practice without owner closes halfway the month: before that one may start."""
    seats = len(world.seats)
    p = node - seats if node >= seats else world.seats[node].practice
    ends = node >= seats or live.nodes[seats + p].due == month
    starter, starts = node, node < seats
    if ends:
        starts = False
        for j in range(live.positions[p].first_seat, live.positions[p].last_seat):
            if (live.nodes[j].due == month or j == node) and _is_in_time(world, live, j, month):
                starter = j
                starts = True
    if not starts:
        _unqueue(live, seats + p)
        _close(world, live, p, month)
        return
    _unqueue(live, starter)
    if live.clocks[starter].state == HELD:
        _leave(world, live, key, starter, month)
    else:
        _fill(world, live, starter)


@compiled
def _look(world: World, live: Live, j: int, month: int) -> None:
    """The stop of who was watched comes near; not yet in this month."""
    _settle_clock(world, live, j, month + 1)
    _queue(live, j, _watch(world, live, j, month + 1))
    if live.clocks[j].state == HELD:
        live.positions[world.seats[j].practice].is_busy = 1


@compiled
def _month(world: World, live: Live, key: Any, month: int) -> None:
    """Everything that happens in one month.

    Always the head of the bucket: an event may take any other out of the list, or add one.
    """
    edge, bucket = month, _bucket(live, month)
    _fetch_month(world, live, bucket)
    while True:
        if live.counters[TOUCHED] > 0:
            _settle(world, live, key, month, edge)
        edge = month + 1
        node = live.nodes[bucket].next
        if node != bucket:
            _unqueue(live, node)
            if node < len(world.seats) and live.clocks[node].state == WATCHED:
                _look(world, live, node, month)
            else:
                _happen(world, live, key, node, month)
        elif live.counters[DIRTY] > 0:
            _disperse(world, live, month)
        else:
            break
    live.totals[REGISTERING] *= live.registration[1]
    live.totals[DISPLACED_YEARS] += live.totals[DISPLACED] / 12.0


@compiled
def _asked(world: World, live: Live, year: int, p: int) -> float:
    """Care that a patient asks against today."""
    ageing = live.numbers[AGEING_LEVEL] - world.numbers[AGEING_LEVEL, 0]
    growth = live.numbers[GROWTH] - world.numbers[GROWTH, 0]
    slopes = world.slopes[year, p]
    return world.demand[year, p] * (1.0 + ageing * slopes[0]) * (1.0 + growth * slopes[1])


@compiled
def _working(world: World, live: Live, year: int) -> float:
    """Hours of the same person at the end of a year against today."""
    return (1.0 + live.numbers[FTE_TREND]) ** (world.year_ends[year] / 12.0)


@compiled
def _per_fte(world: World, live: Live, year: int, p: int, working: float) -> float:
    practice = world.practices[p]
    usual = practice.per_fte * practice.capacity_factor * live.numbers[SERVED]
    return usual * working / _asked(world, live, year, p)


@compiled
def _change_numbers(world: World, live: Live, key: Any, rows: Floats) -> None:
    """From this year on other numbers hold: for who is there, and for whatever happens next."""
    x, owners_before = live.numbers, live.numbers[OWNER_CAPACITY]
    _read_numbers(world, live, key, rows, False)
    more = x[OWNER_CAPACITY] / owners_before - 1.0 if owners_before > 0.0 else 0.0
    for cell in range(len(live.cells)):
        live.cells[cell, SUCCESSORS_FTE] *= 1.0 + more
    for p in range(len(world.practices)):
        position = live.positions[p]
        position.knows_near = 0
        if position.state == CLOSED:
            if position.displaced > _EPSILON:
                _mark_dirty(live, p)
            continue
        position.rate = -1.0
        _set_limits(world, live, p)
        position.ceiling = 0.0  # with another lead, whoever is watched must be looked at again
        own = position.fte - position.staff * live.totals[STAFF_LEVEL]
        if position.state != OPEN:
            own -= position.bridge_fte
            bridge = _cover(live, world, p) * _missing_fte(world, live, p)
            _give_fte(world, live, p, bridge - position.bridge_fte, BRIDGE_FTE)
            position.bridge_fte = bridge
            _count_uncovered(world, live, p)
        _give_fte(world, live, p, more * own, OWNER_FTE)
        _touch(live, p)


@compiled
def _new_year(world: World, live: Live, key: Any, year: int) -> None:
    for change in range(len(world.changes)):
        if world.change_years[change] == year:
            _change_numbers(world, live, key, world.changes[change])
    if live.moves[year] or live.numbers[FTE_TREND] != 0.0:
        _new_demand(world, live, year)


@compiled
def _new_demand(world: World, live: Live, year: int) -> None:
    """From this year on each patient asks for more or less care, and each fte gives it."""
    working = _working(world, live, year)
    for p in range(len(world.practices)):
        before, now = live.positions[p].per_fte, _per_fte(world, live, year, p, working)
        if before != now:
            live.positions[p].per_fte = now
            _touch(live, p)


@compiled
def _new_staff(world: World, live: Live, year: int) -> None:
    """Staff at the end of a year: who is still there and who came, less who became owner."""
    x, today = live.numbers, live.numbers[STAFF_TODAY]
    if today <= _EPSILON:
        return
    more = x[STARTERS] / world.numbers[STARTERS, 0] * x[COMPLETION] / world.numbers[COMPLETION, 0]
    more *= x[REGION_PULL] / world.numbers[REGION_PULL, 0]
    before = world.staff[year - 1, 1] if year > 0 else 0.0
    live.totals[CAME] += (world.staff[year, 1] - before) * more
    rest = live.totals[CAME] - live.totals[STARTS]
    staying = world.staff[year, 0] ** (x[RATE_LEVEL] / world.numbers[RATE_LEVEL, 0])
    level = max(staying + world.staff[year, 2] * rest / today, 0.0)
    change = level - live.totals[STAFF_LEVEL]
    live.totals[STAFF_LEVEL] = level
    for p in range(len(world.practices)):
        position = live.positions[p]
        if position.staff > 0.0 and change != 0.0:
            position.fte += change * position.staff
            live.totals[SUPPLY_FTE] += change * position.staff
            _touch(live, p)
            if position.state != OPEN:
                _count_uncovered(world, live, p)


@compiled
def _write(world: World, live: Live, year: int, series: Floats) -> None:
    """The state of the region on 31 December."""
    for index in range(SERIES):
        series[year, index] = live.totals[index]
    series[year, SUPPLY_FTE] *= _working(world, live, year)


@compiled
def _write_counts(live: Live, counts: Ints) -> None:
    """From what went up in each year to what there was at its end."""
    for p in range(len(live.tally)):
        for count in range(COUNTS):
            total = 0
            for year in range(len(counts)):
                total += live.tally[p, year, count]
                live.tally[p, year, count] = 0
                counts[year, p, count] += total


@compiled
def _count_care(world: World, live: Live, year: int) -> None:
    for cell in range(len(live.cells)):
        live.cells[cell, CARE] = 0.0
    for p in range(len(world.practices)):
        patients = live.positions[p].patients + live.positions[p].displaced
        live.cells[live.positions[p].cell, CARE] += patients * _asked(world, live, year, p)


@compiled
def _write_cells(world: World, live: Live, year: int, told: Floats) -> None:
    """The state on 31 December per cell."""
    cells = live.cells
    for cell in range(len(cells)):
        cells[cell, CARE] = cells[cell, LISTED] + cells[cell, DISPLACED_IN_CELL]
    if live.differs[0]:
        _count_care(world, live, year)
    working = _working(world, live, year)
    for cell in range(len(cells)):
        for measure in range(MEASURES):
            value = cells[cell, measure]
            if measure <= STAFF_FTE:
                value *= working
            if measure == STAFF_FTE:
                value *= live.totals[STAFF_LEVEL]
            # Sums of differences leave dust.
            told[cell, measure] = value if value > 1e-6 else 0.0


@compiled
def _check(world: World, live: Live, month: int, residual: Floats) -> None:
    """The largest violations so far: patients, fte, shares, slots and registering."""
    patients, fte, registering = live.totals[DISPLACED], 0.0, 0.0
    wanted, seats, vacant, takeovers = 0.0, 0, 0, 0
    displaced, slots, staff = 0.0, 0.0, live.numbers[STAFF_TODAY] - live.totals[STAFF_LEFT]
    for p in range(len(world.practices)):
        practice, position = world.practices[p], live.positions[p]
        wanted += practice.patients
        slots += practice.bridged
        patients += position.patients
        displaced += position.displaced
        registering += _still_registering(live, p, month)
        takeovers += position.state == TAKEOVER
        takeovers += practice.bridged == 1 and position.bridges == 0
        own, held = 0.0, 0
        for j in range(position.first_seat, position.last_seat):
            vacant += live.clocks[j].state == VACANT
            if live.clocks[j].state in (HELD, STAYS, WATCHED):
                held += 1
                own += _holder_fte(world, live, j)
        seats += held != position.held
        seats += (held > 0) != (position.state == OPEN)
        own += position.staff * live.totals[STAFF_LEVEL]
        staff -= position.staff
        if position.state == TAKEOVER or position.state == GRACE:
            own += _cover(live, world, p) * _missing_fte(world, live, p)
        fte += abs(own - position.fte)
        residual[4] = max(residual[4], -position.patients, -position.displaced)
    residual[0] = max(residual[0], abs(patients - wanted), abs(displaced - live.totals[DISPLACED]))
    residual[1] = max(residual[1], fte, abs(staff))
    residual[2] = max(residual[2], seats + abs(vacant - live.totals[OPEN_SHARES]))
    slots = max(slots, live.numbers[TAKEOVER_SLOTS])
    residual[3] = max(residual[3], abs(takeovers - live.totals[IN_TAKEOVER]), takeovers - slots)
    settled = registering * live.registration[1]
    residual[4] = max(residual[4], abs(settled - live.totals[REGISTERING]))


@kept
def run_many(
    world: World, live: Live, results: Results, runs: tuple[int, int, int], is_checked: bool
) -> None:
    """Adds `runs` = (seed, first run, number of runs) to the results; allocates nothing."""
    months = len(world.year_of)
    seed, first, count = runs
    for run in range(count):
        key = run_key(seed, first + run)
        _begin(world, live, key)
        for number in range(NUMBERS):
            results.drawn[run, number] = live.numbers[number]
        for month in range(months):
            year = world.year_of[month]
            if month > 0 and world.year_of[month - 1] != year:
                live.counters[YEAR] = year
                _new_year(world, live, key, year)
            _month(world, live, key, month)
            if month + 1 == world.year_ends[year]:
                if len(world.staff) > 0:
                    _new_staff(world, live, year)
                _write(world, live, year, results.series[run])
                _write_cells(world, live, year, results.cells[run, year])
            if is_checked:
                _check(world, live, month, results.residual[run])
    _write_counts(live, results.counts)
