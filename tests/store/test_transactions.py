"""Many at once lose nothing, twice counts once, and what fails leaves nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Event

import pytest
import sqlalchemy as sa

from succession.actions.register import (
    ImportShown,
    RowEdit,
    RowRef,
    add_row,
    edit_row,
    remember_mapping,
    save_import,
)
from succession.errors import Conflict, InvalidInput
from succession.register.difference import Change, Difference
from succession.store import Pen, Stamp, Store, open_store
from succession.store.register import write as rows
from tests.store.builders import (
    CONSULENT,
    NOW,
    changed,
    difference_to,
    gp_row,
    import_rows,
    practice_row,
    small_region,
    submission,
)

THREADS, ROUNDS = 8, 12
PLACE = ("praktijken", "01000001")


def _at_once(work: Callable[[int], object]) -> list[object]:
    """The answers of eight threads that begin at the same moment."""
    barrier = Barrier(THREADS)

    def begin(number: int) -> object:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(begin, range(THREADS)))


def _stamp(key: str) -> Stamp:
    return Stamp(key=key, by="A", role=CONSULENT.audience.role, action="tellen", now=NOW)


def test_eight_who_read_and_then_write_lose_no_update(store: Store) -> None:
    import_rows(store, changed(small_region(), "praktijken", 0, patienten=0))

    def count(number: int) -> None:
        for turn in range(ROUNDS):
            store.write(_stamp(f"{number}-{turn}"), _one_more_patient)

    _at_once(count)
    assert store.register().practices[0].patients == THREADS * ROUNDS
    assert store.data_version() == 1 + THREADS * ROUNDS


def _one_more_patient(pen: Pen) -> str:
    practice = rows.of_practice(pen, "01000001").practices[0]
    assert practice.patients is not None
    change = Change(*PLACE, "patienten", practice.patients, practice.patients + 1)
    rows.apply(pen, Difference(changed=(change,)), "telling")
    return ""


def test_of_eight_who_saw_the_same_version_one_may_change_it(store: Store) -> None:
    import_rows(store, small_region())
    ref = RowRef(*PLACE, store.versions()[PLACE])

    def change(number: int) -> bool:
        try:
            edit_row(store, submission(), RowEdit(ref, {"patienten": 3000 + number}))
        except Conflict:
            return False
        return True

    assert sum(map(bool, _at_once(change))) == 1


def test_the_same_form_sent_eight_times_at_once_is_saved_once(store: Store) -> None:
    _at_once(lambda _: add_row(store, submission(key="form"), "praktijken", practice_row()))
    assert len(store.register().practices) == 1
    assert len(store.audit(10)) == 1


def test_the_same_import_sent_twice_answers_the_first(store: Store) -> None:
    found, sent = difference_to(store, small_region()), submission(key="form")
    first = save_import(store, sent, found, shown=ImportShown(0), files=("a.csv",))
    assert save_import(store, sent, found, shown=ImportShown(0), files=("a.csv",)) == first
    assert store.imports() == (first,)
    assert store.data_version() == 1


def test_the_same_key_with_other_content_or_by_another_is_another_form(store: Store) -> None:
    import_rows(store, small_region())
    other = replace(CONSULENT, name="Consulent B")
    for actor, name in ((CONSULENT, "twee"), (CONSULENT, "drie"), (other, "drie"), (other, "vier")):
        ref = RowRef(*PLACE, store.versions()[PLACE])
        edit_row(store, submission(actor, key="form"), RowEdit(ref, {"naam": name}))
        assert store.register().practices[0].name == name


def test_what_another_says_too_is_said_by_both(store: Store) -> None:
    for actor in (CONSULENT, replace(CONSULENT, name="Consulent B")):
        remember_mapping(store, submission(actor, key="form"), "kop", {"praktijk": "naam"})
    assert [entry.by for entry in store.audit(2)] == ["Consulent B", CONSULENT.name]


def test_only_the_last_form_of_a_session_counts_as_sent(store: Store) -> None:
    import_rows(store, small_region())
    for columns in ({"praktijk": "naam"}, {"praktijk": "hagro"}, {"praktijk": "naam"}):
        sent = replace(submission(key="form"), session="een sessie")
        remember_mapping(store, sent, "kop", columns)
        remember_mapping(store, sent, "kop", columns)
        assert store.mapping("kop") == columns
    assert store.data_version() == 4


def test_a_session_leaves_one_row_and_is_forgotten_after_a_day(store: Store, address: str) -> None:
    for number in range(3):
        sent = replace(submission(key=f"form {number}"), session="een sessie")
        add_row(store, sent, "praktijken", practice_row(f"0100000{number}"))
    assert _sessions(address) == ["een sessie"]
    later = replace(submission(key="later", now=NOW + timedelta(days=2)), session="een andere")
    add_row(store, later, "praktijken", practice_row("01000009"))
    assert _sessions(address) == ["een andere"]


def _sessions(address: str) -> list[str]:
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        found = connection.scalars(sa.text("select session from submission")).all()
    engine.dispose()
    return list(found)


def test_what_fails_halfway_leaves_nothing(store: Store) -> None:
    import_rows(store, small_region())
    before = _everything(store)

    def fail(pen: Pen) -> str:
        _one_more_patient(pen)
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        store.write(_stamp("form"), fail)
    assert _everything(store) == before
    store.write(_stamp("form"), _one_more_patient)
    assert store.register().practices[0].patients == 2501


def test_an_import_of_a_gp_without_practice_names_them_all_and_leaves_nothing(
    store: Store,
) -> None:
    lost = {"huisartsen": [gp_row("01000009", "01900001"), gp_row("01000008", "01900002")]}
    before = _everything(store)
    with pytest.raises(InvalidInput) as raised:
        import_rows(store, lost)
    assert ["01000008" in p.what or "01000009" in p.what for p in raised.value.problems] == [
        True,
        True,
    ]
    assert _everything(store) == before


def _everything(store: Store) -> tuple[object, ...]:
    return (
        store.register(),
        store.versions(),
        store.data_version(),
        store.imports(),
        store.audit(100),
        store.sources("01000001"),
    )


def test_a_reader_is_not_held_up_by_a_writer_and_sees_what_was_before(address: str) -> None:
    store, other = open_store(address), open_store(address)
    store.migrate()

    def read_meanwhile(pen: Pen) -> str:
        rows.apply(pen, Difference(), "telling")
        return str(other.data_version())

    assert store.write(_stamp("form"), read_meanwhile) == "0"
    assert other.data_version() == 1
    store.close()
    other.close()


def test_every_reading_sees_one_moment(store: Store) -> None:
    """Practice and GP are in two tables, and are written together."""
    odd = small_region()
    even = changed(changed(odd, "praktijken", 0, patienten=2000), "huisartsen", 0, fte=0.2)
    import_rows(store, odd)
    is_done = Event()

    def work(number: int) -> set[tuple[int | None, float | None]]:
        if number:
            return _seen_until(is_done, store)
        try:
            for _ in range(ROUNDS):
                import_rows(store, even)
                import_rows(store, odd)
        finally:
            is_done.set()
        return set()

    seen = set().union(*_at_once(work))
    assert seen <= {(2500, None), (2000, 0.2)}


def _seen_until(is_done: Event, store: Store) -> set[tuple[int | None, float | None]]:
    seen = set()
    while not is_done.is_set():
        register = store.register()
        seen.add((register.practices[0].patients, register.gps[0].fte))
    return seen


def test_rows_and_their_versions_are_of_one_moment(store: Store, address: str) -> None:
    """Before whichever of its statements another comes in between."""
    import_rows(store, small_region())
    other, left = open_store(address), 0
    stands = {store.versions()[PLACE]: 2500}

    @sa.event.listens_for(store._reader, "before_cursor_execute")
    def _come_in_between(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            ref, patients = RowRef(*PLACE, other.versions()[PLACE]), 2500 + len(stands)
            edit_row(other, submission(), RowEdit(ref, {"patienten": patients}))
            stands[other.versions()[PLACE]] = patients

    while left <= 0:
        left = len(stands)
        register, versions = store.register_with_versions()
        assert register.practice_by_agb[PLACE[1]].patients == stands[versions[PLACE]]
    assert len(stands) > 3
    other.close()
