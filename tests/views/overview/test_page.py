"""What the overview says, in sentences."""

from succession.risk.result import Interval, RiskLevel
from succession.views import levels
from succession.views.overview import page as overview
from tests.region import BEUK, EIK, LINDE, WILG, region
from tests.views.builders import make_region, make_risk

RISK = make_region(
    make_risk(agb=LINDE),
    make_risk(agb=BEUK, name="De Beuk", level=RiskLevel.TALK, patients_enrolled=3900),
    make_risk(agb=EIK, name="Aan de Eik", level=RiskLevel.ACUTE, patients_unplaced=None),
    make_risk(
        agb=WILG,
        name="De Wilg",
        level=RiskLevel.UNKNOWN,
        possible_level=RiskLevel.ACT,
        patients_enrolled=None,
        data_interval=Interval(0.02, 0.9),
    ),
)


def _number(label: str) -> overview.KeyNumber:
    view = overview.present(region(), RISK)
    return next(number for number in view.numbers if number.label == label)


def test_the_headline_counts_what_is_known_and_what_is_not() -> None:
    assert overview.present(region(), RISK).headline == (
        "2 praktijken vragen nu om actie; van 1 praktijk is dat nog onbekend."
    )
    quiet = make_region(make_risk(level=RiskLevel.FOLLOW))
    assert overview.present(region(), quiet).headline == "Geen praktijk vraagt nu om actie."


def test_every_number_says_what_it_is() -> None:
    for number in overview.present(region(), RISK).numbers:
        assert number.what


def test_patients_are_those_of_the_practices_that_press() -> None:
    number = _number("Patiënten om wie het gaat")
    assert number.value == "4.400"
    assert "op naam bij deze praktijken: 4.800" in number.what


def test_unknown_patients_are_told_and_not_counted_as_zero() -> None:
    unknown = make_risk(agb=WILG, patients_enrolled=None)
    some = make_region(make_risk(agb=LINDE), unknown)
    number = overview.present(region(), some).numbers[1]
    assert number.value == "2.200 (van 1 praktijk onbekend)"
    assert "deze praktijken: 2.200 (van 1 praktijk onbekend)" in number.what
    number = overview.present(region(), make_region(unknown)).numbers[1]
    assert number.value == "onbekend (van 1 praktijk)"
    assert "deze praktijken: onbekend (van 1 praktijk)" in number.what


def test_rooms_that_are_used_more_than_once_are_not_added_up() -> None:
    for number in overview.present(region(), RISK).numbers:
        assert "zonder plek" not in number.what.casefold()


def test_a_line_has_the_list_of_the_practice_and_both_bands() -> None:
    """A near-point by what is unknown does not hide that the assumptions reach further."""
    narrow = Interval(0.71, 0.72)
    risk = make_risk(patients_enrolled=900, interval=Interval(0.56, 0.81), data_interval=narrow)
    (row,) = overview.present(region(), make_region(risk)).groups[0].rows
    assert (row.patients, row.band) == (2200, Interval(0.56, 0.81))
    wide = make_risk(interval=Interval(0.56, 0.81), data_interval=Interval(0.2, 0.7))
    assert wide.band == Interval(0.2, 0.81)


def test_what_falls_open_has_a_band() -> None:
    number = _number("Open in 5 jaar")
    assert number.value == "1,6"
    assert "bandbreedte van de aannames 0,5 tot 1,5" in number.what


def test_owners_of_unknown_age_are_told() -> None:
    number = _number("60 jaar en ouder")
    assert number.value == "2"
    assert number.what.endswith("van de 4; van 1 is de leeftijd onbekend")


def test_practices_stand_by_level_and_within_it_by_name() -> None:
    groups = overview.present(region(), RISK).groups
    assert [group.look.level for group in groups] == [
        RiskLevel.ACUTE,
        RiskLevel.ACT,
        RiskLevel.UNKNOWN,
        RiskLevel.TALK,
    ]
    two = make_region(make_risk(name="Zilver"), make_risk(agb=BEUK, name="amber"))
    assert [row.name for row in overview.present(region(), two).groups[0].rows] == [
        "amber",
        "Zilver",
    ]


def test_an_unknown_level_says_what_is_possible() -> None:
    groups = overview.present(region(), RISK).groups
    unknown = next(group for group in groups if group.look.level is RiskLevel.UNKNOWN)
    assert unknown.records()[0]["mogelijk"] == "nu handelen"
    assert unknown.records()[0]["patiënten"] is None


def test_an_unknown_level_says_what_would_decide_it_and_of_how_many() -> None:
    lacking = make_risk(
        agb=WILG, level=RiskLevel.UNKNOWN, unknown=(f"{WILG}.patienten", f"{WILG}.breedtegraad")
    )
    other = make_risk(agb=EIK, level=RiskLevel.UNKNOWN, unknown=("01900001.patienten",))
    told = overview.present(region(), make_region(lacking, other)).groups[0].deciding
    assert told == "Wat hier zou beslissen: patiënten op naam (2 praktijken)."
    calibrated = make_region(make_risk(agb=WILG, level=RiskLevel.UNKNOWN, unknown=()))
    assert "andere praktijken" in overview.present(region(), calibrated).groups[0].deciding


def test_the_choice_begins_with_the_most_urgent() -> None:
    assert [agb for agb, _ in overview.choices(RISK)] == [EIK, LINDE, WILG, BEUK]


def test_no_level_is_green_and_every_level_has_its_own_letter() -> None:
    assert "green" not in {look.badge for look in levels.LOOKS}
    assert len({look.letter for look in levels.LOOKS}) == len(levels.LOOKS) == len(RiskLevel)
    assert len({look.colour for look in levels.LOOKS}) == len(levels.LOOKS)
