"""Eight people in one run at the same moment: no tick is lost, and one plan at a time counts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from succession.actions.playbooks import tick_step
from succession.actions.replanning import AnchorMove, NewVersion, move_anchor, take_over_version
from succession.actions.taking_part import RunRef, StepRef
from succession.errors import Conflict
from succession.playbook.run.progress import done_in
from succession.playbook.run.run import EventKind
from succession.store import Store
from tests.actions.runs import TRANSFER, public_region, started
from tests.playbook.followed import TEXT
from tests.store.builders import TODAY, submission

THREADS, TICKS, MOVES = 8, 6, 4
STEP = """\
  - id: taak-{number}
    titel: Taak {number}
    fase: b
    wie: [opvolger]
    uitleg: Doe het.
    na: [gesprek]
    uiterlijk: 8 weken na overdracht
"""
LONG = TEXT.replace(
    "bronnen:\n",
    "".join(STEP.format(number=number) for number in range(THREADS * TICKS)) + "bronnen:\n",
)


def _at_once(work: Callable[[int], object]) -> list[object]:
    barrier = Barrier(THREADS)

    def begin(number: int) -> object:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(begin, range(THREADS)))


def test_ticks_and_moves_at_once_lose_nothing(store: Store) -> None:
    """Two of the eight put the anchor on other days meanwhile, from whatever they see."""
    public_region(store)
    run_id = started(store, playbook_text=LONG).run.run_id

    def work(number: int) -> int:
        moves = 0
        for turn in range(TICKS):
            where = StepRef(run_id, f"taak-{number * TICKS + turn}")
            tick_step(store, submission(), where, on=TODAY)
            if number < 2 and turn < MOVES:
                moves += _moved(store, run_id, TRANSFER + timedelta(days=10 * number + turn + 1))
        return moves

    moves = sum(int(str(count)) for count in _at_once(work))
    found = store.run(run_id)
    assert found is not None
    ticked = set(done_in(found.run.events))
    assert ticked == {f"taak-{number}" for number in range(THREADS * TICKS)}
    kinds = [event.kind for event in found.run.events]
    assert kinds.count(EventKind.MOVED) == moves > 0
    assert kinds.count(EventKind.DONE) == THREADS * TICKS


def _moved(store: Store, run_id: str, to: object) -> bool:
    seen = store.run(run_id)
    assert seen is not None
    move = AnchorMove("overdracht", to, "later")  # type: ignore[arg-type]
    try:
        move_anchor(store, submission(), RunRef(run_id, seen.version), move)
    except Conflict:
        return False
    return True


def test_of_eight_who_saw_the_same_plan_one_may_change_it(store: Store) -> None:
    public_region(store)
    stored = started(store)
    seen = RunRef(stored.run.run_id, stored.version)
    newer = NewVersion(TEXT.replace("versie: 1", "versie: 2"))

    def change(number: int) -> bool:
        move = AnchorMove("overdracht", TRANSFER + timedelta(days=number + 1), "later")
        try:
            if number % 2:
                move_anchor(store, submission(), seen, move)
            else:
                take_over_version(store, submission(), seen, newer)
        except Conflict:
            return False
        return True

    assert sum(map(bool, _at_once(change))) == 1
    found = store.run(stored.run.run_id)
    assert found is not None
    assert len(found.run.events) == 1


def test_of_eight_who_tick_the_same_step_one_does(store: Store) -> None:
    public_region(store)
    where = StepRef(started(store).run.run_id, "gesprek")

    def tick(_: int) -> bool:
        try:
            tick_step(store, submission(), where, on=TODAY)
        except Conflict:
            return False
        return True

    assert sum(map(bool, _at_once(tick))) == 1
    found = store.run(where.run_id)
    assert found is not None
    assert len(found.run.events) == 1
