"""What a draaiboek does is told once, in the draaiboek, and read from there by the model."""

from pathlib import Path
from shutil import copytree

import pytest

from succession.capacity.scenario.levers import Lever, Levers, load_levers
from succession.capacity.scenario.playbook_effects import ASSUMPTIONS, taken_from
from succession.errors import InvalidInput
from succession.playbook.book.effects import PARAMETERS, Operation, Parameter
from succession.playbook.book.reading import library
from tests.verification.published import ROOT

LEVERS = load_levers(ROOT / "data/levers.yaml")
LIBRARY = {playbook.id: playbook for playbook in library(ROOT / "playbooks")}


def _lever(lever_id: str, levers: Levers = LEVERS) -> Lever:
    found = levers.find(lever_id)
    assert found is not None
    return found


def _effects(lever_id: str, levers: Levers = LEVERS) -> dict[str, tuple[object, ...]]:
    effects = _lever(lever_id, levers).effects
    return {one.on: (one.how, one.value, one.low, one.high) for one in effects}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The levers and the draaiboeken in a folder of their own."""
    for name in ("data", "playbooks"):
        copytree(ROOT / name, tmp_path / name)
    return tmp_path


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_every_draaiboek_that_changes_a_number_of_the_model_is_a_lever() -> None:
    text = (ROOT / "data/levers.yaml").read_text(encoding="utf-8")
    counted = {
        name
        for name, playbook in LIBRARY.items()
        if any(effect.parameter in ASSUMPTIONS for effect in playbook.effects)
    }
    assert {name for name in LIBRARY if f"playbooks/{name}.yaml" in text} == counted
    assert set(LIBRARY) - counted == {
        "beeindigen-zonder-opvolger",
        "capaciteitsmonitor",
        "nulpraktijk",
        "overdracht-acuut",
    }, "docs/model.md says why these are no lever"


def test_the_names_by_which_scenarios_know_the_levers_stand() -> None:
    assert {lever.id for lever in LEVERS.levers} == {
        "mentorschap",
        "stappenplan",
        "overname",
        "samenwerking",
        "praktijkmanagement",
        "poh",
        "stagebureau",
        "hybride",
        "arbeidsmarkt",
        "praktijkbeheer",
        "begeleiding",
        "verbeterplan",
        "has",
        "starterstraject",
    }


def test_effects_are_told_in_the_numbers_of_the_model() -> None:
    assert _effects("stappenplan") == {"search.lead": ("at_least", 3.0, 2.0, 5.0)}
    assert _effects("arbeidsmarkt") == {"search.yearly_rate": ("factor", 1.25, 1.0, 1.8)}
    assert _effects("begeleiding")["search.lead"] == ("beyond", 0.5, 0.0, 1.0)
    assert _effects("praktijkmanagement") == {
        "supply.owner_capacity": ("plus", 0.045, 0.02, 0.07),
        "stop.load_effect": ("factor", 0.92, 0.8, 1.0),
    }


def test_months_of_delay_become_years() -> None:
    assert _effects("praktijkbeheer")["stop.age_shift"] == ("plus", 0.5, 0.0, 1.0)


def test_what_the_model_always_reckons_with_does_not_count_twice() -> None:
    assert set(_effects("overname")) == {"simulation.takeover_chance"}


def test_a_lever_is_as_slow_and_as_weak_as_its_slowest_and_weakest_effect() -> None:
    has = _lever("has")
    assert (has.delay_months, has.grade) == (24, "C")
    assert (_lever("praktijkbeheer").delay_months, _lever("praktijkbeheer").grade) == (3, "D")
    assert "Friesland" in has.source
    assert "Nivel" in has.source


def test_of_several_effects_the_slowest_and_the_weakest_evidence_count() -> None:
    book = LIBRARY["arbeidsmarktaanpak"]
    plain = next(effect for effect in book.effects if effect.parameter in ASSUMPTIONS)
    strong = plain.model_copy(update={"grade": "B", "after_months": 24})
    weak = plain.model_copy(update={"grade": "D", "after_months": 3})
    for effects in ((strong, weak), (weak, strong)):
        taken = taken_from(book.model_copy(update={"effects": effects}))
        assert (taken.grade, taken.delay_months) == ("D", 24)


def test_a_changed_draaiboek_changes_the_model(copy: Path) -> None:
    _edit(copy / "playbooks/arbeidsmarktaanpak.yaml", "factor: 1.25", "factor: 1.5")
    _edit(copy / "playbooks/arbeidsmarktaanpak.yaml", "graad: C", "graad: D")
    levers = load_levers(copy / "data/levers.yaml")
    assert _effects("arbeidsmarkt", levers)["search.yearly_rate"] == ("factor", 1.5, 1.0, 1.8)
    assert _lever("arbeidsmarkt", levers).grade == "D"


def test_a_draaiboek_without_a_number_is_no_lever(copy: Path) -> None:
    _edit(copy / "data/levers.yaml", "arbeidsmarktaanpak.yaml", "beeindigen-zonder-opvolger.yaml")
    with pytest.raises(InvalidInput, match="geen effect dat het model kan rekenen"):
        load_levers(copy / "data/levers.yaml")


def test_a_draaiboek_that_is_not_there_is_named(copy: Path) -> None:
    (copy / "playbooks/has-vorming.yaml").unlink()
    with pytest.raises(InvalidInput, match=r"has-vorming\.yaml"):
        load_levers(copy / "data/levers.yaml")


@pytest.mark.parametrize("parameter", ASSUMPTIONS)
def test_every_number_can_be_told_in_every_way_it_allows(parameter: Parameter) -> None:
    for change in PARAMETERS[parameter].changes:
        field = {"factor": "factor", "verschil": "difference", "waarde": "value"}[change]
        plain = LIBRARY["arbeidsmarktaanpak"].effects[0]
        amounts = dict.fromkeys(("factor", "difference", "value")) | {field: 1.2}
        told = plain.model_copy(update={"parameter": parameter, **amounts})
        book = LIBRARY["arbeidsmarktaanpak"].model_copy(update={"effects": (told,)})
        found = taken_from(book).effects[0]
        assert found.on == ASSUMPTIONS[parameter]
        assert (found.how == "factor") == (change is Operation.FACTOR)
