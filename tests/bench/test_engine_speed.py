"""How fast the regional run is, beside Mesa, SimPy and what the random numbers alone would take.

The goals, per thread and for 15 years by month: 1,000 times Mesa and 400 times event-driven SimPy
(accepted from 700 and 350), as the median of five alternated rounds. One pass of 1,000 runs: 150
practices in 50 ms, 4,900 in 2 s and 500 MiB. The peers play the same model and must agree on the
figures of the last year within four standard errors.
"""

import platform
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from succession.simulation import engine
from succession.simulation.engine.clockwork.clock import rings, start_clock
from succession.simulation.engine.numbers import draw_numbers, fill_tables
from succession.simulation.region import _chunk_runs, run_chunk
from tests.bench.peers.mesa_model import MesaRegion
from tests.bench.peers.simpy_model import SimpyRegion
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import Office, world_of

ROUNDS, ENGINE_RUNS = 5, 600
PEER_RUNS = {"Mesa": (MesaRegion, 6), "SimPy": (SimpyRegion, 12)}
ALL_RUNS, YEARS = 1000, 15
MIB = 1024  # in the kilobytes in which Linux counts


def region(practices: int, seed: int = 1) -> engine.World:
    """Practices of Dutch sizes and ages, about 2.8 owners each, a little too full."""
    random = np.random.default_rng(seed)
    side = 3.2 * practices**0.5
    world = world_of([_office(random, side, p) for p in range(practices)], years=YEARS)
    all_ages_known = np.zeros((0, 2))
    return world._replace(unknown_ages=all_ages_known)


def _office(random: Any, side: float, number: int) -> Office:
    size = int(random.choice((1, 2, 3, 4, 5, 6, 8), p=(0.25, 0.32, 0.16, 0.1, 0.08, 0.05, 0.04)))
    known = ASSUMPTIONS.unknowns.ages
    ages = random.choice([row.age for row in known], size, p=[row.weight for row in known])
    fte = float(random.uniform(0.6, 1.0))
    return Office(
        ages=tuple(np.floor(ages + random.uniform(-2.5, 2.5, size)) + 0.5),  # a year of birth
        patients=size * fte * 2000 * float(random.uniform(0.85, 1.1)),
        fte=fte,
        x=float(random.uniform(0, side)),
        y=float(random.uniform(0, side)),
        name=f"bench/{number}",
    )


@engine.compiled
def sampled(world: engine.World, live: engine.Live, runs: tuple[int, int]) -> float:
    """Only the stop and the search of every share, as if no practice touched another."""
    total = 0.0
    for run in range(runs[1]):
        key = engine.run_key(runs[0], run)
        live.filled[len(live.filled) - 1] += 1
        draw_numbers(world, live, key)
        fill_tables(world, live, key)
        for j in range(len(world.seats)):
            live.positions[world.seats[j].practice].overload = 1.0
            live.positions[world.seats[j].practice].ceiling = 1.0
            live.clocks[j].generation = 0
            month = start_clock(world, live, key, j, 0)
            if live.clocks[j].state == engine.WATCHED and live.clocks[j].budget > 0.0:
                month = rings(world, live, j, 1.0)
            total += month - np.log(engine.uniform(key, world.seats[j].key, 0, engine.SEARCH))
    return total


@engine.compiled
def drawn(seed: int, count: int) -> float:
    """So many exponential variates: what no engine can go under."""
    key, total = engine.run_key(seed, 0), 0.0
    for share in range(count):
        total -= np.log(engine.uniform(key, np.uint64(share), 0, 0))
    return total


def per_run(play: Callable[[], Any], runs: int) -> float:
    """Processor seconds of this thread per run."""
    start = time.thread_time()
    play()
    return (time.thread_time() - start) / runs


def test_ratios_to_mesa_and_simpy(benchmark: Any) -> None:
    world = region(150)
    live = engine.live_of(world)
    run_chunk(world, 1, 0, 1)
    sampled(world, live, (1, 1))
    drawn(1, 1)
    figures: dict[str, list[Any]] = {name: [] for name in PEER_RUNS}
    rounds = [_round(world, live, figures, number) for number in range(ROUNDS)]
    benchmark.pedantic(run_chunk, (world, 1, 0, ENGINE_RUNS), rounds=ROUNDS)
    for name in PEER_RUNS:
        ratios = [one[name] / one["engine"] for one in rounds]
        _tell(benchmark, f"times {name}, per thread (150 practices)", ratios)
    _tell(
        benchmark, "full run / sampling stage", [one["engine"] / one["sampling"] for one in rounds]
    )
    _tell(benchmark, "full run / random numbers", [one["engine"] / one["floor"] for one in rounds])
    _tell(benchmark, "engine, microseconds per run", [1e6 * one["engine"] for one in rounds])
    for name, played in figures.items():
        _agree(benchmark, name, world, np.array(played))


def _round(
    world: engine.World, live: engine.Live, figures: dict[str, list[Any]], number: int
) -> dict[str, float]:
    """Everybody once, one after the other; only playing counts, not setting up the world."""
    times = {}
    for name, (peer, runs) in PEER_RUNS.items():
        seeds = range(number * runs, (number + 1) * runs)
        times[name] = per_run(
            lambda peer=peer, seeds=seeds, name=name: figures[name].extend(
                peer(world, seed).play()[-1] for seed in seeds
            ),
            runs,
        )
    times["engine"] = per_run(lambda: run_chunk(world, 1, 0, ENGINE_RUNS), ENGINE_RUNS)
    times["sampling"] = per_run(lambda: sampled(world, live, (1, ENGINE_RUNS)), ENGINE_RUNS)
    draws = 2 * len(world.seats) * ENGINE_RUNS
    times["floor"] = per_run(lambda: drawn(1, draws), ENGINE_RUNS)
    return times


def _tell(benchmark: Any, what: str, values: list[float], digits: int = 1) -> None:
    middle = statistics.median(values)
    benchmark.extra_info[what] = round(middle, digits)
    spread = ", ".join(f"{value:.{digits}f}" for value in sorted(values))
    machine = platform.processor() or platform.machine()
    print(f"\n{what}: median {middle:.{digits}f} ({spread}) on {machine}")


def _agree(benchmark: Any, name: str, world: engine.World, played: Any) -> None:
    """The figures of the last year, each within four standard errors."""
    ours = run_chunk(world, 3, 0, 4000).series[:, -1]
    error = ours.std(axis=0) * np.sqrt(1 / len(played) + 1 / len(ours))
    z = (played.mean(axis=0) - ours.mean(axis=0)) / np.maximum(error, 1e-9)
    benchmark.extra_info[f"largest difference with {name}, standard errors"] = round(
        float(np.abs(z).max()), 1
    )
    print(f"{name} agrees within {np.abs(z).max():.1f} standard errors over {len(z)} figures")
    assert np.abs(z).max() < 4


@pytest.mark.parametrize("practices", [150, 4900])
def test_one_pass_of_a_thousand_runs(benchmark: Any, practices: int) -> None:
    world = region(practices)
    run_chunk(world, 1, 0, 1)
    benchmark.pedantic(_pass, (world,), rounds=ROUNDS)
    shares = f"{practices} practices, {len(world.seats)} shares"
    print(f"\n{shares}: median {benchmark.stats.stats.median * 1000:.0f} ms on 2 threads")


def _pass(world: engine.World) -> None:
    chunk = _chunk_runs(world, ALL_RUNS)
    with ThreadPoolExecutor(2) as threads:
        firsts = range(0, ALL_RUNS, chunk)
        for part in threads.map(lambda first: run_chunk(world, 1, first, chunk), firsts):
            assert len(part.series) == min(chunk, ALL_RUNS)


def test_what_telling_thirty_cells_costs(benchmark: Any) -> None:
    world = region(150)
    cell_of = (np.arange(150) % 30).astype(np.int32)
    thirty = world._replace(cells=np.zeros(30, np.int32), cell_of=cell_of)
    run_chunk(world, 1, 0, 1)
    ratios = []
    for _ in range(ROUNDS):
        one = per_run(lambda: run_chunk(world, 1, 0, ENGINE_RUNS), ENGINE_RUNS)
        ratios.append(per_run(lambda: run_chunk(thirty, 1, 0, ENGINE_RUNS), ENGINE_RUNS) / one)
    benchmark.pedantic(run_chunk, (thirty, 1, 0, ENGINE_RUNS), rounds=1)
    _tell(benchmark, "thirty cells / one cell, time", ratios, digits=2)
    told = engine.results_of(thirty, ALL_RUNS).cells.nbytes
    print(f"thirty cells, 1,000 runs of 15 years: {told / 1e6:.0f} MB")


@pytest.mark.parametrize("practices", [150, 4900])
def test_one_chunk_is_short_enough_to_cancel_between(benchmark: Any, practices: int) -> None:
    """Goal: 50 ms."""
    world = region(practices)
    runs = _chunk_runs(world, ALL_RUNS)
    run_chunk(world, 1, 0, 1)
    seconds = [runs * per_run(lambda: run_chunk(world, 1, 0, runs), runs) for _ in range(ROUNDS)]
    _tell(benchmark, f"a chunk of {practices} practices, ms", [1e3 * s for s in seconds])
    benchmark.pedantic(run_chunk, (world, 1, 0, runs), rounds=1)


def test_memory_of_a_national_pass(benchmark: Any) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        most = benchmark.pedantic(lambda: process.submit(_national_peak).result(), rounds=1)
    benchmark.extra_info["most memory of a national pass, MiB"] = round(most / MIB)
    print(f"\nmost memory of a process with a national pass: {most / MIB:.0f} MiB")


def _national_peak() -> int:
    _pass(region(4900))
    # Of this process alone: `getrusage` also knows how large the process was that started it.
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
