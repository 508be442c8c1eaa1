"""Databases for tests. Their tables are made once in a process and then copied: each test has its
own database, on both engines.
"""

import atexit
import functools
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from succession.store import Store, open_store
from succession.store.address import file_of, url_of
from tests import postgresql


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/register.sqlite"
    else:
        with postgresql.new_database() as found:
            yield found


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = new_store(address)
    yield opened
    opened.close()


def new_store(address: str, secret: bytes | None = None) -> Store:
    """A store where nothing is yet, as `migrate` leaves it; with this secret where one is given."""
    file = file_of(url_of(address))
    if file is None:
        postgresql.run_script(address, _tables_of_postgresql())
    else:
        copy(_tables_of_sqlite(), file)
    return opened_anew(address, secret or secrets.token_bytes(32))


def copy(template: Path, file: Path) -> None:
    """The same contents in a file that is not there yet."""
    assert not file.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(template, file)


def opened_anew(address: str, secret: bytes) -> Store:
    """A store of a copy, which has a name of its own from now on. Where rows stand in it the secret
    is the one that it had: they are found by marks that were made with it.
    """
    _name_anew(address, secret)
    store = open_store(address)
    store.identity()
    return store


def template(make: Callable[[str], Store]) -> Path:
    """A file of SQLite that was made in this way, and is gone when the tests end."""
    folder = Path(tempfile.mkdtemp(prefix="succession-template-"))
    atexit.register(shutil.rmtree, folder)
    make(f"sqlite:///{folder / 'made.sqlite'}").close()
    return folder / "made.sqlite"


def _migrated(address: str) -> Store:
    store = open_store(address)
    store.migrate()
    return store


@functools.cache
def _tables_of_sqlite() -> Path:
    return template(_migrated)


@functools.cache
def _tables_of_postgresql() -> str:
    with postgresql.new_database() as address:
        _migrated(address).close()
        return postgresql.script_of(address)


def _name_anew(address: str, secret: bytes) -> None:
    engine = sa.create_engine(address)
    own = {"name": str(uuid4()), "secret": secret}
    with engine.begin() as connection:
        connection.execute(
            sa.text("UPDATE identity SET database_id = :name, secret = :secret"), own
        )
    engine.dispose()
