"""Scans that were held: what changed since, and what a scan keeps of the register."""

from dataclasses import replace
from datetime import date

from succession.management.scan import PointStanding, load_scan, scanned
from succession.management.scan_history import (
    HeldScan,
    changes_since,
    known_of,
    scans_with,
    unknown_points,
)
from succession.register import Level
from succession.register.facts import FROM_REGISTER
from tests.risk.world import ROOT
from tests.talks.world import PLAYBOOK

SCAN = load_scan(ROOT / "data/scan.yaml")
FACTS = dict.fromkeys(FROM_REGISTER) | {"pand_staat": "matig"}
LAST = HeldScan(
    scan_id="a",
    row_key="01000001/A",
    on=date(2025, 11, 21),
    level=Level.CONFIDENTIAL,
    by="K. Smit",
    version=3,
    edition=SCAN.version,
    told=(("pand.staat", True), ("poen.goodwill", False)),
    known=(("patienten.grootte", True),),
)


def test_a_scan_keeps_what_the_register_answers_and_not_what_is_unknown() -> None:
    found = scanned(SCAN, FACTS, {"poen.goodwill": True}, (PLAYBOOK,))
    assert known_of(found) == (("pand.staat", False),)


def test_a_change_is_told_with_both_standings_also_to_and_from_unknown() -> None:
    found = scanned(SCAN, FACTS, {"poen.goodwill": True}, (PLAYBOOK,))
    changes = {(one.theme.id, one.before, one.after) for one in changes_since(LAST, found)}
    assert changes == {
        ("pand", PointStanding.IN_ORDER, PointStanding.WEAK),
        ("poen", PointStanding.WEAK, PointStanding.IN_ORDER),
        ("patienten", PointStanding.IN_ORDER, PointStanding.UNKNOWN),
    }


def test_without_a_change_there_is_nothing_to_tell() -> None:
    facts = dict.fromkeys(FROM_REGISTER)
    found = scanned(SCAN, facts, dict(LAST.answers), (PLAYBOOK,))
    assert changes_since(LAST, found) == ()


def test_what_was_told_goes_before_what_the_register_knew() -> None:
    assert LAST.answers == {"pand.staat": True, "poen.goodwill": False, "patienten.grootte": True}


def test_points_that_are_no_longer_asked_are_named() -> None:
    assert unknown_points((("pand.staat", True), ("pand.kleur", True)), SCAN) == ("pand.kleur",)


def test_the_last_scan_with_somebody_comes_first() -> None:
    later = replace(LAST, scan_id="b", on=date(2026, 11, 21))
    other = replace(LAST, scan_id="c", row_key="01000001/B")
    assert scans_with((LAST, other, later), LAST.row_key) == (later, LAST)
