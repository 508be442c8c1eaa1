"""Many runs of a region, over any executor: the same numbers however the work is cut."""

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.register import Seen
from succession.simulation import engine
from succession.simulation.outcome import Simulation, SimulationProvenance
from succession.simulation.plan import SimulationPlan
from succession.simulation.summary import practices_of, series_of, years_of
from succession.simulation.world import region_of

METHOD_VERSION = "8"
_SEAT_RUNS_PER_CHUNK = 60_000
_MOST_CHUNKS_BY_RUNS = 8
_HERE = threading.local()


class SimulationCancelled(Exception):
    """Whoever asked for the simulation does not want it any more."""


@dataclass(frozen=True)
class Execution:
    """Where the work is done, in chunks of so many runs, and who hears how far it is.

    Without `executor`: in threads, one per processor. After each chunk `progress` gets the part
    done (0-1) and returns whether to go on. None of this changes a number.
    """

    executor: Executor | None = None
    progress: Callable[[float], bool] | None = None
    chunk_runs: int | None = None


@dataclass(frozen=True)
class Runs:
    """Series per run (runs, years, series) and per cell (measures, runs, years, cells), counts per
    practice (practices, years, counts), and the numbers of each run (numbers, runs)."""

    series: Floats
    told: NDArray[np.float32]
    counts: NDArray[np.int64]
    drawn: Floats


def simulate(
    register: Seen,
    assumptions: Assumptions,
    as_of: date,
    plan: SimulationPlan,
    execution: Execution = Execution(),
) -> Simulation:
    """The region in `plan.runs` futures; the register must be as the audience sees it.

    `SimulationCancelled` when `execution.progress` says to stop.
    """
    region = region_of(register, assumptions, as_of, plan)
    with _Work(execution, plan.runs) as work:
        runs = work.run(region.world, plan.seed)
    return Simulation(
        provenance=_provenance(register, assumptions, as_of, plan),
        years=years_of(runs.series, region.calendar.first_year),
        series=series_of(runs.told, runs.drawn, tuple(cell.name for cell in plan.cells) or ("",)),
        practices=practices_of(runs.counts, region.agbs, plan.runs),
        pull_of_pool=tuple(runs.series[:, :, engine.PULL_OF_POOL].mean(axis=0).tolist()),
    )


def warm_up() -> None:
    """Compile the engine, or load what was compiled before."""
    run_chunk(engine.nothing(), 1, 0, 1)


def run_chunk(world: engine.World, seed: int, first: int, count: int) -> Runs:
    """Runs `first` to `first + count`; what an executor gets to do. A world never changes."""
    world, live = _ready(world)
    results = engine.results_of(world, count)
    engine.run_many(world, live, results, (seed, first, count), False)
    told = np.moveaxis(results.cells, -1, 0)
    return Runs(results.series, told, results.counts.swapaxes(0, 1), results.drawn.T)


def _ready(world: engine.World) -> tuple[engine.World, engine.Live]:
    """The world as it can be read fast, and room for a run; a thread that gets the next chunk of
    the same world has them still."""
    if getattr(_HERE, "world", None) is not world:
        # What comes from another process may be read-only, which would be compiled once more.
        _HERE.world, _HERE.ready = world, (engine.together(world), engine.live_of(world))
    ready: tuple[engine.World, engine.Live] = _HERE.ready
    return ready


class _Work:
    """The executor of one simulation, of so many runs; its own threads are ended with it."""

    def __init__(self, execution: Execution, runs: int) -> None:
        self._execution, self._runs, self._done = execution, runs, 0
        self._own = None if execution.executor else ThreadPoolExecutor(os.cpu_count())

    def __enter__(self) -> "_Work":
        return self

    def __exit__(self, *_: object) -> None:
        if self._own:
            self._own.shutdown(cancel_futures=True)

    def run(self, world: engine.World, seed: int) -> Runs:
        """All runs, put together in their order."""
        count = self._runs
        executor = self._execution.executor or self._own
        assert executor is not None
        chunks = list(_chunks(count, self._execution.chunk_runs or _chunk_runs(world, count)))
        futures = {
            executor.submit(run_chunk, world, seed, first, last - first): (first, last)
            for first, last in chunks
        }
        runs = _room_for(world, count)
        for future in as_completed(futures):
            first, last = futures.pop(future)
            _put(runs, future.result(), slice(first, last))
            self._done += last - first
            if not self._goes_on(self._done / self._runs):
                for other in futures:
                    other.cancel()
                raise SimulationCancelled
        return runs

    def _goes_on(self, part: float) -> bool:
        return self._execution.progress is None or self._execution.progress(part)


def _room_for(world: engine.World, count: int) -> Runs:
    years, cells = len(world.year_ends), len(world.cells)
    return Runs(
        series=np.empty((count, years, engine.SERIES)),
        told=np.empty((engine.MEASURES, count, years, cells), np.float32),
        counts=engine.results_of(world, 0).counts.swapaxes(0, 1),
        drawn=np.empty((engine.NUMBERS, count)),
    )


def _put(whole: Runs, part: Runs, at: slice) -> None:
    whole.series[at] = part.series
    whole.told[:, at] = part.told
    whole.drawn[:, at] = part.drawn
    whole.counts[:] += part.counts  # whole numbers: the order of adding does not matter


def _chunks(count: int, size: int) -> Iterator[tuple[int, int]]:
    for first in range(0, count, size):
        yield first, min(first + size, count)


def _chunk_runs(world: engine.World, count: int) -> int:
    """Hundredths of a second each, so that others get their turn, and some for every thread."""
    by_work = _SEAT_RUNS_PER_CHUNK // max(len(world.seats), 1)
    return max(1, min(by_work, -(-count // _MOST_CHUNKS_BY_RUNS)))


def _provenance(
    register: Seen, assumptions: Assumptions, as_of: date, plan: SimulationPlan
) -> SimulationProvenance:
    records = (register.practices, register.gps, register.shares)
    return SimulationProvenance(
        as_of=as_of,
        method_version=METHOD_VERSION,
        assumptions_version=assumptions.version,
        register_hash=_hash("\n".join(sorted(repr(one) for group in records for one in group))),
        assumptions_hash=_hash(assumptions.model_dump_json()),
        plan_hash=_hash(repr(plan)),
        seed=plan.seed,
        runs=plan.runs,
    )


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
