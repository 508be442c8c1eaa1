"""Scenarios: read strictly, applied to the assumptions, set side by side."""

from pathlib import Path

import pytest

from succession.capacity.region.demand import Growth
from succession.capacity.scenario.effect import Strength
from succession.capacity.scenario.levers import number_at
from succession.capacity.scenario.scenario import (
    BASELINE,
    Basis,
    PulledLever,
    Scenario,
    demand_scenarios,
    lever_scenarios,
    load_scenario,
    timeline,
    under,
)
from succession.errors import InvalidInput
from tests.capacity.scenario.test_levers import LEVERS
from tests.risk.world import ROUND

BASIS = Basis(ROUND, LEVERS)


def _read(tmp_path: Path, text: str) -> Scenario:
    file = tmp_path / "scenario.yaml"
    file.write_text(text, encoding="utf-8")
    return load_scenario(file)


def test_a_scenario_is_read_whole(tmp_path: Path) -> None:
    text = """
name: "Samen vooruit"
demand_growth: hoog
levers:
  - {lever: stappenplan}
  - {lever: praktijkmanagement, strength: laag}
seed: 7
years: 10
runs: 200
"""
    assert _read(tmp_path, text) == Scenario(
        name="Samen vooruit",
        demand_growth=Growth.HIGH,
        levers=(
            PulledLever(lever="stappenplan"),
            PulledLever(lever="praktijkmanagement", strength=Strength.LOW),
        ),
        seed=7,
        years=10,
        runs=200,
    )


def test_only_the_name_is_required(tmp_path: Path) -> None:
    scenario = _read(tmp_path, "name: Kaal\n")
    assert scenario == BASELINE.model_copy(update={"name": "Kaal"})
    assert under(scenario, BASIS) == ROUND


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("demand_growth: laag\n", "`name` ontbreekt"),
        ("name: A\nyears: 40\n", "`years`"),
        ("name: A\nruns: 0\n", "`runs`"),
        ("name: A\nspeed: 3\n", "geen bekend veld"),
        ("name: A\ndemand_growth: enorm\n", "bestaat niet"),
        ("name: A\nlevers:\n  - {lever: poh}\n  - {lever: poh}\n", "één keer"),
    ],
)
def test_a_faulty_scenario_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        _read(tmp_path, text)


def test_unknown_levers_are_all_named() -> None:
    scenario = Scenario(
        name="A", levers=(PulledLever(lever="toverstaf"), PulledLever(lever="poeder"))
    )
    with pytest.raises(InvalidInput) as refused:
        under(scenario, BASIS)
    assert [problem.what for problem in refused.value.problems] == [
        "de aanpak `toverstaf` bestaat niet",
        "de aanpak `poeder` bestaat niet",
    ]


def test_the_levers_of_a_scenario_work_together() -> None:
    scenario = Scenario(
        name="A", levers=(PulledLever(lever="arbeidsmarkt"), PulledLever(lever="begeleiding"))
    )
    after = under(scenario, BASIS)
    assert number_at(after, "search.yearly_rate").value == pytest.approx(0.7 * 1.25 * 1.05)
    assert number_at(after, "search.lead").value == 1.5


def test_demand_is_set_side_by_side() -> None:
    growths = [scenario.demand_growth for scenario in demand_scenarios(BASELINE)]
    assert growths == [Growth.LOW, Growth.MIDDLE, Growth.HIGH]


def test_every_lever_that_is_not_pulled_yet_is_tried_alone() -> None:
    start = Scenario(name="A", levers=(PulledLever(lever="poh"),))
    tried = lever_scenarios(start, LEVERS)
    assert [scenario.levers[1].lever for scenario in tried] == [
        lever.id for lever in LEVERS.levers if lever.id != "poh"
    ]
    assert {len(scenario.levers) for scenario in tried} == {2}


def test_a_scenario_can_be_a_key() -> None:
    assert len({BASELINE, Scenario(name=BASELINE.name), Scenario(name="B")}) == 2


def test_a_lever_that_hardly_works_changes_less() -> None:
    weak = Scenario(name="A", levers=(PulledLever(lever="stappenplan", strength=Strength.LOW),))
    assert number_at(under(weak, BASIS), "search.lead").value == 2.0


def test_every_lever_works_after_its_own_delay() -> None:
    names = ("praktijkmanagement", "begeleiding")
    delays = {name: LEVERS.find(name).delay_months for name in names}  # type: ignore[union-attr]
    assert delays == {"praktijkmanagement": 6, "begeleiding": 0}
    levers = tuple(PulledLever(lever=name) for name in names)
    found = timeline(Scenario(name="A", levers=levers), BASIS)
    assert number_at(found.start, "search.lead").value == 1.5
    assert number_at(found.start, "supply.owner_capacity").value == 1.0
    assert [months for months, _ in found.later] == [6]
    assert number_at(found.by(5.9), "supply.owner_capacity").value == 1.0
    assert number_at(found.by(6), "supply.owner_capacity").value == pytest.approx(1.045)
    assert found.by(6) == found.all_at_work
    assert number_at(found.by(6), "search.lead").value == 1.5


def test_what_a_run_keeps_from_its_beginning_changes_at_once() -> None:
    scenario = Scenario(name="A", levers=(PulledLever(lever="praktijkbeheer"),))
    assert LEVERS.find("praktijkbeheer").delay_months > 0  # type: ignore[union-attr]
    found = timeline(scenario, BASIS)
    assert number_at(found.start, "stop.age_shift").value == 0.5


def test_a_named_growth_is_certain_at_all_times() -> None:
    scenario = Scenario(
        name="A", demand_growth=Growth.HIGH, levers=(PulledLever(lever="praktijkmanagement"),)
    )
    for assumptions in (timeline(scenario, BASIS).start, timeline(scenario, BASIS).all_at_work):
        growth = assumptions.demand.growth
        assert growth.low == growth.value == growth.high == ROUND.demand.growth.high
