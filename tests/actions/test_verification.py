"""What was said is kept once a month, from the whole register, whoever is first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from succession.actions.closing import RowRef, close_run
from succession.actions.playbooks import start_run
from succession.actions.taking_part import RunRef
from succession.actions.verification import keep_chances
from succession.playbook.run.events import RunOutcome
from succession.playbook.run.outcome import Closing
from succession.risk import assess
from succession.store import Store
from succession.store.chances.read import kept_months
from succession.verification.fates import fates_of
from tests.actions.runs import START
from tests.risk.world import ASSUMPTIONS, RULES
from tests.store.builders import NOW, TODAY, import_rows, small_region, submission, submission_at

LATER = datetime(2027, 4, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def region(store: Store) -> Store:
    import_rows(store, small_region())
    return store


def _keep(store: Store, moment: datetime = NOW) -> None:
    keep_chances(store, submission_at(moment), ASSUMPTIONS, RULES)


def test_what_is_kept_is_what_the_programme_says(region: Store) -> None:
    _keep(region)
    (kept,) = region.own_history().kept
    shares = region.own_history().shares
    risk = assess(region.register(), ASSUMPTIONS, RULES, TODAY)
    solo = risk.practices[0]
    (said,) = [one for n, one in kept.by_share.items() if shares[n].practice_agb == solo.agb]
    assert (said.level, said.possible_level) == (solo.level, solo.possible_level)
    # Who holds the whole practice: its expected open share is the chance of his share.
    assert said.open_within.within_12 == pytest.approx(solo.open_share.within_12)
    assert said.open_within.within_60 == pytest.approx(solo.open_share.within_60)
    assert (kept.given_on, kept.method, kept.assumptions) == (
        TODAY,
        risk.version,
        risk.assumptions,
    )


def test_a_share_that_is_open_already_is_no_forecast(region: Store) -> None:
    _keep(region)
    assert len(region.own_history().kept[0].by_share) == 2
    assert len(region.register().shares) == 3


def test_of_each_month_the_first_is_kept(region: Store) -> None:
    for moment in (
        NOW,
        datetime(2027, 1, 31, 12, tzinfo=UTC),
        datetime(2027, 2, 1, 12, tzinfo=UTC),
    ):
        _keep(region, moment)
    days = [kept.given_on for kept in region.own_history().kept]
    assert days == [TODAY, date(2027, 2, 1)]
    assert [entry.action for entry in region.audit(5)].count("kansen bewaren") == 2


def test_the_month_is_that_of_the_netherlands(region: Store) -> None:
    _keep(region, datetime(2027, 1, 31, 23, 30, tzinfo=UTC))
    assert region.read(kept_months) == {date(2027, 2, 1)}


def test_an_empty_register_keeps_nothing_and_waits(store: Store) -> None:
    _keep(store)
    assert store.data_version() == 0
    import_rows(store, small_region())
    _keep(store)
    assert store.read(kept_months) == {date(2027, 1, 1)}


def test_two_who_are_first_at_once_keep_it_once(region: Store) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: _keep(region), range(4)))
    assert len(region.own_history().kept) == 1


@pytest.mark.parametrize(
    ("outcome", "has_opened"),
    [(RunOutcome.CLOSED, True), (RunOutcome.STARTED, False), (RunOutcome.DIVIDED, False)],
)
def test_how_a_run_ended_is_what_became_of_the_share(
    region: Store, outcome: RunOutcome, has_opened: bool
) -> None:
    _keep(region)
    (number,) = (
        n for n, s in region.own_history().shares.items() if s.practice_agb == START.practice_agb
    )
    run = start_run(region, submission(), START)
    key = f"{START.practice_agb}/01900001"
    share = RowRef("huisartsen", key, region.versions()["huisartsen", key])
    # Written down in April; it was so in February.
    ended = Closing(outcome=outcome, on=date(2027, 2, 20), successor="C. Nieuw")
    close_run(region, submission_at(LATER), RunRef(run.run.run_id, run.version), ended, share)
    fate = fates_of(region.own_history().shares, date(2030, 1, 1))[number]
    assert fate.opened_by(date(2030, 1, 1)) is has_opened
    assert fate.opened_by(date(2027, 2, 19)) is False
