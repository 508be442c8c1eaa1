"""Saving a scenario, giving it another name, throwing it away."""

import pytest

from succession.actions.scenarios import (
    ScenarioRef,
    remove_scenario,
    rename_scenario,
    save_scenario,
)
from succession.capacity.region.demand import Growth
from succession.capacity.scenario.scenario import BASELINE, Scenario
from succession.errors import Conflict, InvalidInput
from succession.store import Store, StoredScenario
from tests.store.builders import CONSULENT, submission

HIGH = Scenario(name="Veel vraag", demand_growth=Growth.HIGH)


def _ref(saved: StoredScenario) -> ScenarioRef:
    return ScenarioRef(saved.scenario_id, saved.version)


def test_a_scenario_is_saved_under_its_name(store: Store) -> None:
    padded = HIGH.model_copy(update={"name": "  Veel vraag "})
    assert save_scenario(store, submission(), padded).scenario == HIGH
    assert store.audit(1)[0].action == "scenario bewaren"


def test_the_same_form_sent_twice_keeps_one(store: Store) -> None:
    first = save_scenario(store, submission(key="once"), HIGH)
    assert save_scenario(store, submission(key="once"), HIGH) == first
    assert save_scenario(store, submission(), HIGH) == first
    assert store.scenarios() == (first,)


def test_what_was_removed_can_be_saved_again(store: Store) -> None:
    saved = save_scenario(store, submission(), HIGH)
    remove_scenario(store, submission(), _ref(saved))
    assert store.scenarios() == ()
    save_scenario(store, submission(), HIGH)
    assert [one.scenario for one in store.scenarios()] == [HIGH]


@pytest.mark.parametrize(
    ("name", "what"),
    [("   ", "geen naam"), ("x" * 81, "te lang"), ("veel VRAAG", "al een scenario met deze naam")],
)
def test_a_name_that_will_not_do_is_refused(store: Store, name: str, what: str) -> None:
    save_scenario(store, submission(), HIGH)
    other = save_scenario(store, submission(), BASELINE)
    before = store.scenarios()
    with pytest.raises(InvalidInput, match=what):
        save_scenario(store, submission(), BASELINE.model_copy(update={"name": name, "seed": 3}))
    with pytest.raises(InvalidInput, match=what):
        rename_scenario(store, submission(), _ref(other), name)
    assert store.scenarios() == before


def test_a_rename_keeps_the_rest(store: Store) -> None:
    saved = save_scenario(store, submission(), HIGH)
    renamed = rename_scenario(store, submission(), _ref(saved), "veel vraag ")
    assert renamed.scenario == HIGH.model_copy(update={"name": "veel vraag"})
    assert store.scenarios() == (renamed,)


def test_saving_over_a_scenario_replaces_it(store: Store) -> None:
    saved = save_scenario(store, submission(), HIGH)
    changed = HIGH.model_copy(update={"years": 5})
    assert save_scenario(store, submission(), changed, over=_ref(saved)).scenario == changed
    assert [one.scenario for one in store.scenarios()] == [changed]


def test_the_second_of_two_people_is_told(store: Store) -> None:
    saved = save_scenario(store, submission(), HIGH)
    after = save_scenario(
        store, submission(), HIGH.model_copy(update={"years": 5}), over=_ref(saved)
    )
    for act in (
        lambda: save_scenario(store, submission(CONSULENT), BASELINE, over=_ref(saved)),
        lambda: rename_scenario(store, submission(), _ref(saved), "Anders"),
        lambda: remove_scenario(store, submission(), _ref(saved)),
    ):
        with pytest.raises(Conflict, match="intussen"):
            act()
    assert store.scenarios() == (after,)
