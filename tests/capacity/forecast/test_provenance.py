"""A result says what it was made from, and what has changed since."""

import json
from dataclasses import replace
from datetime import date

import pytest

from succession.capacity.forecast.provenance import (
    provenance_from,
    provenance_object,
    provenance_of,
    register_hash,
    what_differs,
)
from succession.capacity.scenario.effect import ModelEffect
from succession.capacity.scenario.levers import changed
from succession.capacity.scenario.scenario import BASELINE, Basis, PulledLever, Scenario
from succession.register import Register
from tests.capacity.scenario.test_levers import LEVERS
from tests.risk.world import AS_OF, ASSUMPTIONS, gp, practice, register

BASIS = Basis(ASSUMPTIONS, LEVERS)
REGISTER = register(practice(), gp("A"), gp("B"), practice("01000002"))


def test_what_is_exported_is_read_back_the_same() -> None:
    scenario = Scenario(name="A", levers=(PulledLever(lever="poh"),), seed=5)
    made = provenance_of(scenario, BASIS, REGISTER, AS_OF)
    text = json.dumps(provenance_object(made), allow_nan=False)
    assert provenance_from(json.loads(text)) == made


def test_the_order_of_the_records_does_not_count() -> None:
    turned = Register(
        practices=REGISTER.practices[::-1], gps=REGISTER.gps[::-1], shares=REGISTER.shares[::-1]
    )
    assert register_hash(turned) == register_hash(REGISTER)


def test_one_changed_field_counts() -> None:
    older = replace(REGISTER.gps[0], birth_year=1960)
    changed_register = replace(REGISTER, gps=(older, *REGISTER.gps[1:]))
    assert register_hash(changed_register) != register_hash(REGISTER)


def test_a_record_does_not_count_for_one_of_another_list() -> None:
    assert register_hash(Register()) != register_hash(replace(REGISTER, gps=()))


def test_nothing_differs_from_itself() -> None:
    made = provenance_of(BASELINE, BASIS, REGISTER, AS_OF)
    assert what_differs(made, made) == ()


@pytest.mark.parametrize("what", ["assumptions", "levers", "register"])
def test_what_has_changed_since_is_named(what: str) -> None:
    then = provenance_of(BASELINE, BASIS, REGISTER, AS_OF)
    effect = ModelEffect(on="search.lead", how="plus", value=1, low=1, high=1)
    basis, found = BASIS, REGISTER
    if what == "assumptions":
        basis = replace(BASIS, assumptions=changed(ASSUMPTIONS, [effect]))
    elif what == "levers":
        basis = replace(BASIS, levers=LEVERS.model_copy(update={"levers": LEVERS.levers[1:]}))
    else:
        found = Register()
    words = {"assumptions": "aannames", "levers": "aanpakken", "register": "register"}
    (problem,) = what_differs(then, provenance_of(BASELINE, basis, found, AS_OF))
    assert words[what] in problem.what


def test_the_day_and_the_scenario_are_kept_as_they_were() -> None:
    made = provenance_of(BASELINE, BASIS, REGISTER, date(2027, 3, 1))
    exported = provenance_object(made)
    assert exported["as_of"] == "2027-03-01"
    assert exported["scenario"]["demand_growth"] == "gespreid"
