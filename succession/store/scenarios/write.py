"""What is written of scenarios."""

from typing import Any

import sqlalchemy as sa

from succession.capacity.scenario.scenario import Scenario
from succession.store.pen import Pen
from succession.store.scenarios.read import StoredScenario, load
from succession.store.scenarios.table import scenario


def one(pen: Pen, scenario_id: str, expected_version: int) -> StoredScenario:
    """The scenario; `Conflict` when it is not the version that was expected."""
    wanted = (scenario_id, expected_version)
    found = [one for one in load(pen.connection) if (one.scenario_id, one.version) == wanted]
    _refuse_gone(pen, is_fresh=bool(found))
    return found[0]


def add(pen: Pen, scenario_id: str, saved: Scenario) -> None:
    """Keeps a new scenario; its name must be free."""
    values = {"id": scenario_id, **_columns(pen, saved)}
    pen.connection.execute(sa.insert(scenario).values(values))
    _touch(pen, scenario_id)


def change(pen: Pen, scenario_id: str, expected_version: int, saved: Scenario) -> None:
    """Puts this in the place of what was kept; `Conflict` when that was changed since."""
    place = _place(scenario_id, expected_version)
    update = sa.update(scenario).where(*place).values(_columns(pen, saved))
    _do(pen, update, scenario_id)


def remove(pen: Pen, scenario_id: str, expected_version: int) -> None:
    """Throws a scenario away; `Conflict` when it was changed since."""
    _do(pen, sa.delete(scenario).where(*_place(scenario_id, expected_version)), scenario_id)


def _do(pen: Pen, statement: sa.Update | sa.Delete, scenario_id: str) -> None:
    _refuse_gone(pen, is_fresh=pen.connection.execute(statement).rowcount == 1)
    _touch(pen, scenario_id)


def _refuse_gone(pen: Pen, *, is_fresh: bool) -> None:
    pen.refuse_stale("Dit scenario", is_fresh=is_fresh, how="gewijzigd of verwijderd")


def _columns(pen: Pen, saved: Scenario) -> dict[str, Any]:
    return {
        "version": pen.version,
        "name": saved.name,
        "content": saved.model_dump(mode="json", exclude={"name"}),
        "saved_by": pen.stamp.by,
        "saved_at": pen.stamp.now,
    }


def _touch(pen: Pen, scenario_id: str) -> None:
    pen.touch("scenario's", scenario_id)


def _place(scenario_id: str, version: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (scenario.c.id == scenario_id, scenario.c.version == version)
