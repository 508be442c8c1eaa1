"""Invented names are different from each other and from what exists."""

import csv
import re
from pathlib import Path

import numpy as np
import pytest

from succession.example.names import person_names, place_names

REAL_PLACES = (
    Path(__file__).parents[3] / "shared/realdata/nl_boundaries_gemeente_pc4"
    "/pc4_centroids_gemeente.csv"
)


def test_names_of_places_and_people_are_all_different():
    rng = np.random.default_rng(1)
    places, people = place_names(rng, 2000), person_names(rng, 16000)

    assert len(set(places)) == 2000
    assert len(set(people)) == 16000
    assert all(
        re.fullmatch(r"[A-Z]\. (?:van |van der |de |ten |ter )?[A-Z][a-z]+", n) for n in people
    )


@pytest.mark.skipif(not REAL_PLACES.exists(), reason="../shared/realdata is not there")
def test_no_invented_place_exists():
    with REAL_PLACES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    real = {row[column] for row in rows for column in ("plaats", "gemeente_2022")}

    assert real.isdisjoint(place_names(np.random.default_rng(1), 3000))
