"""What the dossier of a practice says."""

import re
from dataclasses import replace
from datetime import date

from succession.register import Register, StopPlan
from succession.risk.result import Chances, Reason
from succession.views.people import plan_words
from succession.views.practice import page as practice
from tests.region import EIK, LINDE, WILG, region
from tests.views.builders import AS_OF, make_risk


def _view(agb: str, register: Register | None = None) -> practice.PracticeView:
    return practice.present(register or region(), make_risk(agb=agb), AS_OF)


def test_the_dossier_opens_with_what_and_where() -> None:
    assert _view(LINDE).subtitle == "solopraktijk · Aardorp · Noord · AGB 01000001"
    assert "plaats onbekend" in _view(WILG).subtitle


def test_likelihood_impact_and_time_are_three_numbers() -> None:
    likelihood, impact, time = _view(LINDE).numbers
    assert (likelihood.value, impact.value, time.value) == ("40%", "310", "4 maanden te laat")
    assert "bandbreedte" in likelihood.what
    assert "Bandbreedte van het model 25% tot 55%" in likelihood.how
    assert "21 november 2026" in time.what


def test_whom_it_is_about_is_not_how_many_stand_on_the_list() -> None:
    risk = make_risk(agb=LINDE, patients_enrolled=1500)
    _, impact, _ = practice.present(region(), risk, AS_OF).numbers
    assert "van de 1.500 om wie het gaat" in impact.what
    assert "Van de 1.500 om wie het gaat als het aandeel openvalt (2.200 op naam)" in impact.how


def test_who_finds_no_place_has_the_band_of_where_the_practices_stand() -> None:
    """A band narrower than the rough ± is not told as if it were all that is not known."""
    wide, narrow = (
        practice.present(region(), make_risk(unplaced_band=band), AS_OF).numbers[1].what
        for band in ((150, 400), (305, 312))
    )
    assert "tussen 150 en 400, naar waar de praktijken staan" in wide
    assert "± 10%" in narrow


def test_people_are_shown_with_age_plan_and_succession() -> None:
    (visser,) = _view(LINDE).people
    assert (visser.name, visser.age, visser.share) == ("A. Visser", "62", "100%")
    assert visser.stops == "waarschijnlijk 2028"
    assert visser.succession == "zoekend sinds 01-01-2025"
    assert visser.shared_with == "vertrouwelijk"


def test_what_is_not_known_is_said_so() -> None:
    (bakker,) = _view(WILG).people
    assert (bakker.age, bakker.fte, bakker.stops) == ("onbekend", "onbekend", "onbekend")


def test_an_open_share_says_since_when_why_and_until_when_locums_help() -> None:
    (share,) = _view(EIK).people
    assert share.name == "open aandeel sinds 1 september 2026"
    assert share.stops == "overleden; waarneming geregeld tot 1 maart 2027"


def test_all_that_was_said_is_kept_newest_first() -> None:
    register = region()
    visser = register.gps[0]
    said = (
        StopPlan(likely=date(2030, 1, 1), certainty=2, said_on=date(2024, 5, 1)),
        StopPlan(likely=date(2028, 7, 1), certainty=4, said_on=date(2026, 2, 3)),
    )
    register = replace(register, gps=(replace(visser, said=said), *register.gps[1:]))
    rows = _view(LINDE, register).said
    assert [row.said for row in rows] == ["3 februari 2026", "1 mei 2024"]
    assert rows[0].certainty == "4 van 5"


def test_a_plan_is_said_with_its_edges() -> None:
    plan = StopPlan(earliest=date(2027, 1, 1), likely=date(2028, 7, 1), latest=date(2030, 12, 31))
    assert plan_words(plan) == "waarschijnlijk 2028 (vroegst 2027, laatst 2030)"
    assert plan_words(StopPlan(certainty=3)) == "onbekend"


def test_the_reasons_end_in_what_they_add_up_to() -> None:
    rows = _view(LINDE).reasons
    assert [row.contribution for row in rows] == ["5%", "+37 punten", "−2 punten", "40%"]
    assert rows[0].label == "Een gewone praktijk"


def test_the_reasons_add_up_as_they_are_shown() -> None:
    """De Landweg: each part rounded by itself made 45 of a total of 46."""
    parts = (0.026, 0.434, -0.042, 0.001, 0.024, 0.014)
    reasons = tuple(Reason("load", part, "") for part in parts)
    found = make_risk(agb=LINDE, reasons=reasons, open_share=Chances(0.1, 0.2, sum(parts)))
    rows = practice.present(region(), found, AS_OF).reasons
    *shown, total = [int(re.sub(r"[^\d−]", "", r.contribution).replace("−", "-")) for r in rows]
    assert sum(shown) == total == 46


def test_a_flag_says_what_takes_it_away() -> None:
    (flag,) = _view(LINDE).flags
    assert flag.cleared_by == ("Een intentieverklaring van een opvolger",)


def test_what_is_unknown_is_named_by_person() -> None:
    assert _view(LINDE).unknown == ("Fte van A. Visser",)


def test_where_searching_is_not_enough_another_form_is_advised() -> None:
    risk = make_risk(agb=LINDE, needs_other_form=True)
    assert "andere vorm" in (practice.present(region(), risk, AS_OF).other_form or "")
    assert _view(LINDE).other_form is None
