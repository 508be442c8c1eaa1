"""What the register says became of a share, and what it does not say."""

from dataclasses import replace
from datetime import date

import pytest

from succession.register.model import Holder, Stage
from succession.verification.fates import Fate, ShareRecord, fates_of
from tests.verification.five_years import record, vacancy

TODAY = date(2030, 1, 1)
WENT = date(2028, 3, 1)
AGB = "01000001"


def _fate(*shares: ShareRecord, of: int = 1) -> Fate:
    return fates_of({share.number: share for share in shares}, TODAY)[of]


def test_a_share_that_is_held_has_not_fallen_open_until_today() -> None:
    fate = _fate(record(1, AGB))
    assert fate.opened_by(TODAY) is False
    assert fate.opened_by(date(2030, 1, 2)) is None


def test_a_vacancy_in_the_place_of_a_holder_is_the_event_on_its_own_day() -> None:
    since = date(2028, 2, 15)
    fate = _fate(record(1, AGB, removed_on=WENT), vacancy(2, AGB, since, came_on=WENT))
    assert (fate.opened_by(date(2028, 2, 14)), fate.opened_by(since)) == (False, True)


def test_a_takeover_by_the_zorggroep_is_the_event_too() -> None:
    taken = record(2, AGB, holder=Holder.ZORGGROEP_BV, came_on=WENT, open_since=WENT)
    assert _fate(record(1, AGB, removed_on=WENT), taken).opened_on == WENT


def test_a_vacancy_that_was_filled_since_stays_the_event() -> None:
    gone = record(1, AGB, removed_on=WENT)
    open_for_a_while = vacancy(2, AGB, WENT)
    filled = ShareRecord(
        number=2,
        practice_agb=AGB,
        holder=Holder.NOBODY,
        stage=Stage.UNKNOWN,
        came_on=WENT,
        open_since=WENT,
        removed_on=date(2029, 1, 1),
    )
    successor = record(3, AGB, came_on=date(2029, 1, 1))
    assert _fate(gone, open_for_a_while) == _fate(gone, filled, successor)
    assert _fate(gone, filled, successor).opened_on == WENT


def test_a_successor_in_the_same_place_means_that_it_never_fell_open() -> None:
    fate = _fate(record(1, AGB, removed_on=WENT), record(2, AGB, came_on=WENT))
    assert fate.opened_by(date(2040, 1, 1)) is False


def test_a_correction_is_no_event_and_no_success() -> None:
    fate = _fate(record(1, AGB, removed_on=WENT))
    assert (fate.opened_by(WENT), fate.opened_by(TODAY)) == (False, None)


def test_a_colleague_who_was_there_already_takes_nobodys_place() -> None:
    fate = _fate(record(1, AGB, removed_on=WENT), record(2, AGB))
    assert fate.opened_by(TODAY) is None


def test_a_row_that_came_and_went_on_one_day_did_not_take_its_own_place() -> None:
    fate = _fate(record(1, AGB, came_on=WENT, removed_on=WENT))
    assert fate.opened_by(TODAY) is None


def test_another_practice_has_nothing_to_do_with_it() -> None:
    fate = _fate(record(1, AGB, removed_on=WENT), vacancy(2, "01000002", WENT))
    assert fate.opened_by(TODAY) is None


def test_what_comes_more_than_a_year_later_is_something_else() -> None:
    fate = _fate(record(1, AGB, removed_on=WENT), vacancy(2, AGB, date(2029, 6, 1)))
    assert fate.opened_by(TODAY) is None


@pytest.mark.parametrize("number", [1, 2])
def test_two_who_went_together_and_left_two_vacancies_are_two_events(number: int) -> None:
    shares = (
        record(1, AGB, removed_on=WENT),
        record(2, AGB, removed_on=WENT),
        vacancy(3, AGB, WENT),
        vacancy(4, AGB, WENT),
    )
    assert _fate(*shares, of=number).opened_on == WENT


@pytest.mark.parametrize("number", [1, 2])
def test_of_two_who_went_together_nobody_knows_who_was_followed_by_whom(number: int) -> None:
    shares = (
        record(1, AGB, removed_on=WENT),
        record(2, AGB, removed_on=WENT),
        vacancy(3, AGB, WENT),
        record(4, AGB, came_on=WENT),
    )
    assert _fate(*shares, of=number).opened_by(TODAY) is None


def test_one_vacancy_is_the_event_of_one_share() -> None:
    """The first of two partners to go took the vacancy; the second, later, left nothing."""
    shares = (
        record(1, AGB, removed_on=WENT),
        record(2, AGB, removed_on=date(2028, 9, 1)),
        vacancy(3, AGB, WENT),
    )
    assert _fate(*shares, of=1).opened_on == WENT
    assert _fate(*shares, of=2).opened_by(TODAY) is None


@pytest.mark.parametrize(("number", "has_opened"), [(1, None), (2, True)])
def test_a_vacancy_is_that_of_who_went_last_before_it(number: int, has_opened: bool | None) -> None:
    second = date(2028, 9, 1)
    shares = (
        record(1, AGB, removed_on=WENT),
        record(2, AGB, removed_on=second),
        vacancy(3, AGB, second),
    )
    assert _fate(*shares, of=number).opened_by(TODAY) is has_opened


@pytest.mark.parametrize("number", [1, 2])
def test_of_two_who_went_together_and_left_one_vacancy_nobody_knows_whose_it_is(
    number: int,
) -> None:
    shares = (
        record(1, AGB, removed_on=WENT),
        record(2, AGB, removed_on=WENT),
        vacancy(3, AGB, WENT),
    )
    assert _fate(*shares, of=number).opened_by(TODAY) is None


def test_a_share_that_fell_open_in_its_own_row_stays_open_from_its_day() -> None:
    own = replace(vacancy(1, AGB, WENT), came_on=date(2027, 1, 1), removed_on=date(2029, 1, 1))
    assert _fate(own, record(2, AGB, came_on=date(2029, 1, 1))).opened_on == WENT


def test_a_day_of_stopping_that_passed_without_news_leaves_us_ignorant() -> None:
    overdue = date(2029, 5, 1)
    fate = _fate(record(1, AGB, stop_on=overdue))
    assert (fate.opened_by(overdue), fate.opened_by(TODAY)) == (False, None)


@pytest.mark.parametrize("stage", [Stage.SIGNED, Stage.STARTED, Stage.DIVIDED, Stage.NOT_NEEDED])
def test_it_does_not_when_the_succession_was_settled(stage: Stage) -> None:
    fate = _fate(record(1, AGB, stop_on=date(2029, 5, 1), stage=stage))
    assert fate.opened_by(TODAY) is False


def test_a_vacancy_without_a_day_says_nothing_about_when() -> None:
    assert _fate(record(1, AGB, holder=Holder.NOBODY)).opened_by(TODAY) is None
