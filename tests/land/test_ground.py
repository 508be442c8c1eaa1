"""The ground that ships: whole, small, and with its sources named."""

import json
from pathlib import Path

import numpy as np

from succession.land.ground import LAND, dutch_ground

GROUND = dutch_ground()
OUTLINES = Path(__file__).resolve().parents[2] / "succession/static/land/gemeenten.json"


def test_all_inhabitants_of_the_country_live_in_a_postcode() -> None:
    """17,942,942 on 1 January 2024, each postcode told in fives."""
    assert abs(GROUND.inhabitants.sum() - 17_942_942) < 1_000
    assert (GROUND.people >= 0).all()
    assert (GROUND.people == GROUND.people.astype(int)).all()


def test_the_gemeenten_count_the_country_twice() -> None:
    then, now = (sum(sum(g) for g in each) for each in _counts())
    assert (len(GROUND.gemeenten), then, now) == (342, 16_900_726, 18_044_027)


def _counts() -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    gemeenten = GROUND.gemeenten.values()
    return [one.then for one in gemeenten], [one.now for one in gemeenten]


def test_every_postcode_and_wijk_lies_in_a_gemeente_of_today() -> None:
    assert set(GROUND.gemeente_of) <= set(GROUND.gemeenten)
    assert {wijk.gemeente for wijk in GROUND.wijken} == set(GROUND.gemeenten)


def test_each_gemeente_has_as_many_people_by_postcode_as_by_count() -> None:
    """But for postcodes across a border; 2024 against 2025."""
    codes = np.array(GROUND.gemeente_of)
    off = [
        GROUND.inhabitants[codes == one.code].sum() / sum(one.now) - 1
        for one in GROUND.gemeenten.values()
    ]
    assert np.mean(np.abs(off) < 0.03) > 0.98


def test_the_known_gaps_are_these() -> None:
    """Two postcodes too young for an outline stand where their addresses are; elsewhere nobody
    lives, or CBS tells nothing of so few."""
    assert {"8269", "8323"} <= set(GROUND.index)
    empty = [pc4 for pc4, people in zip(GROUND.pc4, GROUND.inhabitants, strict=True) if not people]
    assert 0 < len(empty) < 15


def test_the_outlines_are_the_gemeenten_and_their_outer_rings_run_clockwise() -> None:
    features = json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
    assert {feature["properties"]["gm"] for feature in features} == set(GROUND.gemeenten)
    outer = [part[0] for feature in features for part in feature["geometry"]["coordinates"]]
    assert all(_area(ring) < 0 for ring in outer)


def _area(ring: list[list[float]]) -> float:
    x, y = np.array(ring).T
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) / 2


def test_the_geography_is_small_and_names_its_sources() -> None:
    files = [*LAND.iterdir(), OUTLINES]
    assert sum(file.stat().st_size for file in files if file.is_file()) < 1_500_000
    told = (LAND / "BRON.md").read_text(encoding="utf-8")
    shipped = {file.name for file in files} - {"BRON.md", "reistijden.csv"}
    assert {name for name in shipped if f"`{name}`" not in told} == set()
    assert "CC BY 4.0" in told
    assert "CC BY 3.0 IGO" in told
