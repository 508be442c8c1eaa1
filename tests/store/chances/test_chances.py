"""The chances that were given come back as they were kept, with what became of the shares."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from succession.actions.register import RowEdit, RowRef, add_row, edit_row, remove_row
from succession.register import Role, Stage
from succession.register.model import Holder
from succession.risk.given import Given, GivenChance
from succession.risk.result import Chances, RiskLevel
from succession.store import Stamp, Store
from succession.store.chances import write as chances
from succession.store.chances.read import kept_months
from succession.verification.fates import fates_of
from tests.store.builders import (
    CONSULENT,
    NOW,
    TODAY,
    changed,
    gp_row,
    import_rows,
    row,
    small_region,
    submission_at,
    undo,
)

FIRST, SECOND = "01000001/01900001", "01000002/01900002"
SAID = GivenChance(RiskLevel.UNKNOWN, RiskLevel.ACT, Chances(0.1, 0.2 + 1e-15, 0.55))
LATER = NOW + timedelta(days=60)
END = date(2029, 1, 1)


def _given(on: date = TODAY, *keys: str) -> Given:
    return Given(on, "1", "2026.11", dict.fromkeys(keys or (FIRST, SECOND), SAID))


def _keep(store: Store, told: Given) -> None:
    stamp = Stamp(key=str(told.on), by="A", role=CONSULENT.audience.role, action="proef", now=NOW)
    store.write(stamp, lambda pen: chances.keep(pen, told) or "")  # type: ignore[func-returns-value]


@pytest.fixture
def kept(store: Store) -> Store:
    """The small region, of which the chances of both GPs were kept once."""
    import_rows(store, small_region())
    _keep(store, _given())
    return store


def _numbers(store: Store) -> dict[str, int]:
    """The number of the share by its practice: one chance of each was kept."""
    history = store.own_history()
    return {history.shares[n].practice_agb: n for n in history.kept[0].by_share}


def _opened(store: Store, agb: str, by: date = END) -> bool | None:
    return fates_of(store.own_history().shares, END)[_numbers(store)[agb]].opened_by(by)


def _ref(store: Store, key: str) -> RowRef:
    return RowRef("huisartsen", key, store.versions()["huisartsen", key])


def test_what_was_said_comes_back_bit_for_bit(kept: Store) -> None:
    (one,) = kept.own_history().kept
    assert (one.given_on, one.method, one.assumptions) == (TODAY, "1", "2026.11")
    assert list(one.by_share.values()) == [SAID, SAID]
    assert kept.read(kept_months) == {date(2027, 1, 1)}


def test_the_days_come_oldest_first(kept: Store) -> None:
    for on in (date(2027, 3, 8), date(2027, 2, 1)):
        _keep(kept, _given(on, FIRST))
    days = [(one.given_on, len(one.by_share)) for one in kept.own_history().kept]
    assert days == [(TODAY, 2), (date(2027, 2, 1), 1), (date(2027, 3, 8), 1)]


def test_of_a_month_there_is_room_for_one_day(kept: Store) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        _keep(kept, _given(date(2027, 1, 30), FIRST))
    assert len(kept.own_history().kept) == 1


def test_a_share_that_went_meanwhile_is_left_out(store: Store) -> None:
    import_rows(store, small_region())
    _keep(store, _given(TODAY, FIRST, "01000001/weg"))
    assert len(store.own_history().kept[0].by_share) == 1


def test_it_is_kept_for_whom_it_was_computed_and_holds_no_names(store: Store, address: str) -> None:
    region = small_region()
    region["huisartsen"][0] |= {"naam": "Jansen", "agb": None}
    import_rows(store, region)
    _keep(store, _given(TODAY, "01000001/Jansen"))
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        heads = connection.execute(sa.text("SELECT * FROM given")).all()
        rows = connection.execute(sa.text("SELECT * FROM given_chance")).all()
    engine.dispose()
    assert len(rows) == 1
    assert Role.CONSULENT.value in heads[0]
    assert "Jansen" not in str(heads) + str(rows) + str(store.own_history())


def test_the_audit_names_the_month(kept: Store) -> None:
    assert kept.audit(1)[0].records == (("kansen", "2027-01"),)


def test_an_import_that_is_undone_takes_its_shares_out_of_the_history(store: Store) -> None:
    import_rows(store, small_region())
    _keep(store, _given())
    undo(store)
    (one,) = store.own_history().kept
    assert (dict(one.by_share), dict(store.own_history().shares)) == ({}, {})


def test_who_is_still_there_has_not_fallen_open(kept: Store) -> None:
    assert _opened(kept, "01000002") is False


def test_a_vacancy_in_the_next_list_is_an_event(kept: Store) -> None:
    region = small_region()
    since = date(2027, 2, 15)
    region["huisartsen"][0] = row("huisartsen", praktijk_agb="01000001", vacant_sinds=since)
    import_rows(kept, region, sent=submission_at(LATER))
    assert _opened(kept, "01000001", since - timedelta(days=1)) is False
    assert _opened(kept, "01000001", since) is True


def test_another_gp_in_the_same_row_took_the_share_over(kept: Store) -> None:
    edit = RowEdit(_ref(kept, FIRST), {"agb": "01900099", "stop_waarschijnlijk": None})
    edit_row(kept, submission_at(LATER), edit)
    assert _opened(kept, "01000001") is False


def test_a_row_that_is_removed_is_a_correction_unless_a_vacancy_follows(kept: Store) -> None:
    remove_row(kept, submission_at(LATER), _ref(kept, SECOND))
    assert _opened(kept, "01000002", LATER.date()) is False
    assert _opened(kept, "01000002") is None
    followed = row("huisartsen", praktijk_agb="01000002", vacant_sinds=LATER.date())
    add_row(kept, submission_at(LATER + timedelta(days=3)), "huisartsen", followed)
    assert _opened(kept, "01000002") is True


def test_a_takeover_by_the_zorggroep_is_an_event(kept: Store) -> None:
    region = small_region()
    region["huisartsen"][0] = row(
        "huisartsen",
        praktijk_agb="01000001",
        houder=Holder.ZORGGROEP_BV,
        vacant_sinds=LATER.date(),
    )
    import_rows(kept, region, sent=submission_at(LATER))
    assert _opened(kept, "01000001") is True


def test_a_day_of_stopping_that_passed_is_unknown_until_there_is_news(kept: Store) -> None:
    def opened(on: date) -> bool | None:
        shares = kept.own_history().shares
        return fates_of(shares, on)[_numbers(kept)["01000001"]].opened_by(on)

    assert opened(date(2029, 7, 1)) is False
    assert opened(date(2029, 7, 2)) is None
    region = changed(small_region(), "huisartsen", 0, stop_waarschijnlijk=date(2031, 7, 1))
    import_rows(kept, region, sent=submission_at(LATER))
    assert opened(date(2029, 7, 2)) is False


def test_who_named_a_later_day_too_is_not_overdue_before_that(kept: Store) -> None:
    days = {"stop_waarschijnlijk": date(2029, 7, 1), "stop_laatst": date(2030, 3, 1)}
    region = changed(small_region(), "huisartsen", 0, **days)
    import_rows(kept, region, sent=submission_at(LATER))
    share = kept.own_history().shares[_numbers(kept)["01000001"]]
    assert share.stop_on == date(2030, 3, 1)


def test_a_succession_that_was_settled_is_known(kept: Store) -> None:
    region = changed(small_region(), "huisartsen", 0, opvolgingsstatus=Stage.STARTED)
    import_rows(kept, region, sent=submission_at(LATER))
    share = kept.own_history().shares[_numbers(kept)["01000001"]]
    assert (share.stage, share.stop_on) == (Stage.STARTED, date(2029, 7, 1))
    assert fates_of({1: replace(share, number=1)}, date(2030, 1, 1))[1].opened_by(END) is False


def test_a_row_came_on_the_day_on_which_it_was_told(kept: Store) -> None:
    """What is told with a row may be of before: the row itself was not there then."""
    region = small_region()
    new = gp_row("01000002", "01900003", opvolgingsstatus=Stage.NONE)
    region["huisartsen"].append(new)
    import_rows(kept, region, sent=submission_at(LATER))
    came = [share.came_on for share in kept.own_history().shares.values()]
    assert came == [TODAY, TODAY, TODAY, LATER.date()]
