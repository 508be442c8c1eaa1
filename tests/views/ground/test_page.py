"""What Uw gebied says of the people of gemeenten."""

from datetime import date

import pytest

from succession.capacity.region.whole_area import CareAsked, WholeArea
from succession.land.ground import dutch_ground
from succession.views.ground import page as ground
from tests.risk.world import ASSUMPTIONS

AS_OF = date(2026, 11, 30)
LAND = dutch_ground()


def _view(*names: str) -> ground.GroundView:
    return ground.present([LAND.gemeente_named(n) for n in names], LAND, ASSUMPTIONS, AS_OF)


def test_the_conclusion_is_how_much_more_care_and_with_what_band() -> None:
    said = _view("Ommen").conclusion
    assert said.startswith("In Ommen vragen de inwoners in 2041 naar verwachting ")
    assert "% meer zorg dan nu (" in said
    assert _view("Ommen", "Dalfsen").conclusion.startswith("In Ommen en Dalfsen")


@pytest.mark.parametrize(
    ("low", "middle", "high", "words"),
    [
        (110, 113, 118, "13% meer zorg dan nu (10% tot 18% meer)."),
        (98, 103, 105, "3% meer zorg dan nu (2% minder tot 5% meer)."),
        (90, 96, 97, "4% minder zorg dan nu (3% tot 10% minder)."),
        (98, 100, 100, "0% meer zorg dan nu (2% minder tot 0% meer)."),
    ],
)
def test_less_care_is_called_less(low: float, middle: float, high: float, words: str) -> None:
    care = (CareAsked(0, 100, 100, 100), CareAsked(5, 0, 0, 0), CareAsked(15, middle, low, high))
    area = WholeArea((LAND.gemeente_named("Ommen"),), 19_249, 9.0, care)
    assert ground._conclusion(area, AS_OF).endswith(words)


def test_the_numbers_say_what_they_are() -> None:
    view = _view("Ommen")
    assert [number.label for number in view.numbers] == [
        "Inwoners",
        "Normpraktijken",
        "Kwetsbare wijken",
    ]
    assert all(number.what for number in view.numbers)
    assert view.numbers[0].value == "19.249"


def test_care_is_told_for_three_years_within_its_band() -> None:
    care = _view("Ommen").care
    assert [record["jaar"] for record in care] == ["2026", "2031", "2041"]
    for record in care:
        assert record["laagst"] <= record["zorgvraag"] <= record["hoogst"]


def test_a_city_has_no_wijk_where_a_practice_is_far_and_the_source_is_named() -> None:
    view = _view("Amsterdam")
    assert view.wijken == ()
    assert "CBS" in view.source
    assert "Lemele" in [record["wijk"] for record in _view("Ommen").wijken]
