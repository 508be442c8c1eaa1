"""Long computations beside the sessions: shared by key, bounded, to be followed and stopped.

Each runs in a thread of its own that ends with the server. Who asks for what is being computed
already follows it; it is stopped when nobody follows it any more. No session ever waits for one.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from enum import StrEnum
from threading import BoundedSemaphore, Event, RLock, Thread
from typing import Any, Generic, TypeVar

from succession import faults
from succession.errors import SuccessionError
from succession.simulation import SimulationCancelled

_Outcome = TypeVar("_Outcome")
# Gets the part done (0-1) and returns whether to go on; what it gives is kept and shared.
Work = Callable[[Callable[[float], bool]], _Outcome]

AT_ONCE, MOST_UNFINISHED, KEPT = 2, 16, 48


class State(StrEnum):
    """How far a job is; the last three are the end."""

    WAITING = "wacht"
    RUNNING = "rekent"
    DONE = "klaar"
    STOPPED = "gestopt"
    FAILED = "mislukt"


@dataclass(frozen=True, slots=True)
class Standing(Generic[_Outcome]):
    """How a job stands now: the part done (0-1), what came out, or in Dutch what went wrong."""

    state: State
    part: float = 0.0
    outcome: _Outcome | None = None
    problem: str | None = None

    @property
    def has_ended(self) -> bool:
        return self.state not in (State.WAITING, State.RUNNING)


_BUSY: Standing[Any] = Standing(
    State.FAILED,
    problem="Er lopen al veel berekeningen tegelijk. Probeer het over een minuut opnieuw.",
)


class Jobs:
    """All jobs of the server; sessions are known by a mark of their own."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._lock, self._turn = RLock(), BoundedSemaphore(at_once)
        self._jobs: OrderedDict[Hashable, _Job] = OrderedDict()

    def follow(self, key: Hashable, work: Work[Any], who: str) -> Standing[Any]:
        """How the job of this key stands; begun when it is not there, unless `who` stopped it."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None or (job.is_cancelled and who not in job.stopped_by):
                return self._begin(key, work, who)
            if who in job.stopped_by:
                return Standing(State.STOPPED)
            job.followers.add(who)
            return job.standing

    def again(self, key: Hashable, work: Work[Any], who: str) -> Standing[Any]:
        """Begins a job that was stopped or failed anew, or follows the one that is under way."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.is_cancelled or job.standing.state is State.FAILED:
                return self._begin(key, work, who)
            job.stopped_by.discard(who)
            return self.follow(key, work, who)

    def standing(self, key: Hashable, who: str) -> Standing[Any] | None:
        """How the job stands for who follows it, without beginning anything; None without one."""
        with self._lock:
            job = self._jobs.get(key)
            if job is not None and who in job.stopped_by:
                return Standing(State.STOPPED)
            return job.standing if job else None

    def stop(self, key: Hashable, who: str) -> None:
        """Ends it for this session; the work itself goes on while others follow it."""
        with self._lock:
            job = self._jobs.get(key)
            if job is not None and not job.standing.has_ended:
                job.stopped_by.add(who)
                job.leave(who)

    def follow_only(self, keys: Collection[Hashable], who: str) -> None:
        """This session looks at nothing else any more: what nobody looks at is stopped."""
        with self._lock:
            for key, job in self._jobs.items():
                if key not in keys and not job.standing.has_ended:
                    job.leave(who)

    def stop_all(self) -> None:
        """The server ends: nothing is waited for."""
        with self._lock:
            for job in self._jobs.values():
                job.cancelled.set()

    def wait(self, key: Hashable, seconds: float) -> bool:
        """Whether the job ended within so many seconds; for tests and the command line."""
        with self._lock:
            job = self._jobs.get(key)
        return job is None or job.ended.wait(seconds)

    def _begin(self, key: Hashable, work: Work[Any], who: str) -> Standing[Any]:
        unfinished = sum(not job.ended.is_set() for job in self._jobs.values())
        if unfinished >= MOST_UNFINISHED:
            return _BUSY
        job = _Job(who)
        self._jobs.pop(key, None)
        self._jobs[key] = job
        self._forget_oldest()
        # A daemon: the server never waits for it when it ends.
        Thread(target=job.run, args=(work, self._turn), daemon=True).start()
        return job.standing

    def _forget_oldest(self) -> None:
        ended = [key for key, job in self._jobs.items() if job.ended.is_set()]
        for key in ended[: max(len(self._jobs) - KEPT, 0)]:
            del self._jobs[key]


class _Job:
    """One computation; `standing` is replaced whole, so that it can be read at any moment."""

    def __init__(self, who: str) -> None:
        self.standing: Standing[Any] = Standing(State.WAITING)
        self.followers, self.stopped_by = {who}, set[str]()
        self.cancelled, self.ended = Event(), Event()

    @property
    def is_cancelled(self) -> bool:
        """Also while it has not noticed yet; what is done stays done."""
        return self.cancelled.is_set() and self.standing.state is not State.DONE

    def leave(self, who: str) -> None:
        self.followers.discard(who)
        if not self.followers:
            self.cancelled.set()

    def run(self, work: Work[Any], turn: BoundedSemaphore) -> None:
        """What the thread does: wait for its turn, work, and say how it ended."""
        with turn:
            self.standing = self._outcome_of(work)
        self.ended.set()

    def _outcome_of(self, work: Work[Any]) -> Standing[Any]:
        try:
            if not self._goes_on(0.0):
                return Standing(State.STOPPED)
            return Standing(State.DONE, 1.0, work(self._goes_on))
        except SimulationCancelled:
            return Standing(State.STOPPED)
        except SuccessionError as error:
            return Standing(State.FAILED, problem=str(error))
        except Exception as error:
            return Standing(State.FAILED, problem=faults.words(faults.noted(error)))

    def _goes_on(self, part: float) -> bool:
        self.standing = Standing(State.RUNNING, part)
        return not self.cancelled.is_set()
