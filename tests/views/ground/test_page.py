"""What Uw gebied says of the people of gemeenten."""

from datetime import date

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
