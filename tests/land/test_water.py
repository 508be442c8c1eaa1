"""Who lives across the water goes by a bridge."""

import numpy as np
import pytest

from succession.land.ground import dutch_ground
from succession.land.water import Crossing, Water, Waters, waters_of

# A river from south to north at x = 0, with a bridge at y = 5 and a ferry of ten minutes at y = 0.
RIVER = Water(
    "rivier", np.array([[0.0, -20, 0, 20]]), np.array([[0.0, 5], [0.0, 0]]), np.array([0.0, 10])
)
FREE = Crossing(minutes=0.0, km_per_minute=0.5)


def _longer(a: tuple[float, float], b: tuple[float, float], crossing: Crossing = FREE) -> float:
    return float(Waters((RIVER,)).km_around(np.array([a]), np.array([b]), crossing)[0])


def test_the_way_round_is_by_the_nearest_crossing() -> None:
    """From (-3, 1) to (3, 1): over the bridge 2 x 5 km, by the ferry 2 x 3.2 + 5 km."""
    assert _longer((-3, 1), (3, 1)) == pytest.approx(2 * np.hypot(3, 4) - 6)


def test_a_ferry_goes_when_the_bridge_is_further_than_its_minutes() -> None:
    assert _longer((-3, -9), (3, -9)) == pytest.approx(2 * np.hypot(3, 9) + 5 - 6)


def test_any_crossing_takes_its_minutes_on_top() -> None:
    assert _longer((-3, 5), (3, 5), Crossing(2.0, 0.5)) == pytest.approx(1.0)


def test_on_the_same_bank_and_beyond_the_end_of_the_river_the_way_is_straight() -> None:
    assert _longer((1, -5), (4, 5)) == 0
    assert _longer((-3, 30), (3, 30)) == 0


def test_of_several_waters_the_longest_way_round_counts() -> None:
    canal = Water("kanaal", np.array([[1.0, -20, 1, 20]]), np.array([[1.0, 19]]), np.zeros(1))
    both = Waters((RIVER, canal)).km_around(np.array([[-3.0, 5]]), np.array([[3.0, 5]]), FREE)
    assert both[0] == pytest.approx(np.hypot(4, 14) + np.hypot(2, 14) - 6)


def test_water_without_a_crossing_cannot_be_crossed() -> None:
    sea = waters_of(
        [
            {"water": "zee", "soort": "lijn", "lijn": "0", "x": "0", "y": y, "minuten": ""}
            for y in ("-9", "9")
        ]
    )
    assert np.isinf(sea.km_around(np.array([[-1.0, 0]]), np.array([[1.0, 0]]), FREE)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nijmegen", "Lent"),
        ("Zaltbommel", "Tuil"),
        ("Krimpen aan den IJssel", "Capelle aan den IJssel"),
        ("Alblasserdam", "Hendrik-Ido-Ambacht"),
        ("Papendrecht", "Dordrecht"),
        ("Terneuzen", "Vlissingen"),
        ("Nieuwegein", "Vianen"),
        ("Den Helder", "Den Burg"),
        ("Westervoort", "Arnhem"),
    ],
)
def test_towns_on_two_banks_are_parted(one: str, other: str) -> None:
    a, b = (_middle(name) for name in (one, other))
    assert dutch_ground().waters.km_around(a, b, Crossing(2.0, 0.5))[0] > 0.5


@pytest.mark.parametrize(
    ("one", "other"), [("Zwolle", "Dalfsen"), ("Tilburg", "Breda"), ("Delft", "Rijswijk")]
)
def test_towns_without_a_river_between_are_not(one: str, other: str) -> None:
    a, b = (_middle(name) for name in (one, other))
    assert dutch_ground().waters.km_around(a, b, Crossing(2.0, 0.5))[0] == 0


def _middle(place: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    ground = dutch_ground()
    rows = [row for row, name in enumerate(ground.places) if name == place]
    return np.average(ground.km[rows], axis=0, weights=ground.inhabitants[rows])[None]
