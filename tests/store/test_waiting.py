"""Somebody who never lets go of a lock keeps the writers waiting for seconds, and no reader."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg
import pytest
import sqlalchemy as sa

from succession.actions import permission
from succession.errors import DatabaseTrouble
from succession.store import Store, open_store
from succession.store.engine import Use, open_engine
from tests import postgresql
from tests.store.builders import import_rows, small_region, submission

WRITERS = 17


@pytest.fixture
def address() -> Iterator[str]:
    with postgresql.new_database() as found:
        yield found


def _write(store: Store) -> str:
    return store.write(submission().stamp(permission.IMPORT), lambda _: "")


def _number_that_waits(watching: psycopg.Connection[tuple[int]]) -> int:
    found = watching.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()
    assert found is not None
    return found[0]


def test_readers_go_on_while_one_holds_the_lock_and_many_wait_for_it(
    store: Store, address: str
) -> None:
    import_rows(store, small_region())
    with (
        psycopg.connect(address) as stuck,
        psycopg.connect(address, autocommit=True) as watching,
        ThreadPoolExecutor(WRITERS) as writers,
    ):
        stuck.execute("SELECT * FROM state FOR UPDATE")
        written: list[Future[str]] = [writers.submit(_write, store) for _ in range(WRITERS)]
        while _number_that_waits(watching) < WRITERS:
            assert not any(one.done() for one in written)
        assert store.data_version() == 1
        assert store.register().practices
        troubles = [one.exception() for one in written]
    assert {type(one) for one in troubles} == {DatabaseTrouble}
    assert {"bezet" in str(one) for one in troubles} == {True}
    _write(store)
    assert store.data_version() == 2


@pytest.mark.parametrize("use", [Use.READING, Use.WRITING])
def test_no_statement_and_no_idle_transaction_lasts_for_ever(address: str, use: Use) -> None:
    engine = open_engine(sa.make_url(address), use)
    with engine.connect() as connection:
        shown = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar_one()
            for name in ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
        }
    engine.dispose()
    assert tuple(shown.values()) == ("5s", "30s", "1min")


def test_a_migration_may_take_its_time(address: str) -> None:
    engine = open_engine(sa.make_url(address), Use.MIGRATING)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar_one() == "0"
    engine.dispose()


def test_two_stores_that_write_and_read_at_once_lose_nothing(address: str) -> None:
    one, other = open_store(address), open_store(address)
    one.migrate()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(_write, [one, other] * 20))
    assert one.data_version() == other.data_version() == 40
    one.close()
    other.close()
