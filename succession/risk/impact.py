"""What it does to patients when a practice loses a share: enrolled there, and *zonder plek*.

Impact is told given that a share falls open, and is never multiplied by how likely that is.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from succession.arrays import Bools, Floats
from succession.assumptions import Assumptions, CapacityAssumptions
from succession.network.dispersal import disperse, disperse_together
from succession.register import PatientStop
from succession.risk.carried import own_fte
from succession.risk.cases import Cases
from succession.risk.likelihood import any_and_none_left, per_practice
from succession.risk.result import Together


@dataclass(frozen=True, slots=True)
class Impact:
    """Whole persons; None where list or place is unknown.

    `enrolled` are the patients on the list of the share that falls open, `unplaced` those left
    after colleagues and neighbours took what they can, `steered` the same when the hagro lifts
    its patiëntenstops. `unplaced_band` is P10 to P90 over where the practices may stand, upwards
    to what it is when practices that the list does not name have no room. `colleagues_can_carry`
    is None when it cannot be known.
    """

    enrolled: int | None = None
    unplaced: int | None = None
    steered: int | None = None
    unplaced_band: tuple[int, int] | None = None
    colleagues_can_carry: bool | None = None


@dataclass(frozen=True)
class Stake:
    """Given that a share falls open, per practice: the part (0-1) of its list that is at stake, the
    fte that stays, and that of who was in service and goes along with the patients: where no owner
    is left."""

    part: Floats
    staying_fte: Floats
    going_along_fte: Floats


def stake_of(cases: Cases, opened: Floats, shared: float, assumptions: Assumptions) -> Stake:
    """From the chance per share of having opened, of which `shared` is that all owners of the
    practice went at once; nothing is at stake where none can.

    Who is in service carries on; where no owner is left, a part of them (`staff_stays`) does so
    elsewhere.
    """
    any_open, none_left = any_and_none_left(cases, opened, shared)

    def given(chance: Floats) -> Floats:
        return np.divide(chance, any_open, out=np.zeros_like(chance), where=any_open > 0)

    own, fte = own_fte(cases, assumptions), cases.practice.load.fte
    staff = np.maximum(fte - per_practice(cases, own, np.ones_like(opened)), 0.0)
    going = staff * given(none_left)
    return Stake(
        part=given(per_practice(cases, cases.share.weight, opened)),
        staying_fte=fte - given(per_practice(cases, own, opened)) - going,
        going_along_fte=assumptions.simulation.staff_stays.value * going,
    )


def impacts(cases: Cases, stake: Stake, assumptions: CapacityAssumptions) -> list[Impact]:
    """Per practice what happens when the part of its list falls open."""
    return _Neighbourhood(cases, assumptions, stake).impacts()


def together(
    cases: Cases, stake: Stake, closing: Bools, assumptions: CapacityAssumptions
) -> Together:
    """What happens when the part of the lists of these practices falls open at the same time."""
    return _Neighbourhood(cases, assumptions, stake).together(closing)


def is_limited(stop: PatientStop | None) -> bool:
    """Whether a practice takes in only a part of its room; so it is where nothing is known."""
    return stop is None or stop is PatientStop.LIMITED


def part_offered(stop: PatientStop | None, assumptions: CapacityAssumptions) -> float:
    """The part (0-1) of its room that a practice offers to patients of others."""
    if is_limited(stop):
        return assumptions.limited_stop_room.value
    return 0.0 if stop is PatientStop.YES else 1.0


@dataclass(frozen=True)
class _Neighbourhood:
    """Every practice with what its colleagues and neighbours can take; columns per practice."""

    cases: Cases
    assumptions: CapacityAssumptions
    stake: Stake

    def impacts(self) -> list[Impact]:
        named, steered = self._unplaced(self._room), self._unplaced(self._room_if_steered)
        alone = self._unplaced(self._room, with_unnamed=False)
        low, high = np.quantile(named, 0.1, axis=0), np.quantile(alone, 0.9, axis=0)
        columns = (self._enrolled, self._after_colleagues, named.mean(axis=0), steered.mean(axis=0))
        return [
            _impact(index, self.cases, *row)
            for index, row in enumerate(zip(*columns, low, high, strict=True))
        ]

    @cached_property
    def _capacity(self) -> Floats:
        loads = self.cases.practice.load
        return np.asarray(self.assumptions.stretch.value * loads.per_fte * loads.fte)

    @cached_property
    def _patients(self) -> Floats:
        return self.cases.practice.load.patients

    @cached_property
    def _enrolled(self) -> Floats:
        return np.rint(self._patients * self.stake.part)

    @cached_property
    def _after_colleagues(self) -> Floats:
        """Who is left when the GPs who stay have taken what they can on top of their own."""
        stake, load = self.stake, self.cases.practice.load
        # Elsewhere an fte carries what it does in the region.
        carried = load.per_fte * stake.staying_fte + load.patients_per_fte * stake.going_along_fte
        spare = self.assumptions.stretch.value * carried - self._patients * (1 - stake.part)
        carried = np.floor(np.maximum(np.nan_to_num(spare), 0.0))
        return np.maximum(self._enrolled - carried, 0.0)

    @cached_property
    def _room_if_steered(self) -> Floats:
        """What is unknown of a neighbour offers no room: nobody is placed on a guess."""
        return np.nan_to_num(np.maximum(self._capacity - self._patients, 0.0))

    @cached_property
    def _room(self) -> Floats:
        stops = (practice.patient_stop for practice in self.cases.practices)
        offered = np.array([part_offered(stop, self.assumptions) for stop in stops])
        return np.asarray(self._room_if_steered * offered)

    def _unplaced(self, room: Floats, with_unnamed: bool = True) -> Floats:
        """Who finds no place per draw of the places, (draws, practices).

        A practice that the list does not name has as much room as those that it does.
        """
        near, unnamed = self.cases.places.neighbours, self.cases.places.unnamed_by_km
        rings = np.broadcast_to(np.arange(unnamed.shape[1]) + 0.5, unnamed.shape)
        usual = room[self._is_known].mean() if with_unnamed and self._is_known.any() else 0.0
        part, others = near.among_the_nearest(unnamed)
        around = np.concatenate((part * room[near.other], others * usual), axis=2)
        decay = self.assumptions.distance_decay.value
        patients = np.nan_to_num(self._after_colleagues)
        draws = zip(around, near.km, strict=True)
        return np.array(
            [
                disperse(patients, there, np.concatenate((km, rings), axis=1), decay).unplaced
                for there, km in draws
            ]
        )

    def together(self, closing: Bools) -> Together:
        """All of these at once, over the draws of the places.

        Who closes takes nobody. Practices that the list does not name are left out: with how many
        of these they share their room is not known.
        """
        near, places = self.cases.places.neighbours, self.cases.places.is_located
        known = closing & places & ~np.isnan(self._after_colleagues)
        room = np.where(closing, 0.0, self._room)
        patients = np.where(known, self._after_colleagues, 0.0)
        decay = self.assumptions.distance_decay.value
        draws = [
            disperse_together(patients, room, np.maximum(other, 0), km, decay)
            for other, km in zip(near.other, near.km, strict=True)
        ]
        totals = np.sum(draws, axis=1)
        low, high = np.quantile(totals, (0.1, 0.9))
        return Together(
            unplaced=round(totals.mean()),
            low=round(low),
            high=round(high),
            practices=int(known.sum()),
            unknown=int((closing & ~known).sum()),
        )

    @cached_property
    def _is_known(self) -> Bools:
        return np.asarray(~np.isnan(self._capacity - self._patients))


def _impact(index: int, cases: Cases, *columns: float) -> Impact:
    """From one number per column to what is known of this practice."""
    enrolled, after_colleagues, unplaced, steered, low, high = columns
    if np.isnan(enrolled):
        return Impact()
    can_carry = bool(after_colleagues == 0)
    if not cases.places.is_located[index]:
        return Impact(round(enrolled), colleagues_can_carry=can_carry)
    return Impact(
        enrolled=round(enrolled),
        unplaced=round(unplaced),
        steered=round(steered),
        unplaced_band=(min(round(low), round(unplaced)), max(round(high), round(unplaced))),
        colleagues_can_carry=can_carry,
    )
