"""Before a talk: scans that are kept, days off, and the own Word template."""

from datetime import date, timedelta
from typing import Any

import pytest

from succession.actions.permission import Actor
from succession.actions.preparing import (
    ScanForm,
    change_days_off,
    days_between,
    keep_scan,
    keep_template,
)
from succession.actions.register import undo_import
from succession.actions.talks import hold_talk
from succession.errors import Conflict, InvalidInput
from succession.management.scan import load_scan
from succession.management.scan_history import HeldScan, visible_scans
from succession.register import Audience, Level, Role
from succession.store import Store
from succession.talks.recording import HeldTalk
from succession.talks.talk import Answer
from tests.actions.test_talks_held import BANK, KEY
from tests.risk.world import ROOT
from tests.store.builders import CONSULENT, TODAY, import_rows, small_region, submission

SCAN = load_scan(ROOT / "data/scan.yaml")
BEHEERDER = Actor("Beheer", Audience(Role.ADMIN))
DAY = timedelta(days=1)


@pytest.fixture
def region(store: Store) -> Store:
    import_rows(store, small_region())
    return store


def _form(**changes: Any) -> ScanForm:
    values: dict[str, Any] = {
        "row_key": KEY,
        "on": TODAY,
        "level": Level.CONFIDENTIAL,
        "told": {"pand.staat": False, "poen.goodwill": True},
        "known": {"patienten.grootte": True},
    }
    return ScanForm(**(values | changes))


def _keep(store: Store, key: str | None = None, **changes: Any) -> HeldScan:
    return keep_scan(store, submission(key=key), _form(**changes), SCAN)


def test_a_scan_is_kept_with_who_when_and_what_the_register_knew(region: Store) -> None:
    kept = _keep(region)
    assert region.scans() == (kept,)
    assert (kept.row_key, kept.on, kept.by) == (KEY, TODAY, CONSULENT.name)
    assert (kept.level, kept.edition) == (Level.CONFIDENTIAL, SCAN.version)
    assert kept.told == (("pand.staat", False), ("poen.goodwill", True))
    assert kept.answers["patienten.grootte"]
    assert region.audit(1)[0].records == (("scans", kept.scan_id),)


def test_sending_a_scan_twice_keeps_one(region: Store) -> None:
    assert _keep(region, "once") == _keep(region, "once")
    assert len(region.scans()) == 1


def test_a_scan_of_another_day_stands_beside_it(region: Store) -> None:
    _keep(region, on=TODAY - 365 * DAY)
    _keep(region)
    assert [scan.on for scan in region.scans()] == [TODAY - 365 * DAY, TODAY]


def test_the_same_day_again_takes_its_place_at_the_version_that_was_shown(region: Store) -> None:
    first = _keep(region)
    again = _keep(region, told={"pand.staat": True}, expected_version=first.version)
    assert region.scans() == (again,)
    with pytest.raises(Conflict, match="intussen"):
        _keep(region, told={"pand.staat": False}, expected_version=first.version)
    with pytest.raises(Conflict, match="intussen"):
        _keep(region)
    assert region.scans() == (again,)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"told": {"pand.kleur": True}}, "niet in de scan"),
        ({"known": {"pand.kleur": True}}, "niet in de scan"),
        ({"on": TODAY + DAY}, "in de toekomst"),
        ({"told": {}}, "nog niets beantwoord"),
    ],
)
def test_a_scan_that_cannot_be_is_refused(
    region: Store, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        _keep(region, **changes)
    assert region.scans() == ()


def test_a_scan_with_somebody_who_left_is_refused_and_goes_with_him(region: Store) -> None:
    held = _keep(region)
    (last,) = region.imports()
    undo_import(region, submission(), last.import_id, {held.scan_id})
    assert region.scans() == ()
    with pytest.raises(Conflict, match="niet meer in het register"):
        _keep(region)


@pytest.mark.parametrize("level", Level)
def test_a_scan_is_hidden_as_the_plan_of_the_gp_is(region: Store, level: Level) -> None:
    """The row of the GP is confidential: no scan is seen more widely than that."""
    scan = _keep(region, level=level)
    own = frozenset({"01000001"})
    for audience, is_seen in (
        (Audience(Role.CONSULENT), True),
        (Audience(Role.DIRECTORS), False),
        (Audience(Role.BOARD), False),
        (Audience(Role.GUEST, practices=own, himself=KEY), True),
        (Audience(Role.GUEST, practices=own), False),
        (Audience(Role.GUEST, practices=own, himself="01000001/partner"), False),
    ):
        seen = visible_scans(region.scans(), region.register(), audience)
        assert seen == ((scan,) if is_seen else ())


def test_a_scan_at_a_wider_level_is_seen_once_the_plan_is(region: Store) -> None:
    _keep(region, level=Level.DIRECTORS)
    version = region.versions()["huisartsen", KEY]
    held = HeldTalk(
        row_key=KEY,
        on=TODAY,
        expected_version=version,
        shares_earlier=True,
        answers=(Answer("huisartsen.deelniveau", "openbaar", Level.PUBLIC),),
    )
    hold_talk(region, submission(), held, BANK)
    register = region.register()
    assert visible_scans(region.scans(), register, Audience(Role.DIRECTORS)) == region.scans()
    assert visible_scans(region.scans(), register, Audience(Role.BOARD)) == ()


def test_days_off_are_of_one_consulent_and_come_back(region: Store) -> None:
    holiday = days_between(date(2027, 5, 3), date(2027, 5, 5))
    change_days_off(region, submission(), holiday, frozenset())
    change_days_off(region, submission(), holiday, frozenset())
    change_days_off(region, submission(), frozenset(), frozenset({date(2027, 5, 4)}))
    assert region.days_off(CONSULENT.name) == (date(2027, 5, 3), date(2027, 5, 5))
    assert region.days_off("Iemand anders") == ()
    colleague = Actor("Iemand anders", Audience(Role.CONSULENT))
    change_days_off(region, submission(colleague), frozenset({TODAY}), holiday)
    assert len(region.days_off(CONSULENT.name)) == 2


@pytest.mark.parametrize(
    ("first", "last"), [(TODAY, TODAY - DAY), (TODAY, TODAY + 367 * DAY)], ids=str
)
def test_a_stretch_of_days_that_is_none_is_refused(first: date, last: date) -> None:
    with pytest.raises(InvalidInput, match="geen periode"):
        days_between(first, last)


def test_a_day_off_in_a_far_year_is_a_slip_of_the_pen(region: Store) -> None:
    with pytest.raises(InvalidInput, match="twee jaar vooruit"):
        change_days_off(region, submission(), frozenset({date(2207, 5, 3)}), frozenset())


def test_the_template_is_kept_with_who_and_when_and_goes_again(region: Store) -> None:
    assert region.word_template() is None
    keep_template(region, submission(BEHEERDER), b"eerste")
    keep_template(region, submission(BEHEERDER), b"tweede")
    kept = region.word_template()
    assert kept is not None
    assert (kept.content, kept.by) == (b"tweede", BEHEERDER.name)
    assert region.audit(1)[0].records == (("sjabloon", "word"),)
    keep_template(region, submission(BEHEERDER), None)
    assert region.word_template() is None


def test_a_template_beyond_reason_is_refused(region: Store) -> None:
    with pytest.raises(InvalidInput, match="groter dan 5 MB"):
        keep_template(region, submission(BEHEERDER), bytes(5_000_001))
