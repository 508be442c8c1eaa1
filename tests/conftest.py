"""The safety net of every test: a database of its own, never the register of this machine."""

import sys
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a database that is not there yet, where the program looks for its own."""
    address = f"sqlite:///{tmp_path / 'own.sqlite'}"
    monkeypatch.setenv("SUCCESSION_DB", address)
    return address


@pytest.fixture(autouse=True)
def own_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that a test runs becomes `__main__`, which a process started later would run anew."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
