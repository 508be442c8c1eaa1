"""The random streams: the compiled ones are the written-down ones, and they are random."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import njit

from succession.simulation import engine, streams
from tests.simulation.worlds import some_region, world_of

_WORD = st.integers(0, 2**64 - 1)


@njit
def _compiled(seed, run, share, generation, purpose):
    return engine.uniform(engine.run_key(seed, run), share, generation, purpose)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(st.integers(0, 2**40), st.integers(0, 10**6), _WORD, st.integers(0, 500), st.integers(0, 7))
def test_the_compiled_stream_is_the_one_written_down(seed, run, share, generation, purpose):
    compiled = _compiled(seed, run, np.uint64(share), generation, purpose)
    written = streams.uniform(streams.run_key(seed, run), share, generation, purpose)
    assert compiled == written


def test_uniforms_of_neighbouring_numbers_look_independent():
    key = streams.run_key(1, 1)
    drawn = np.array(
        [[streams.uniform(key, share, 0, use) for use in (0, 1)] for share in range(4000)]
    )
    assert abs(drawn.mean() - 0.5) < 4 * math.sqrt(1 / 12 / drawn.size)
    assert abs(np.corrcoef(drawn.T)[0, 1]) < 4 / math.sqrt(len(drawn))
    assert abs(np.corrcoef(drawn[1:, 0], drawn[:-1, 0])[0, 1]) < 4 / math.sqrt(len(drawn))


@njit
def _gammas(shape, count):
    key = engine.run_key(3, 4)
    return np.array([engine.gamma(key, np.uint64(i), shape) for i in range(count)])


def test_gamma_variates_have_the_mean_and_spread_of_their_shape():
    for shape in (0.5, 1.0, 2.0, 5.0):
        drawn = _gammas(shape, 20_000)
        assert abs(drawn.mean() - shape) < 4 * math.sqrt(shape / len(drawn))
        fourth = 3 * shape**2 + 6 * shape  # fourth central moment
        assert abs(drawn.var() - shape) < 4 * math.sqrt((fourth - shape**2) / len(drawn))


def test_names_have_numbers_of_their_own():
    numbers = {streams.number_of(f"{agb}/{share}") for agb in range(500) for share in range(4)}
    assert len(numbers) == 2000


def test_every_share_of_a_region_has_its_own_number():
    world = world_of(some_region(1, 30))
    assert len(set(world.seats["key"])) == len(world.seats)
