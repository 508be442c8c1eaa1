"""What follows from what is known of one GP."""

from datetime import date

import pytest

from succession.register import Gp, GpRole, StopPlan

EARLY, LIKELY, LATE = date(2029, 1, 1), date(2030, 7, 1), date(2032, 12, 31)
USUAL = {GpRole.OWNER: 0.9, GpRole.HIDHA: 0.7}


def _gp(**known: object) -> Gp:
    return Gp(gp_key="A", practice_agb="01000001", **({"role": GpRole.OWNER} | known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "stated", "last"),
    [
        ((EARLY, LIKELY, LATE), LIKELY, LATE),
        ((EARLY, LIKELY, None), LIKELY, LIKELY),
        ((EARLY, None, LATE), LATE, LATE),
        ((EARLY, None, None), EARLY, EARLY),
        ((None, None, None), None, None),
    ],
)
def test_reckoned_is_by_the_likely_day_and_overdue_is_who_passed_the_last(
    named: tuple[date | None, ...], stated: date | None, last: date | None
) -> None:
    plan = StopPlan(earliest=named[0], likely=named[1], latest=named[2])
    assert (plan.stated_day, plan.last_day) == (stated, last)
    assert _gp(said=(StopPlan(likely=date(2026, 1, 1)), plan)).stop_day == stated


def test_who_said_nothing_named_no_day() -> None:
    assert _gp().stop_day is None


def test_an_age_is_that_of_somebody_born_halfway_the_year() -> None:
    born = _gp(birth_year=1970)
    assert born.age_in(2030) == 60
    assert born.age_on(date(2030, 1, 1)) == pytest.approx(59.5, abs=0.01)
    assert born.age_on(date(2030, 12, 31)) == pytest.approx(60.5, abs=0.01)
    assert (_gp().age_in(2030), _gp().age_on(date(2030, 1, 1))) == (None, None)


def test_who_did_not_say_how_much_he_works_does_what_is_usual_in_his_role() -> None:
    assert _gp(role=GpRole.HIDHA).fte_or(USUAL) == 0.7
    assert _gp(fte=0.0).fte_or(USUAL) == 0.0
