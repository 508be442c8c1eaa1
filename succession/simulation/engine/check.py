# mypy: disable-error-code="no-any-return"
# ruff: noqa: PLR0915, PLR1714
"""What must not differ from zero, when it is checked."""

from succession.simulation.engine.compiling import Floats, compiled
from succession.simulation.engine.layout import (
    DISPLACED,
    GRACE,
    HELD,
    IN_TAKEOVER,
    OPEN,
    OPEN_SHARES,
    REGISTERING,
    STAFF_LEFT,
    STAFF_LEVEL,
    STAFF_TODAY,
    STAYS,
    TAKEOVER,
    TAKEOVER_SLOTS,
    VACANT,
    WATCHED,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.rules.bridge import cover_of, missing_fte
from succession.simulation.engine.rules.closing import still_registering
from succession.simulation.engine.rules.counted import holder_fte


@compiled
def check_run(world: World, live: Live, month: int, residual: Floats) -> None:
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
        registering += still_registering(live, p, month)
        takeovers += position.state == TAKEOVER
        takeovers += practice.bridged == 1 and position.bridges == 0
        own, held = 0.0, 0
        for j in range(position.first_seat, position.last_seat):
            vacant += live.clocks[j].state == VACANT
            if live.clocks[j].state in (HELD, STAYS, WATCHED):
                held += 1
                own += holder_fte(world, live, j)
        seats += held != position.held
        seats += (held > 0) != (position.state == OPEN)
        own += position.staff * live.totals[STAFF_LEVEL]
        staff -= position.staff
        if position.state == TAKEOVER or position.state == GRACE:
            own += cover_of(live, world, p) * missing_fte(world, live, p)
        fte += abs(own - position.fte)
        residual[4] = max(residual[4], -position.patients, -position.displaced)
    residual[0] = max(residual[0], abs(patients - wanted), abs(displaced - live.totals[DISPLACED]))
    residual[1] = max(residual[1], fte, abs(staff))
    residual[2] = max(residual[2], seats + abs(vacant - live.totals[OPEN_SHARES]))
    slots = max(slots, live.numbers[TAKEOVER_SLOTS])
    residual[3] = max(residual[3], abs(takeovers - live.totals[IN_TAKEOVER]), takeovers - slots)
    settled = registering * live.registration[1]
    residual[4] = max(residual[4], abs(settled - live.totals[REGISTERING]))
