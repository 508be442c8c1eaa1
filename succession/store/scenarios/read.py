"""From the table to saved scenarios."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from succession.capacity.scenario.scenario import Scenario
from succession.store.scenarios.table import scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredScenario:
    """A saved scenario, its version, and who saved it last."""

    scenario_id: str
    version: int
    scenario: Scenario
    saved_by: str
    saved_at: datetime


def load(connection: sa.Connection) -> tuple[StoredScenario, ...]:
    """All saved scenarios, by name."""
    rows = connection.execute(sa.select(scenario)).mappings()
    found = (_stored(dict(row)) for row in rows)
    # Sorted here: databases differ in how they order capitals.
    return tuple(sorted(found, key=lambda one: one.scenario.name.casefold()))


def _stored(row: dict[str, Any]) -> StoredScenario:
    return StoredScenario(
        scenario_id=row["id"],
        version=row["version"],
        scenario=Scenario.model_validate({"name": row["name"], **row["content"]}),
        saved_by=row["saved_by"],
        saved_at=row["saved_at"],
    )
