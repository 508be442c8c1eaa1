"""Talks that are written down."""

from datetime import date, timedelta

import pytest

from succession.actions import Talk, log_talk
from succession.errors import InvalidInput
from succession.store import Store
from tests.store.builders import TODAY, import_rows, small_region, submission

KEY = "01000001/01900001"


def _log(store: Store, on: date) -> None:
    log_talk(store, submission(), Talk(KEY, on, store.versions()["huisartsen", KEY]))


def test_the_last_talk_is_known_with_its_source(store: Store) -> None:
    import_rows(store, small_region())
    _log(store, TODAY)
    assert store.register().gps[0].last_talk == TODAY
    sources = {source.field: source.source for source in store.sources("01000001")}
    assert sources["laatste_gesprek"] == "gesprek"


def test_an_older_talk_leaves_the_last_one_standing(store: Store) -> None:
    import_rows(store, small_region())
    _log(store, TODAY)
    _log(store, TODAY - timedelta(days=30))
    assert store.register().gps[0].last_talk == TODAY


def test_a_talk_to_come_is_refused(store: Store) -> None:
    import_rows(store, small_region())
    with pytest.raises(InvalidInput, match="in de toekomst"):
        _log(store, TODAY + timedelta(days=1))
