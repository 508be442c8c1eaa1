"""How full each practice is: patients against a capacity per fte that fits this region.

Capacity per fte is calibrated: with it, today's patients exceed today's capacity by today's unmet
demand, from the fte in this register, also when it lists owners only. The norm practice is for
reference only.

Practices differ more in patients per fte than they are full, because fte is loosely told. Of what
a practice lies from the mean only a part counts as load; the rest is what a fte carries there:

    capacity per fte = mean x ((1 - reliability) x patients per fte / mean + reliability)

so that the capacities of all together are still what they were.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from succession.arrays import Bools, Floats
from succession.assumptions import Assumptions, CapacityAssumptions, Unknowns
from succession.register import Gp, GpRole, Practice


@dataclass(frozen=True)
class Loads:
    """Patients over capacity per practice: as known (nan when unknown), and its range.

    As it is seen: against the mean capacity of one fte, `patients_per_fte`, which is nan when the
    region gives nothing to calibrate on. `fte` and `patients` are what it was computed from,
    `per_fte` is the capacity of one fte of this practice.
    """

    load: Floats
    low: Floats
    high: Floats
    fte: Floats
    patients: Floats
    patients_per_fte: float
    per_fte: Floats


def fuller(load: Floats, assumptions: CapacityAssumptions) -> Floats:
    """How full a practice is against its region (1), from its load as it is seen."""
    against_mean = load * (1 - assumptions.unmet_demand.value)
    part = assumptions.load_reliability.value
    return np.asarray(against_mean / (part + (1 - part) * against_mean))


def loads_of(
    practices: tuple[Practice, ...],
    gps: Sequence[tuple[Gp, ...]],
    bridges: Floats,
    assumptions: Assumptions,
) -> Loads:
    """How full each practice is; a practice without GPs in the register has an unknown load.

    `bridges` are the locums per practice that the register does not list: they carry the patients
    of a share without holder for the time being, so that they count for the load alone.
    """
    unknowns = assumptions.unknowns
    patients = np.array([np.nan if p.patients is None else p.patients for p in practices], float)
    listed, *others = (
        np.array([_fte(group, unknowns, which) for group in gps], dtype=float)
        for which in ("fte", "low", "high")
    )
    bridging = bridges * unknowns.fte[GpRole.CHANGING_LOCUM]
    fte, fte_low, fte_high = (each + bridging for each in (listed, *others))
    served = 1 - assumptions.capacity.unmet_demand.value
    bounds = _Bounds(patients, fte_low, fte_high, unknowns)
    middle = _per_fte(patients, fte) * served
    load = patients / (middle * np.where(fte > 0, fte, np.nan))
    low, high = bounds.loads(served)
    is_known = ~np.isnan(load) & bounds.is_complete
    return Loads(
        load=load,
        low=np.where(is_known & bounds.is_region_complete, load, np.fmin(load, low)),
        high=np.where(is_known & bounds.is_region_complete, load, np.fmax(load, high)),
        fte=listed,
        patients=patients,
        patients_per_fte=middle,
        per_fte=_per_fte_there(load * served, middle, assumptions.capacity),
    )


def _per_fte_there(against_mean: Floats, middle: float, assumptions: CapacityAssumptions) -> Floats:
    """The capacity of one fte of each practice; an ordinary one where its load is unknown."""
    part = assumptions.load_reliability.value
    return np.asarray(middle * (part + (1 - part) * np.nan_to_num(against_mean, nan=1.0)))


def _per_fte(patients: Floats, fte: Floats) -> float:
    """Patients per fte over the practices of which both are known; nan when there are none."""
    is_known = (patients > 0) & (fte > 0)
    total = float(fte[is_known].sum())
    return float(patients[is_known].sum()) / total if total else float("nan")


def _fte(gps: tuple[Gp, ...], unknowns: Unknowns, which: str) -> float:
    """The fte that carries the list; nan for a practice without GPs. Trainees carry none."""
    working = [gp for gp in gps if gp.role is not GpRole.TRAINEE]
    if not working:
        return float("nan")
    return sum(_fte_of(gp, unknowns, which) for gp in working)


def _fte_of(gp: Gp, unknowns: Unknowns, which: str) -> float:
    if gp.fte is not None or which == "fte":
        return gp.fte_or(unknowns.fte)
    return unknowns.fte_range.low if which == "low" else unknowns.fte_range.high


@dataclass(frozen=True)
class _Bounds:
    """The lowest and highest load when each unknown takes its plausible extremes.

    The calibration moves with what is unknown anywhere in the region, so its extremes count for
    every practice: a datum that goes missing never makes another practice look safer.
    """

    patients: Floats
    fte_low: Floats
    fte_high: Floats
    unknowns: Unknowns

    @property
    def is_complete(self) -> Bools:
        return np.asarray(~np.isnan(self.patients) & (self.fte_low == self.fte_high))

    @property
    def is_region_complete(self) -> bool:
        return bool(self.is_complete.all())

    def loads(self, served: float) -> tuple[Floats, Floats]:
        rate = self.unknowns.patients_per_fte
        fte_low = np.where(np.isnan(self.fte_low), self.patients / rate.high, self.fte_low)
        fte_high = np.where(np.isnan(self.fte_high), self.patients / rate.low, self.fte_high)
        patients_low = np.where(np.isnan(self.patients), rate.low * fte_low, self.patients)
        patients_high = np.where(np.isnan(self.patients), rate.high * fte_high, self.patients)
        fewest = _per_fte(patients_low, fte_high) * served
        most = _per_fte(patients_high, fte_low) * served
        widest = rate.high / rate.low
        low = patients_low / (most * np.where(fte_high > 0, fte_high, np.nan))
        high = patients_high / (fewest * np.where(fte_low > 0, fte_low, np.nan))
        return np.where(np.isnan(low), 1 / widest, low), np.where(np.isnan(high), widest, high)
