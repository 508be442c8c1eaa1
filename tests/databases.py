"""Fixtures of every test that stores something: each has its own database, on both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from succession.store import Store, open_store
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
    opened = open_store(address)
    opened.migrate()
    yield opened
    opened.close()
