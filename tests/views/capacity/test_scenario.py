"""A scenario in words, and when two are the same."""

from datetime import date

from succession.capacity.region.demand import Growth
from succession.capacity.scenario.effect import ModelEffect, Strength
from succession.capacity.scenario.levers import Lever, Levers
from succession.capacity.scenario.scenario import BASELINE, PulledLever, Scenario
from succession.views.capacity import scenario

LEVERS = Levers(
    version="1",
    levers=(
        Lever(
            id="stappenplan",
            label="Eerder beginnen",
            delay_months=0,
            source="Zi",
            grade="C",
            valid_from=date(2026, 11, 1),
            effects=(ModelEffect(on="search.lead", how="at_least", value=3, low=2, high=5),),
        ),
    ),
)
OWN = Scenario(
    name="Samen",
    demand_growth=Growth.HIGH,
    levers=(
        PulledLever(lever="stappenplan", strength=Strength.LOW),
        PulledLever(lever="vertrokken"),
    ),
    years=10,
    seed=7,
)


def test_a_scenario_is_said_in_one_line() -> None:
    assert scenario.summary(OWN, LEVERS) == (
        "Groei van de vraag: hoog · Eerder beginnen (werkt weinig) · "
        "vertrokken (zoals verwacht) · "
        "10 jaar vooruit · startgetal 7"
    )


def test_every_strength_has_its_words() -> None:
    assert set(scenario.STRENGTH_WORDS) == set(Strength)


def test_the_list_says_what_each_one_is() -> None:
    assert scenario.record(OWN, LEVERS)["aanpakken"].startswith("Eerder beginnen (werkt weinig)")
    assert scenario.record(BASELINE, LEVERS)["aanpakken"] == "geen"


def test_a_lever_is_offered_with_its_evidence() -> None:
    assert scenario.lever_names(LEVERS) == {"stappenplan": "Eerder beginnen (bewijs C)"}


def test_a_name_makes_no_other_future() -> None:
    assert scenario.is_same_future(OWN, OWN.model_copy(update={"name": "Anders"}))
    assert not scenario.is_same_future(OWN, OWN.model_copy(update={"seed": 8}))


def test_a_new_name_is_free() -> None:
    assert scenario.unused_name("Eigen", ["Ander"]) == "Eigen"
    assert scenario.unused_name("Eigen", ["eigen", "Eigen 2"]) == "Eigen 3"
