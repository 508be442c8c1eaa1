"""Scenarios come back as they were kept, each under a name of its own."""

import pytest
import sqlalchemy as sa

from succession.capacity.region.demand import Growth
from succession.capacity.scenario.scenario import BASELINE, PulledLever, Scenario
from succession.errors import Conflict
from succession.store import Pen, Stamp, Store
from succession.store.scenarios import write as scenarios
from tests.store.builders import CONSULENT, NOW

FULL = Scenario(
    name="Samen vooruit: éérst praten",
    demand_growth=Growth.HIGH,
    levers=(PulledLever(lever="stappenplan"),),
    seed=7,
    years=10,
    runs=400,
)


def _write(store: Store, key: str, *work: object) -> None:
    def do(pen: Pen) -> str:
        for step in work:
            step(pen)  # type: ignore[operator]
        return ""

    stamp = Stamp(key=key, by="A", role=CONSULENT.audience.role, action="proef", now=NOW)
    store.write(stamp, do)


def _add(store: Store, scenario_id: str, scenario: Scenario) -> int:
    """The version at which it was kept."""
    _write(store, f"add {scenario_id}", lambda t: scenarios.add(t, scenario_id, scenario))
    return store.data_version()


def test_a_scenario_comes_back_as_it_was(store: Store) -> None:
    version = _add(store, "a", FULL)
    (found,) = store.scenarios()
    assert found.scenario == FULL
    assert (found.scenario_id, found.version) == ("a", version)
    assert (found.saved_by, found.saved_at) == ("A", NOW)


def test_scenarios_stand_by_name_whatever_their_capitals(store: Store) -> None:
    for number, name in enumerate(("zonder", "Met", "anders")):
        _add(store, str(number), BASELINE.model_copy(update={"name": name}))
    assert [one.scenario.name for one in store.scenarios()] == ["anders", "Met", "zonder"]


def test_a_change_of_an_older_version_is_refused_and_changes_nothing(store: Store) -> None:
    version = _add(store, "a", BASELINE)
    _write(store, "change", lambda t: scenarios.change(t, "a", version, FULL))
    before = store.scenarios()
    assert before[0].scenario == FULL
    for name, verb in (
        ("change again", lambda t: scenarios.change(t, "a", version, BASELINE)),
        ("remove", lambda t: scenarios.remove(t, "a", version)),
        ("look", lambda t: scenarios.one(t, "a", version)),
    ):
        with pytest.raises(Conflict, match="intussen"):
            _write(store, name, verb)
    assert store.scenarios() == before


def test_a_removed_scenario_is_gone(store: Store) -> None:
    version = _add(store, "a", BASELINE)
    _write(store, "remove", lambda t: scenarios.remove(t, "a", version))
    assert store.scenarios() == ()


def test_the_database_keeps_a_name_once(store: Store) -> None:
    _add(store, "a", BASELINE)
    with pytest.raises(sa.exc.IntegrityError):
        _add(store, "b", BASELINE)


def test_the_audit_names_the_scenario_by_its_id_alone(store: Store) -> None:
    _add(store, "a", FULL)
    assert store.audit(1)[0].records == (("scenario's", "a"),)
