"""What goes in comes out, on both engines."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from succession.register import Register
from succession.register.rows import rows_of
from succession.store import Store
from tests.store.builders import (
    HERE,
    difference_to,
    import_rows,
    small_region,
    submission_at,
    undo,
)
from tests.store.strategies import registers

_SETTINGS = settings(
    deadline=None,
    derandomize=True,
    max_examples=25,
    # One database serves all examples: each is compared with what the one before left.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _replace_all(store: Store, register: Register) -> None:
    import_rows(store, {})
    import_rows(store, rows_of(register))


@_SETTINGS
@given(register=registers())
def test_any_register_is_read_as_it_was_stored(store: Store, register: Register) -> None:
    _replace_all(store, register)
    assert store.register() == register


@_SETTINGS
@given(steps=st.lists(registers(), min_size=2, max_size=3))
def test_whatever_follows_whatever_the_rows_are_those_of_the_last_import(
    store: Store, steps: list[Register]
) -> None:
    for step in steps:
        import_rows(store, rows_of(step))
        assert difference_to(store, rows_of(step)).is_empty


@_SETTINGS
@given(steps=st.lists(registers(), min_size=1, max_size=3))
def test_undoing_all_imports_leads_back_step_by_step(store: Store, steps: list[Register]) -> None:
    moments = [(store.register(), store.versions())]
    for step in steps:
        import_rows(store, rows_of(step))
        moments.append((store.register(), store.versions()))
    for before in reversed(moments[:-1]):
        undo(store)
        assert (store.register(), store.versions()) == before


def test_an_empty_register_is_a_register(store: Store) -> None:
    assert store.register() == Register()
    assert store.data_version() == 0


def test_records_come_in_the_order_in_which_they_were_added(store: Store) -> None:
    region = small_region()
    import_rows(store, region)
    region["praktijken"].insert(0, {**region["praktijken"][0], "agb": "01000000"})
    import_rows(store, region)
    agbs = [practice.agb for practice in store.register().practices]
    assert agbs == ["01000001", "01000002", "01000000"]


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 29, 0, 59, 59, 999999, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    ],
)
def test_moments_around_the_clock_changes_come_back_to_the_microsecond(
    store: Store, moment: datetime
) -> None:
    import_rows(store, small_region(), sent=submission_at(moment.astimezone(HERE)))
    (record,) = store.imports()
    assert record.at == moment
    assert record.at.utcoffset() == moment.utcoffset()


def test_the_day_is_the_day_in_the_netherlands(store: Store) -> None:
    just_before_midnight_utc = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    import_rows(store, small_region(), sent=submission_at(just_before_midnight_utc))
    days = {source.known_since.isoformat() for source in store.sources("01000001")}
    assert days == {"2026-07-02"}


def test_a_moment_without_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="without time zone"):
        import_rows(store, small_region(), sent=submission_at(datetime(2026, 7, 1)))
    assert store.register() == Register()
