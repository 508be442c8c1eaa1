"""What is written of scenarios."""

from typing import Any

import sqlalchemy as sa

from succession.capacity.scenario.scenario import Scenario
from succession.errors import Conflict
from succession.store.scenarios.read import StoredScenario, load
from succession.store.scenarios.table import scenario
from succession.store.values import Stamp

_STALE = (
    "Dit scenario is intussen gewijzigd of verwijderd; "
    "bekijk de nieuwe stand en probeer het opnieuw."
)


class ScenarioVerbs:
    """What a writing transaction can do with scenarios; `touched` is what the audit names."""

    def __init__(
        self,
        connection: sa.Connection,
        stamp: Stamp,
        version: int,
        touched: list[tuple[str, int | str]],
    ) -> None:
        self._connection, self._stamp = connection, stamp
        self._version, self._touched = version, touched

    def all(self) -> tuple[StoredScenario, ...]:
        return load(self._connection)

    def one(self, scenario_id: str, expected_version: int) -> StoredScenario:
        """The scenario; `Conflict` when it is not the version that was expected."""
        for found in self.all():
            if (found.scenario_id, found.version) == (scenario_id, expected_version):
                return found
        raise Conflict(_STALE)

    def add(self, scenario_id: str, saved: Scenario) -> None:
        """Keeps a new scenario; its name must be free."""
        values = {"id": scenario_id, **self._columns(saved)}
        self._connection.execute(sa.insert(scenario).values(values))
        self._touch(scenario_id)

    def change(self, scenario_id: str, expected_version: int, saved: Scenario) -> None:
        """Puts this in the place of what was kept; `Conflict` when that was changed since."""
        place = _place(scenario_id, expected_version)
        update = sa.update(scenario).where(*place).values(self._columns(saved))
        self._do(update, scenario_id)

    def remove(self, scenario_id: str, expected_version: int) -> None:
        """Throws a scenario away; `Conflict` when it was changed since."""
        self._do(sa.delete(scenario).where(*_place(scenario_id, expected_version)), scenario_id)

    def _do(self, statement: sa.Update | sa.Delete, scenario_id: str) -> None:
        if self._connection.execute(statement).rowcount != 1:
            raise Conflict(_STALE)
        self._touch(scenario_id)

    def _columns(self, saved: Scenario) -> dict[str, Any]:
        return {
            "version": self._version,
            "name": saved.name,
            "content": saved.model_dump(mode="json", exclude={"name"}),
            "saved_by": self._stamp.by,
            "saved_at": self._stamp.now,
        }

    def _touch(self, scenario_id: str) -> None:
        self._touched.append(("scenario's", scenario_id))


def _place(scenario_id: str, version: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (scenario.c.id == scenario_id, scenario.c.version == version)
