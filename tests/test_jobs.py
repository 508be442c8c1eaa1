"""Long computations beside the sessions: shared, followed, stopped, never waited for."""

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from succession.errors import SuccessionError
from succession.jobs import KEPT, MOST_UNFINISHED, Jobs, Standing, State
from succession.simulation import SimulationCancelled

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 20


class _Held:
    """Work in two halves: it tells when it is halfway, and goes on when it is let."""

    def __init__(self) -> None:
        self.is_halfway, self.may_go_on, self.times = Event(), Event(), 0

    def __call__(self, progress: Callable[[float], bool]) -> str:
        self.times += 1
        progress(0.5)
        self.is_halfway.set()
        assert self.may_go_on.wait(SECONDS)
        if not progress(0.9):
            raise SimulationCancelled
        return "uitkomst"

    def halfway(self) -> None:
        assert self.is_halfway.wait(SECONDS)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop_all()


@pytest.fixture
def held() -> Iterator[_Held]:
    work = _Held()
    yield work
    work.may_go_on.set()


def _ended(jobs: Jobs, key: object = "a", who: str = "ik") -> Standing[Any]:
    assert jobs.wait(key, SECONDS)
    standing = jobs.standing(key, who)
    assert standing is not None
    return standing


def test_a_job_tells_how_far_it_is_and_then_what_came_out(jobs: Jobs, held: _Held) -> None:
    assert not jobs.follow("a", held, "ik").has_ended
    held.halfway()
    assert jobs.standing("a", "ik") == Standing(State.RUNNING, 0.5)
    held.may_go_on.set()
    assert _ended(jobs) == Standing(State.DONE, 1.0, "uitkomst")


def test_who_asks_the_same_shares_one_job(jobs: Jobs, held: _Held) -> None:
    jobs.follow("a", held, "ik")
    held.halfway()
    assert jobs.follow("a", held, "jij").part == 0.5
    held.may_go_on.set()
    assert _ended(jobs, who="jij").outcome == "uitkomst"
    assert jobs.follow("a", held, "later").outcome == "uitkomst"
    assert held.times == 1


def test_who_stops_a_job_ends_it(jobs: Jobs, held: _Held) -> None:
    jobs.follow("a", held, "ik")
    held.halfway()
    jobs.stop("a", "ik")
    assert jobs.standing("a", "ik") == Standing(State.STOPPED)
    held.may_go_on.set()
    assert _ended(jobs).state is State.STOPPED
    assert jobs.follow("a", held, "ik").state is State.STOPPED, "not begun anew by itself"
    assert held.times == 1


def test_what_one_stops_goes_on_for_another(jobs: Jobs, held: _Held) -> None:
    jobs.follow("a", held, "ik")
    jobs.follow("a", held, "jij")
    held.halfway()
    jobs.stop("a", "ik")
    assert jobs.standing("a", "jij") == Standing(State.RUNNING, 0.5)
    held.may_go_on.set()
    assert _ended(jobs, who="jij").state is State.DONE


def test_a_stopped_job_is_begun_again_by_who_wants_it(jobs: Jobs, held: _Held) -> None:
    jobs.follow("a", held, "ik")
    held.halfway()
    jobs.stop("a", "ik")
    held.may_go_on.set()
    _ended(jobs)
    jobs.again("a", held, "ik")
    assert _ended(jobs).state is State.DONE
    assert held.times == 2


def test_a_job_that_is_being_stopped_is_no_job_for_who_comes_next(jobs: Jobs, held: _Held) -> None:
    jobs.follow("a", held, "ik")
    held.halfway()
    jobs.stop("a", "ik")
    jobs.follow("a", held, "jij")
    held.may_go_on.set()
    assert _ended(jobs, who="jij").state is State.DONE


def test_who_stopped_what_another_follows_may_come_back(jobs: Jobs, held: _Held) -> None:
    jobs.follow("a", held, "ik")
    jobs.follow("a", held, "jij")
    jobs.stop("a", "ik")
    assert not jobs.again("a", held, "ik").has_ended
    held.may_go_on.set()
    assert _ended(jobs).state is State.DONE
    assert held.times == 1


def test_what_nobody_looks_at_any_more_is_stopped_and_may_come_back(
    jobs: Jobs, held: _Held
) -> None:
    jobs.follow("a", held, "ik")
    held.halfway()
    jobs.follow_only(("b",), "ik")
    held.may_go_on.set()
    assert _ended(jobs).state is State.STOPPED
    jobs.follow("a", held, "ik")
    assert _ended(jobs).state is State.DONE


def test_a_fault_that_can_be_repaired_is_told_in_its_own_words(jobs: Jobs) -> None:
    def fails(_: Callable[[float], bool]) -> str:
        raise SuccessionError("Kies een andere aanpak.")

    jobs.follow("a", fails, "ik")
    assert _ended(jobs) == Standing(State.FAILED, problem="Kies een andere aanpak.")


def test_a_bug_gets_a_number_and_its_text_stays_out_of_the_log(
    jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: Callable[[float], bool]) -> str:
        raise RuntimeError("A. Visser is onvindbaar")

    with caplog.at_level(logging.ERROR, logger="succession"):
        jobs.follow("a", fails, "ik")
        ended = _ended(jobs)
    assert ended.problem is not None
    assert "nummer" in ended.problem
    assert "Visser" not in ended.problem + caplog.text
    assert "test_jobs.py" in caplog.text


def test_a_failed_job_is_tried_again_only_when_asked(jobs: Jobs, held: _Held) -> None:
    def fails(_: Callable[[float], bool]) -> str:
        raise SuccessionError("Kan niet.")

    jobs.follow("a", fails, "ik")
    _ended(jobs)
    assert jobs.follow("a", held, "ik").state is State.FAILED
    held.may_go_on.set()
    jobs.again("a", held, "ik")
    assert _ended(jobs).state is State.DONE


def test_a_job_waits_for_its_turn(held: _Held) -> None:
    jobs, other = Jobs(at_once=1), _Held()
    other.may_go_on.set()
    jobs.follow("a", held, "ik")
    held.halfway()
    jobs.follow("b", other, "ik")
    assert jobs.standing("b", "ik") == Standing(State.WAITING)
    held.may_go_on.set()
    assert _ended(jobs, "b").state is State.DONE


def test_there_are_never_too_many(held: _Held) -> None:
    jobs = Jobs(at_once=1)
    for number in range(MOST_UNFINISHED):
        jobs.follow(number, held, "ik")
    refused = jobs.follow("one more", held, "ik")
    assert refused.state is State.FAILED
    assert refused.problem is not None
    assert "Probeer het over een minuut opnieuw" in refused.problem
    assert jobs.standing("one more", "ik") is None
    held.may_go_on.set()
    for number in range(MOST_UNFINISHED):
        assert _ended(jobs, number).state is State.DONE


def test_the_oldest_outcomes_are_forgotten(jobs: Jobs) -> None:
    for number in range(KEPT + 3):
        jobs.follow(number, lambda _: "x", "ik")
        _ended(jobs, number)
    jobs.follow("last", lambda _: "x", "ik")
    assert jobs.standing(0, "ik") is None
    assert jobs.standing(KEPT, "ik") is not None


def test_the_server_ends_without_waiting_for_a_job() -> None:
    script = (
        "from threading import Event\n"
        "from succession.jobs import Jobs\n"
        "begun = Event()\n"
        "Jobs().follow('a', lambda _: (begun.set(), Event().wait()), 'ik')\n"
        "assert begun.wait(20)\n"
    )
    command = [sys.executable, "-c", script]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
