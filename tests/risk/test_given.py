"""The chances that are kept are those that the programme shows."""

from datetime import date

import pytest

from succession.risk import assess
from succession.risk.given import given_chances
from tests.region import BEUK, EIK, TODAY, region
from tests.risk.world import ROUND, RULES, practice, register

RISK = assess(region(), ROUND, RULES, TODAY)
GIVEN = given_chances(region(), RISK, ROUND)


def test_the_parts_of_a_practice_make_its_expected_open_share() -> None:
    partners = [one for key, one in GIVEN.by_share.items() if key.startswith(BEUK)]
    shown = next(one for one in RISK.practices if one.agb == BEUK)
    expected = sum(one.open_within.within_24 for one in partners) / 2
    assert len(partners) == 2
    assert expected == pytest.approx(shown.open_share.within_24)
    assert {(one.level, one.possible_level) for one in partners} == {
        (shown.level, shown.possible_level)
    }


def test_a_share_that_nobody_holds_is_left_out() -> None:
    assert not [key for key in GIVEN.by_share if key.startswith(EIK)]


def test_it_says_when_and_with_what() -> None:
    assert (GIVEN.on, GIVEN.method, GIVEN.assumptions) == (TODAY, RISK.version, RISK.assumptions)


def test_a_practice_without_a_share_gives_nothing() -> None:
    alone = register(practice())
    risk = assess(alone, ROUND, RULES, date(2027, 1, 1))
    assert given_chances(alone, risk, ROUND).by_share == {}
