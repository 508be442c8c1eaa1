# mypy: disable-error-code="no-any-return"
"""What stands where in memory, and the numbers by which things are called."""

import numpy as np

from succession.assumptions import DRAWN, Settled

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
ALL_GO = STOP  # of a practice, which has no stop of its own
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
        ("swing", "f8"),  # chance of a candidate that may fall through, and how often he starts
        ("swing_success", "f8"),
        ("searched", "f8"),
        ("left", "f8"),
        ("units", "i4"),  # part of the practice, in millionths
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
        ("per_fte_slope", "f8"),  # how much that changes with the reliability of a load
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
        ("size", "f8"),  # the logarithm of its list against an ordinary one
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
        ("start_over", "f8"),
        ("registered", "u4"),
        ("knows_near", "u4"),  # whether `Live.nearness` holds for this practice
        ("fresh", "u4"),  # one more than the share that just started or opened; 0 for none
        ("all_go", "u4"),  # the month in which all owners go at once
        ("brought", "f8"),  # fte in service that came along with patients, as staff are kept
        ("last_padding", "f8"),
    ],
    align=True,
)
# The numbers that are drawn, by the names that the rules use: rows of `World.numbers`, with value,
# low, high, and 1 if on the logarithm.
_index = tuple(DRAWN).index
RATE_LEVEL = _index("stop.rate_level")
AGE_SHIFT = _index("stop.age_shift")
LOAD_EFFECT = _index("stop.load_effect")
CHAIN_RATE = _index("stop.chain_rate")
SEARCH_RATE = _index("search.yearly_rate")
FRAILTY_SHAPE = _index("search.frailty_shape")
LEAD_YEARS = _index("search.lead")
SOLO_FACTOR = _index("search.solo_factor")
RURAL_FACTOR = _index("search.rural_factor")
GROUP_FACTOR = _index("search.group_factor")
LOAD_FACTOR = _index("search.load_factor")
TRAINING_FACTOR = _index("search.training_factor")
PREMISES_FACTOR = _index("search.premises_factor")
DISPENSING_FACTOR = _index("search.dispensing_factor")
TAKEOVER_FACTOR = _index("search.takeover_factor")
UNMET_DEMAND = _index("capacity.unmet_demand")
STRETCH = _index("capacity.stretch")
DISTANCE_DECAY = _index("capacity.distance_decay")
SUCCESSOR_FTE = _index("simulation.successor_fte")
SUCCESSOR_AGE = _index("simulation.successor_age")
EARLY_EXIT = _index("simulation.early_exit")
TAKEOVER_CHANCE = _index("simulation.takeover_chance")
TAKEOVER_SLOTS = _index("simulation.takeover_slots")
TAKEOVER_COVER = _index("simulation.takeover_cover")
TAKEOVER_MONTHS = _index("stop.takeover_months")
GRACE_MONTHS = _index("simulation.grace_months")
GRACE_COVER = _index("simulation.grace_cover")
REGISTRATION_RATE = _index("simulation.registration_rate")
STAFF_STAYS = _index("simulation.staff_stays")
AGEING_LEVEL = _index("demand.ageing_level")
GROWTH = _index("demand.growth")
LOCAL_GROWTH = _index("demand.local_growth")
OWNER_CAPACITY = _index("supply.owner_capacity")
FTE_TREND = _index("supply.fte_trend")
STARTERS = _index("supply.starters")
COMPLETION = _index("supply.completion")
REGION_PULL = _index("supply.region_pull")
LIMITED_STOP_ROOM = _index("capacity.limited_stop_room")
FALLS_WITHIN = _index("stages.falls_within")
SHARED_RATE = _index("stop.shared_rate")
SIZE_POWER = _index("search.size_power")
LOAD_RELIABILITY = _index("capacity.load_reliability")
POOL_SIZE = _index("simulation.pool_size")
POOL_EXIT = _index("simulation.pool_exit")
POOL_EFFECT = _index("simulation.pool_effect")
ABROAD = _index("supply.abroad")
OWNER_SHARE = _index("supply.owner_share")
NATIONAL_OWNERS = _index("supply.national_owners")
NUMBERS = len(DRAWN)
# What is in tables, or was drawn for somebody: a run keeps what it began with.
STAYING = tuple(
    index for index, one in enumerate(DRAWN.values()) if one.settled is not Settled.YEARLY
)
# Beside the numbers: drawn, or worked out once per run.
# How full the region is, against which a practice is full, is read anew each year.
(
    SUCCESS_SHIFT,
    AGE_MONTHS,
    LARGEST_SHOCK,
    STAFF_TODAY,
    SERVED,
    MEAN_LOAD,
    SEEKERS,
    SEEKERS_TODAY,
    NEEDED_TODAY,
    STARTS_BEFORE,
    STOPS_BEFORE,
) = range(NUMBERS, NUMBERS + 11)
ALL_NUMBERS = NUMBERS + 11
# Totals of a run; the first thirteen are its series, on 31 December of each year.
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
    PULL_OF_POOL,
) = range(13)
SERIES = 13
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
    CLOSED_IN_CELL,
) = range(11)
MEASURES = 11
# What is counted per practice and year, in whole numbers so that the order of adding is free.
SHARE_OPEN, NO_OWNER, IS_CLOSED, PLACELESS = range(4)
COUNTS = 4
# What must not differ from zero, when checked: see `check_run`.
CHECKS = 5
EARLY_MONTHS = 60
PADDING = 12  # months before a successor starts, in the same calendar year
EPSILON = 1e-9
LINE = 64  # bytes of memory that are read at once
SHARES_OF_A_POOL = 100  # the pool is told per so many
LEAST_PULL, MOST_PULL = 0.05, 5.0  # of the pool, against today
KEPT_CHANGES = 4  # as many as stand in a line
