"""Small worlds for the engine, written down in a few words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.spatial import KDTree

from succession.assumptions import Assumptions
from succession.risk.stop import AgeHazard
from succession.simulation import engine
from succession.simulation.numbers import numbers_of
from succession.simulation.streams import number_of
from tests.risk.world import ASSUMPTIONS

NEVER_STOPS = 1e-12
WITHOUT_FRAILTY = 1e9
_MONTHLY = np.arange(160 * 12) / 12


@dataclass(frozen=True)
class Office:
    """A practice at a place (km) whose owners have these ages; each share like the others."""

    ages: Sequence[float]
    patients: float = 2000.0
    x: float = 0.0
    y: float = 0.0
    fte: float = 1.0
    staff_fte: float = 0.0
    per_fte: float = 2000.0
    kind: int = engine.AGED
    share: dict[str, Any] = field(default_factory=dict)
    practice: dict[str, Any] = field(default_factory=dict)
    name: str | None = None


# So many and so ordinary that it is as full as anything: what is fuller than it, is too full.
THE_REST = Office(
    ages=(0.0,),
    kind=engine.FIXED,
    share={"left": 1e9},
    patients=2e12,
    fte=1e9,
    x=9_000.0,
    name="the rest of the country",
)


def world_of(
    offices: Sequence[Office],
    years: int = 15,
    assumptions: Assumptions = ASSUMPTIONS,
    spread: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0),
    **numbers: float,
) -> engine.World:
    """The world of these practices; `numbers` by the names that the engine gives them."""
    practices = _practices(offices)
    arcs, reverse = _arcs(offices, practices)
    known = assumptions.unknowns.ages
    return engine.World(
        seats=np.concatenate([_seats(p, office) for p, office in enumerate(offices)]),
        shares=np.concatenate([_shares(office) for office in offices]),
        practices=practices,
        arcs=arcs,
        reverse=reverse,
        plans=np.zeros((0, 12 * years + 1)),
        plan_weights=np.array([(0.5, 0.3, 0.7)]),
        ages=AgeHazard(assumptions.stop.yearly_rates, 1.0, 0.0).cumulative(_MONTHLY),
        unknown_ages=np.array([(round(row.age * 12), row.weight) for row in known]),
        numbers=_numbers(assumptions, numbers),
        spread=np.array(spread),
        closings=np.zeros((0, 2), np.int32),
        label=np.zeros(1, np.uint64),
        mixing=np.eye(engine.NUMBERS),
        **_still(years, len(offices)),
    )


def _numbers(assumptions: Assumptions, certain: dict[str, float]) -> Any:
    table = numbers_of(assumptions)
    # Owners go one by one and the pool stays as it is, unless a test says so.
    for name, value in ({"SHARED_RATE": NEVER_STOPS, "POOL_EFFECT": 0.0} | certain).items():
        table[getattr(engine, name)] = (value, value, value, 0.0)
    return table


def _still(years: int, practices: int) -> dict[str, Any]:
    """So many calendar years in which nothing moves by itself, told as one cell."""
    return {
        "year_of": np.repeat(np.arange(years, dtype=np.uint32), 12),
        "year_ends": (12 * np.arange(1, years + 1)).astype(np.uint32),
        "demand": np.ones((years, practices)),
        "slopes": np.zeros((years, practices, 2)),
        "staff": np.zeros((0, 3)),
        "cell_of": np.zeros(practices, np.int32),
        "cells": np.zeros(1, np.int32),
        "changes": np.zeros((0, engine.NUMBERS, 4)),
        "change_years": np.zeros(0, np.int32),
        "stops_a_year": np.zeros(1),
    }


def run(
    world: engine.World, count: int, seed: int = 1, first: int = 0, is_checked: bool = False
) -> engine.Results:
    """The series, counts and violations of so many runs."""
    results = engine.results_of(world, count)
    engine.run_many(world, engine.live_of(world), results, (seed, first, count), is_checked)
    # Numbers of another kind than those of a register are compiled for, which takes minutes.
    assert len(engine.run_many.signatures) == 1
    return results


def _seats(p: int, office: Office) -> Any:
    seats = np.zeros(len(office.ages), engine.SEAT)
    seats["key"] = [number_of(f"{_name(office, p)}/{i}") for i in range(len(seats))]
    seats["fte"] = 0.0 if office.kind == engine.NOBODY else office.fte
    seats["practice"] = p
    seats["kind"] = office.kind
    seats["plan"] = -1
    seats["age_months"] = np.round(np.array(office.ages) * 12)
    return seats


def _name(office: Office, p: int) -> str:
    return office.name or f"{office.x}:{office.y}:{p}"


def _shares(office: Office) -> Any:
    shares = np.zeros(len(office.ages), engine.SHARE)
    shares["units"] = 1_000_000 // len(office.ages)
    shares["successor_fte"] = office.fte
    shares["idle"] = 1.0
    for name, value in office.share.items():
        shares[name] = value
    return shares


def _practices(offices: Sequence[Office]) -> Any:
    practices = np.array([_practice(office) for office in offices], engine.PRACTICE)
    practices["last_seat"] = np.cumsum([len(office.ages) for office in offices])
    practices["first_seat"] = practices["last_seat"] - [len(office.ages) for office in offices]
    return practices


def _practice(office: Office) -> Any:
    row = np.zeros(1, engine.PRACTICE)
    for name in ("stop_factor", "search_factor", "capacity_factor", "willing"):
        row[name] = 1.0
    row["key"] = number_of(_name(office, 0))
    row["patients"] = office.patients
    row["staff_fte"] = office.staff_fte
    row["per_fte"] = office.per_fte
    row["solo"] = len(office.ages) == 1
    row["group"] = len(office.ages) >= 3
    for name, value in office.practice.items():
        row[name] = value
    return row[0]


def _arcs(offices: Sequence[Office], practices: Any) -> tuple[Any, Any]:
    tree = KDTree([(office.x, office.y) for office in offices])
    km, found = tree.query(tree.data, k=17, distance_upper_bound=15)
    near = [
        [(d, q) for d, q in zip(km[p], found[p], strict=True) if q < len(offices) and q != p]
        for p in range(len(offices))
    ]
    reverse: list[list[int]] = [[] for _ in offices]
    for p, arcs in enumerate(near):
        for _, q in arcs:
            reverse[q].append(p)
    for name, lists in (("arc", near), ("reverse", reverse)):
        lengths = [len(one) for one in lists]
        practices[f"last_{name}"] = np.cumsum(lengths)
        practices[f"first_{name}"] = np.cumsum(lengths) - lengths
    flat = [arc for arcs in near for arc in arcs]
    return np.array(flat, engine.ARC), np.array([p for ps in reverse for p in ps], np.uint32)


def some_region(seed: int, practices: int = 20, **changes: Any) -> tuple[Office, ...]:
    """Practices of different sizes and ages on a plane, about as full as they can be."""
    random = np.random.default_rng(seed)
    side = 3.0 * practices**0.5
    return tuple(
        Office(**(_some_office(random, side) | {"name": f"{seed}/{index}"} | changes))
        for index in range(practices)
    )


def _some_office(random: Any, side: float) -> dict[str, Any]:
    size = int(random.choice([1, 2, 3, 5], p=[0.3, 0.35, 0.2, 0.15]))
    fte = float(random.uniform(0.6, 1.0))
    return {
        "ages": tuple(random.uniform(35, 68, size)),
        "patients": size * fte * 2000 * float(random.uniform(0.75, 1.1)),
        "fte": fte,
        "x": float(random.uniform(0, side)),
        "y": float(random.uniform(0, side)),
    }
