"""What Regio says, in sentences."""

from dataclasses import replace
from datetime import date

from succession.register import Audience, GpRole, Holder, Role
from succession.register.model import Vacancy
from succession.register.seen import seen_by
from succession.risk.result import Interval, RegionRisk, RiskLevel, Together
from succession.views import levels
from succession.views.overview import page as overview
from succession.views.records import KeyNumber
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


def _view(risk: RegionRisk = RISK, by_time: bool = True) -> overview.OverviewView:
    return overview.present(region(), risk, {BEUK: ("Stappenplan overdracht",)}, by_time)


def _number(label: str, risk: RegionRisk = RISK) -> KeyNumber:
    return next(number for number in _view(risk).numbers if number.label == label)


def test_the_conclusion_counts_what_is_known_and_what_is_not() -> None:
    assert _view().conclusion == (
        "2 praktijken vragen nu om actie; van 1 praktijk is dat nog onbekend."
    )
    quiet = make_region(make_risk(level=RiskLevel.FOLLOW))
    assert _view(quiet).conclusion == "Geen praktijk vraagt nu om actie."


def test_there_are_three_numbers_and_each_says_what_it_is() -> None:
    labels = [number.label for number in _view().numbers]
    assert labels == [
        "Stoppen binnen vijf jaar",
        "Patiënten om wie het gaat",
        "Daarvan zonder plek",
    ]
    assert all(number.what for number in _view().numbers)


def test_who_stops_is_who_said_so_and_who_did_not_say_is_told() -> None:
    """Of the region's owners one said a year within five; the others of sixty or of unknown age
    have not said when."""
    register = region()
    owners = [gp for gp in register.gps if gp.role is GpRole.OWNER]
    until = date(RISK.as_of.year + 5, RISK.as_of.month, RISK.as_of.day)
    said = [gp for gp in owners if gp.stop_day and gp.stop_day <= until]
    number = _number("Stoppen binnen vijf jaar")
    assert number.value == str(len(said))
    assert "van wie zonder opvolger:" in number.what
    assert "of van onbekende leeftijd, is niet bekend wanneer" in number.what


def test_patients_are_those_of_the_practices_that_press() -> None:
    number = _number("Patiënten om wie het gaat")
    assert number.value == "4.400"
    assert "op naam bij deze praktijken: 4.800" in number.what


def test_unknown_patients_are_told_and_not_counted_as_zero() -> None:
    unknown = make_risk(agb=WILG, patients_enrolled=None)
    some = make_region(make_risk(agb=LINDE), unknown)
    number = _number("Patiënten om wie het gaat", some)
    assert number.value == "2.200 (van 1 praktijk onbekend)"
    assert "deze praktijken: 2.200 (van 1 praktijk onbekend)" in number.what
    number = _number("Patiënten om wie het gaat", make_region(unknown))
    assert number.value == "onbekend (van 1 praktijk)"


def test_who_finds_no_place_is_reckoned_for_all_at_once_with_its_band() -> None:
    together = Together(unplaced=900, low=700, high=1200, practices=2, unknown=1)
    number = _number("Daarvan zonder plek", replace(RISK, pressing=together))
    assert number.value == "900"
    assert number.what == (
        "als al deze praktijken tegelijk openvallen; tussen 700 en 1.200; "
        "van 1 praktijk is het niet te zeggen"
    )
    nothing_known = replace(RISK, pressing=Together(unknown=2))
    assert _number("Daarvan zonder plek", nothing_known).value == "onbekend"


def test_a_line_has_the_list_of_the_practice_and_both_bands() -> None:
    """A near-point by what is unknown does not hide that the assumptions reach further."""
    narrow = Interval(0.71, 0.72)
    risk = make_risk(patients_enrolled=900, interval=Interval(0.56, 0.81), data_interval=narrow)
    (row,) = _view(make_region(risk)).rows
    assert (row.patients, row.concerned, row.band) == (2200, 900, Interval(0.56, 0.81))
    wide = make_risk(interval=Interval(0.56, 0.81), data_interval=Interval(0.2, 0.7))
    assert wide.band == Interval(0.2, 0.81)


def test_the_most_urgent_stands_first_and_what_may_be_so_under_what_is() -> None:
    assert [row.agb for row in _view().rows] == [EIK, LINDE, WILG, BEUK]
    assert [row.rank for row in _view().rows] == [1, 2, 3, 4]


def test_within_a_level_the_least_time_is_first_and_for_the_board_the_name() -> None:
    two = make_region(
        make_risk(name="Amber", months_left=3.0),
        make_risk(agb=BEUK, name="Zilver", months_left=-8.0),
    )
    assert [row.name for row in _view(two).rows] == ["Zilver", "Amber"]
    assert [row.name for row in _view(two, by_time=False).rows] == ["Amber", "Zilver"]


def test_the_list_of_the_first_leaves_out_what_asks_nothing_and_has_ten_at_most() -> None:
    many = [make_risk(agb=LINDE, name=f"P{n}") for n in range(14)]
    calm = make_risk(agb=BEUK, level=RiskLevel.FOLLOW)
    assert len(_view(make_region(*many, calm)).first) == 10
    assert _view(make_region(calm)).first == ()


def test_a_line_says_how_long_whom_it_concerns_and_what_is_being_done() -> None:
    talk = make_risk(agb=BEUK, level=RiskLevel.TALK, months_left=7.0, patients_enrolled=3900)
    (row,) = _view(make_region(talk)).first
    assert row.line == "nog 7 maanden · 3.900 patiënten · Stappenplan overdracht"
    (row,) = _view(make_region(make_risk(agb=LINDE))).first
    assert row.line.endswith("er loopt nog niets")


def test_a_share_that_stands_open_is_not_too_late_but_open_since_a_month() -> None:
    register = region()
    held = next(share for share in register.shares if share.practice_agb == LINDE)
    vacancy = Vacancy(since=date(2026, 3, 14))
    opened = replace(held, holder=Holder.NOBODY, gp_key=None, vacancy=vacancy)
    others = [share for share in register.shares if share is not held]
    seen = seen_by(replace(register, shares=(*others, opened)), Audience(Role.CONSULENT))
    (row,) = overview.present(seen, make_region(make_risk(agb=LINDE)), {}, True).rows
    assert row.time == "staat open sinds maart 2026"


def test_an_unknown_level_says_what_is_possible() -> None:
    row = next(row for row in _view().rows if row.agb == WILG)
    assert row.words == "onbekend, mogelijk nu handelen"
    records = overview.records(_view().rows, with_chance=True)
    assert overview.shown(_view().rows)["urgentie"](records[2]["urgentie"]) == row.words


def test_the_table_sorts_as_numbers() -> None:
    record = overview.records(_view().rows, with_chance=True)[0]
    for column in ("urgentie", "tijd", "op naam", "open in 5 jaar"):
        assert isinstance(record[column], int | float)


def test_an_unknown_level_says_what_would_decide_it_and_of_how_many() -> None:
    lacking = make_risk(
        agb=WILG, level=RiskLevel.UNKNOWN, unknown=(f"{WILG}.patienten", f"{WILG}.postcode")
    )
    other = make_risk(agb=EIK, level=RiskLevel.UNKNOWN, unknown=("01900001.patienten",))
    told = _view(make_region(lacking, other)).deciding
    assert told == "Wat hier zou beslissen: patiënten op naam (2 praktijken)."
    calibrated = make_region(make_risk(agb=WILG, level=RiskLevel.UNKNOWN, unknown=()))
    assert "andere praktijken" in _view(calibrated).deciding


def test_no_level_is_green_and_every_level_has_its_own_letter() -> None:
    assert "green" not in {look.badge for look in levels.LOOKS}
    assert len({look.letter for look in levels.LOOKS}) == len(levels.LOOKS) == len(RiskLevel)
    assert len({look.colour for look in levels.LOOKS}) == len(levels.LOOKS)
