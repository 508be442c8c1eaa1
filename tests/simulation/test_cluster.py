"""The simulation on a cluster of separate processes, also when one of them dies on the way."""

import os
import signal
from collections.abc import Iterator
from datetime import date

import pytest
from distributed import Client, LocalCluster

from succession.example import example_region
from succession.simulation import Execution, SimulationPlan, simulate
from tests.risk.world import ASSUMPTIONS

AS_OF = date(2027, 1, 1)
REGION = example_region(25, 3, AS_OF)
PLAN = SimulationPlan(years=6, runs=240, seed=5)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client


def test_a_cluster_gives_the_same_result(client):
    here = simulate(REGION, ASSUMPTIONS, AS_OF, PLAN)
    there = simulate(REGION, ASSUMPTIONS, AS_OF, PLAN, Execution(client.get_executor()))
    assert there == here


def test_a_cluster_that_loses_a_process_gives_the_same_result(client):
    here = simulate(REGION, ASSUMPTIONS, AS_OF, PLAN)
    victims = [next(iter(client.run(os.getpid).values()))]
    heard = []

    def progress(part: float) -> bool:
        heard.append(part)
        if len(heard) == 3 and victims:
            os.kill(victims.pop(), signal.SIGKILL)
        return True

    execution = Execution(client.get_executor(), progress, chunk_runs=4)
    assert simulate(REGION, ASSUMPTIONS, AS_OF, PLAN, execution) == here
    assert not victims
