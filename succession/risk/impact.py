"""What it does to patients when a practice loses a share: enrolled there, and *zonder plek*.

Impact is told given that a share falls open, and is never multiplied by how likely that is.
"""

from dataclasses import dataclass

import numpy as np

from succession.arrays import Floats
from succession.assumptions import CapacityAssumptions
from succession.network.dispersal import disperse
from succession.register import PatientStop
from succession.risk.cases import Cases


@dataclass(frozen=True, slots=True)
class Impact:
    """Whole persons; None where list or place is unknown.

    `enrolled` are the patients on the list of the share that falls open, `unplaced` those left
    after colleagues and neighbours took what they can, `steered` the same when the hagro lifts
    its patiëntenstops. `colleagues_can_carry` is None when it cannot be known.
    """

    enrolled: int | None = None
    unplaced: int | None = None
    steered: int | None = None
    colleagues_can_carry: bool | None = None


def open_part(open_share: Floats, any_open: Floats) -> Floats:
    """The part of the list at stake given that a share opens; 0 where none can."""
    return np.divide(open_share, any_open, out=np.zeros_like(open_share), where=any_open > 0)


def impacts(cases: Cases, part: Floats, assumptions: CapacityAssumptions) -> list[Impact]:
    """Per practice what happens when the part of its list falls open."""
    neighbourhood = _Neighbourhood(cases, assumptions)
    return [neighbourhood.impact(index, float(part[index])) for index in range(len(part))]


def is_limited(stop: PatientStop | None) -> bool:
    """Whether a practice takes in only a part of its room; so it is where nothing is known."""
    return stop is None or stop is PatientStop.LIMITED


def part_offered(stop: PatientStop | None, assumptions: CapacityAssumptions) -> float:
    """The part (0-1) of its room that a practice offers to patients of others."""
    if is_limited(stop):
        return assumptions.limited_stop_room.value
    return 0.0 if stop is PatientStop.YES else 1.0


class _Neighbourhood:
    def __init__(self, cases: Cases, assumptions: CapacityAssumptions) -> None:
        loads = cases.practice.load
        self._cases, self._assumptions = cases, assumptions
        self._capacity = assumptions.stretch.value * loads.patients_per_fte * loads.fte
        room = np.maximum(self._capacity - loads.patients, 0.0)
        # What is unknown of a neighbour offers no room: nobody is counted as placed on a guess.
        self._room_if_steered = np.nan_to_num(room, nan=0.0)
        stops = (practice.patient_stop for practice in cases.practices)
        offered = np.array([part_offered(stop, assumptions) for stop in stops])
        self._room = self._room_if_steered * offered

    def impact(self, index: int, part: float) -> Impact:
        patients = self._cases.practices[index].patients
        if patients is None:
            return Impact()
        enrolled = round(patients * part)
        remaining = self._colleagues_room(index, patients, part)
        after_colleagues = max(enrolled - int(remaining), 0)
        near = self._near(index)
        if near is None:
            return Impact(enrolled, colleagues_can_carry=after_colleagues == 0)
        return Impact(
            enrolled=enrolled,
            unplaced=self._unplaced(after_colleagues, near, self._room),
            steered=self._unplaced(after_colleagues, near, self._room_if_steered),
            colleagues_can_carry=after_colleagues == 0,
        )

    def _colleagues_room(self, index: int, patients: int, part: float) -> float:
        """What the GPs who stay in the practice can take on top of their own patients."""
        capacity = self._capacity[index] * (1 - part)
        return 0.0 if np.isnan(capacity) else max(capacity - patients * (1 - part), 0.0)

    def _near(self, index: int) -> list[tuple[int, float]] | None:
        """Neighbours with their km; None when the practice itself has no place."""
        practice = self._cases.practices[index]
        if practice.latitude is None or practice.longitude is None:
            return None
        a = self._assumptions
        return self._cases.places.nearest(index, int(a.neighbours.value), a.neighbour_radius.value)

    def _unplaced(self, patients: int, near: list[tuple[int, float]], room: Floats) -> int:
        spare = [float(room[other]) for other, _ in near]
        km = [distance for _, distance in near]
        return disperse(patients, spare, km, self._assumptions.distance_decay.value).unplaced
