"""A mark stays the same for one database and tells nobody else whom it is of."""

import base64
from datetime import UTC, date, datetime
from hashlib import md5, sha1, sha256
from pathlib import Path

import pytest

from succession.example import example_region
from succession.register import Register
from succession.reports.paper.calendar import plan_calendar
from succession.reports.paper.marks import Marks
from succession.store import open_store
from succession.talks.planning import planned
from tests.talks.world import listed

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def register() -> Register:
    return example_region(60, 1, TODAY)


@pytest.fixture
def marks(tmp_path: Path) -> tuple[Marks, Marks]:
    """The marks of two databases that were just made."""
    return _of_new(tmp_path / "one.sqlite"), _of_new(tmp_path / "two.sqlite")


def _of_new(file: Path) -> Marks:
    store = open_store(f"sqlite:///{file}")
    store.migrate()
    found = Marks(store.secret())
    store.close()
    return found


def _keys(register: Register) -> list[str]:
    return [f"{gp.practice_agb}/{gp.gp_key}" for gp in register.gps]


def _guesses(key: str) -> set[str]:
    """What somebody who knows all codes, and this program, computes without the secret."""
    texts = [key, *key.split("/"), key.replace("/", "")]
    plain = {make(text.encode()).hexdigest() for make in (md5, sha1, sha256) for text in texts}
    keyed = {Marks(b).of(text) for b in (b"", b"0" * 32, bytes(32)) for text in texts}
    return {guess[:8] for guess in plain} | keyed


def test_no_mark_follows_from_the_public_codes(
    register: Register, marks: tuple[Marks, Marks]
) -> None:
    keys = _keys(register)
    assert len(keys) > 100
    made = {marks[0].of(key) for key in keys}
    assert len(made) == len(keys)
    guesses = set().union(*map(_guesses, keys))
    assert made & guesses == set()


def test_two_databases_mark_the_same_person_otherwise_and_each_always_the_same(
    register: Register, marks: tuple[Marks, Marks]
) -> None:
    one, two = marks
    for key in _keys(register):
        assert one.of(key) != two.of(key)
        assert Marks(one.secret).of(key) == one.of(key)


def test_a_calendar_holds_marks_and_neither_codes_nor_the_secret(
    register: Register, marks: tuple[Marks, Marks]
) -> None:
    """In the names of its entries too, by which a calendar finds them again."""
    plan = planned(listed(register, as_of=TODAY), [TODAY])
    file = plan_calendar(plan, NOW, marks[0])
    (talk, *_) = plan.talks
    assert file.count(marks[0].of(talk.entry.row_key).encode()) == 2
    secret = marks[0].secret
    for hidden in (secret, secret.hex().encode(), base64.b64encode(secret)):
        assert hidden not in file
    for guess in _guesses(talk.entry.row_key):
        assert guess.encode() not in file


def test_the_secret_stands_in_no_message(marks: tuple[Marks, Marks]) -> None:
    assert repr(marks[0]) == "Marks()"
