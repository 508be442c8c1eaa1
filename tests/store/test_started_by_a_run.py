"""A database in which the end of a run wrote *gestart* on the share of the new holder."""

from datetime import date

import pytest
from alembic import command

from succession.actions import permission
from succession.register.difference import Change, Difference
from succession.register.model import Stage, Succession
from succession.store import Pen, Store, migration
from succession.store.register import write as rows
from tests.store.builders import gp_row, import_rows, practice_row, submission

AGB, KEY = "01000001", "01000001/01900001"


def _write(store: Store, source: str, field: str, old: object, new: object) -> None:
    change = Change("huisartsen", KEY, field, old, new)  # type: ignore[arg-type]

    def apply(pen: Pen) -> str:
        rows.apply(pen, Difference(changed=(change,)), source)
        return "klaar"

    store.write(submission().stamp(permission.CLOSE_RUN), apply)


def _migrated_again(store: Store, address: str) -> Succession:
    """What the share says once the migration has met this database."""
    migration.run(address, lambda config: command.downgrade(config, "0010-1"))
    store.migrate()
    (share,) = store.register().shares
    return share.succession


@pytest.fixture
def region(store: Store) -> Store:
    import_rows(store, {"praktijken": [practice_row(AGB)], "huisartsen": [gp_row(AGB)]})
    return store


def test_what_the_end_of_a_run_wrote_is_unknown_again(region: Store, address: str) -> None:
    _write(region, "draaiboek", "opvolgingsstatus", None, Stage.STARTED)
    version = region.data_version()
    assert _migrated_again(region, address).stage is Stage.UNKNOWN
    (source,) = [s for s in region.sources(AGB) if s.field == "opvolgingsstatus"]
    assert source.source == "bijwerking van het programma"
    assert region.audit(1)[0].records == (("huisartsen", KEY),)
    assert region.data_version() == version + 1


@pytest.mark.parametrize("later", ["naam", "fte"])
def test_what_else_was_filled_in_since_makes_no_difference(
    region: Store, address: str, later: str
) -> None:
    _write(region, "draaiboek", "opvolgingsstatus", None, Stage.STARTED)
    _write(region, "formulier", later, None, {"naam": "B. de Wit", "fte": 0.8}[later])
    assert _migrated_again(region, address).stage is Stage.UNKNOWN


def test_what_people_wrote_themselves_stays(region: Store, address: str) -> None:
    _write(region, "draaiboek", "opvolgingsstatus", None, Stage.SIGNED)
    _write(region, "formulier", "opvolgingsstatus", Stage.SIGNED, Stage.STARTED)
    version = region.data_version()
    assert _migrated_again(region, address).stage is Stage.STARTED
    assert region.data_version() == version


def test_what_a_run_wrote_else_stays(region: Store, address: str) -> None:
    _write(region, "draaiboek", "opvolgingsstatus", None, Stage.DIVIDED)
    _write(region, "draaiboek", "stop_laatst", None, date(2029, 1, 1))
    assert _migrated_again(region, address).stage is Stage.DIVIDED
