"""Each transaction leaves one entry: who, when, what, which records. It stays."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from succession.register.rows import rows_of
from succession.store import Store
from tests.store.builders import (
    CONSULENT,
    NOW,
    changed,
    import_rows,
    practice_row,
    small_region,
    submission_at,
    undo,
)


def test_an_entry_says_who_did_what_to_which_records(store: Store) -> None:
    region = small_region()
    import_rows(store, region)
    import_rows(store, changed(region, "huisartsen", 0, stop_waarschijnlijk=None))
    entry, first = store.audit(10)
    assert (entry.by, entry.role, entry.at) == (CONSULENT.name, CONSULENT.audience.role, NOW)
    assert entry.action == "import bewaren"
    assert entry.records == (("huisartsen", "01000001/01900001"), ("import", "2"))
    assert len(first.records) == 7


def test_the_audit_holds_no_contents_and_no_names(store: Store, address: str) -> None:
    region = small_region()
    region["huisartsen"][0]["naam"] = "Jansen"
    region["huisartsen"][0]["agb"] = None
    import_rows(store, region)
    with sa.create_engine(address).connect() as connection:
        text = str(connection.execute(sa.text("SELECT * FROM audit")).all())
    assert "Jansen" not in text
    assert "2029" not in text
    assert ("huisartsen", "01000001/Jansen") in store.audit(1)[0].records


def test_records_that_are_gone_for_good_are_called_so(store: Store) -> None:
    import_rows(store, small_region())
    undo(store)
    import_rows(store, {"praktijken": [practice_row("01000003")]})
    last, undone, first = store.audit(3)
    assert last.records[0] == ("praktijken", "01000003")
    assert undone.records[0] == first.records[0] == ("praktijken", "verwijderd")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM audit", "UPDATE audit SET action = 'niets'", "TRUNCATE audit"]
)
def test_no_entry_can_be_changed_or_removed(store: Store, address: str, statement: str) -> None:
    import_rows(store, small_region())
    before = store.audit(10)
    engine = sa.create_engine(address)
    with pytest.raises(sa.exc.DBAPIError), engine.begin() as connection:
        connection.execute(sa.text(statement))
    assert store.audit(10) == before
    engine.dispose()


def test_the_last_entries_come_first(store: Store) -> None:
    import_rows(store, small_region())
    undo(store)
    assert [entry.action for entry in store.audit(1)] == ["import ongedaan maken"]
    assert rows_of(store.register())["praktijken"] == []


def test_a_clock_that_was_set_back_changes_nothing_in_the_order(store: Store) -> None:
    region = small_region()
    import_rows(store, region, sent=submission_at(NOW))
    earlier = NOW - timedelta(days=400)
    later = changed(region, "huisartsen", 0, stop_waarschijnlijk=None)
    import_rows(store, later, sent=submission_at(earlier))
    assert [entry.at for entry in store.audit(10)] == [earlier, NOW]
    assert [record.at for record in store.imports()] == [earlier, NOW]
