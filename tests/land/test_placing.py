"""Where a practice stands, by what was told of it."""

import numpy as np
import pytest

from succession.land.ground import dutch_ground
from succession.land.names import same_name
from succession.land.placing import (
    LocatedBy,
    gemeente_of,
    is_confirmed,
    municipality_of,
    pc4_of,
    place_of,
)
from succession.land.rd import to_km
from tests.land.places import at

GROUND = dutch_ground()
OMMEN = (52.5205, 6.4210)


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("7731AB", "7731"),
        ("7731 ab", "7731"),
        (" 7731  AB ", "7731"),
        ("7731", "7731"),
        ("0731 AB", None),
        ("77311", None),
        ("Ommen", None),
        ("7731 AB Ommen", None),
        (None, None),
    ],
)
def test_a_postcode_is_read_by_its_digits(written: str | None, digits: str | None) -> None:
    assert pc4_of(written) == digits


def test_coordinates_go_before_the_postcode_and_the_postcode_before_the_plaats() -> None:
    told = {"postcode": "7731 AB", "place": "Dalfsen", "latitude": OMMEN[0], "longitude": OMMEN[1]}
    found = [
        place_of(at(**{name: told[name] for name in names}), GROUND)
        for names in (told, ("postcode", "place"), ("place",))
    ]
    assert [place.source for place in found if place] == list(LocatedBy)
    exact, by_postcode, by_place = found
    assert exact
    assert by_postcode
    assert by_place
    assert (exact.x, exact.y) == pytest.approx(to_km(np.array(OMMEN)).tolist())
    assert by_postcode.rows == (GROUND.index["7731"],)
    assert {GROUND.places[row] for row in by_place.rows} == {"Dalfsen"}


def test_what_nothing_tells_has_no_place() -> None:
    assert place_of(at(), GROUND) is None
    assert place_of(at(postcode="4950 AB", place="IJsperhaarle"), GROUND) is None


def test_a_postcode_that_does_not_exist_leaves_the_plaats() -> None:
    place = place_of(at(postcode="4950 AB", place="Ommen"), GROUND)
    assert place
    assert place.source is LocatedBy.PLACE


def test_a_name_that_two_places_bear_is_told_apart_by_the_gemeente() -> None:
    """Zevenhuizen is in Groningen and in Zuid-Holland: by itself it says nothing."""
    assert place_of(at(place="Zevenhuizen"), GROUND) is None
    place = place_of(at(place="Zevenhuizen", municipality="Westerkwartier"), GROUND)
    assert place
    assert GROUND.gemeenten[GROUND.gemeente_of[place.nearest]].name == "Westerkwartier"


def test_the_gemeente_follows_from_the_postcode_unless_it_was_told() -> None:
    ommen = at(postcode="7731 AB")
    code = gemeente_of(ommen, place_of(ommen, GROUND), GROUND)
    assert code
    assert GROUND.gemeenten[code].name == "Ommen"
    assert municipality_of(ommen) == "Ommen"
    assert municipality_of(at(postcode="7731 AB", municipality="Zelf bedacht")) == "Zelf bedacht"
    assert municipality_of(at(postcode="4950 AB")) is None


@pytest.mark.parametrize(
    ("known", "confirms"),
    [
        ({"postcode": "7731 AB"}, True),
        ({"postcode": "4950 AB", "place": "Ommen"}, False),
        ({"place": "Ommen"}, True),
        ({"place": "IJsperhaarle"}, False),
        ({"latitude": OMMEN[0], "longitude": OMMEN[1], "municipality": "Ommen"}, True),
        ({"latitude": OMMEN[0], "longitude": OMMEN[1], "municipality": "Dalfsen"}, False),
        ({"latitude": OMMEN[0], "longitude": OMMEN[1]}, False),
    ],
)
def test_real_ground_is_what_the_practice_itself_says(
    known: dict[str, object], confirms: bool
) -> None:
    practice = at(**known)
    assert is_confirmed(practice, place_of(practice, GROUND), GROUND) is confirms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Den Haag", "'s-Gravenhage"),
        ("Bergen (NH)", "bergen"),
        ("Haren Gn", "Haren"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("'s-Hertogenbosch", "Den Bosch"),
    ],
)
def test_names_are_the_same_however_they_are_written(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)
