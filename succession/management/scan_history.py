"""Scans that were held: who may know them, and what became of a practice since the last one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from succession.management.scan import STANDING, PointStanding, Scan, Theme, ThemeFound, points_of
from succession.register.audience import Audience
from succession.register.model import Level
from succession.register.sight import Sight
from succession.register.whole import Register

Told = tuple[tuple[str, bool], ...]
"""Points such as `pand.staat` with yes or no; what is unknown is not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldScan:
    """What came out of one scan with the GP of `row_key` (sheet `huisartsen`), once a day.

    `told` was answered, `known` is what the register said that day of the rest. `edition` is the
    version of the questions. `level` says who may know of the scan.
    """

    scan_id: str
    row_key: str
    on: date
    level: Level
    by: str
    version: int
    edition: str
    told: Told
    known: Told

    @property
    def answers(self) -> dict[str, bool]:
        """Every point that was known that day: what was told goes before the register."""
        return {**dict(self.known), **dict(self.told)}


@dataclass(frozen=True, slots=True)
class PointChange:
    """A point of the scan that stands otherwise than the last time."""

    theme: Theme
    question: str
    before: PointStanding
    after: PointStanding


def visible_scans(
    scans: Iterable[HeldScan], register: Register, audience: Audience
) -> tuple[HeldScan, ...]:
    """The scans that this audience may know of, hidden as talks are.

    `register` is the whole register.
    """
    sight = Sight(register, audience)
    return tuple(scan for scan in scans if sight.sees_with_plan(scan.row_key, scan.level))


def scans_with(scans: Iterable[HeldScan], row_key: str) -> tuple[HeldScan, ...]:
    """Those with one GP, the last one first."""
    own = (scan for scan in scans if scan.row_key == row_key)
    return tuple(sorted(own, key=lambda scan: scan.on, reverse=True))


def changes_since(last: HeldScan, found: Iterable[ThemeFound]) -> tuple[PointChange, ...]:
    """What stands otherwise now than in this scan, in the order of the scan."""
    return tuple(_changes(last.answers, found))


def _changes(answers: dict[str, bool], found: Iterable[ThemeFound]) -> Iterator[PointChange]:
    for one in found:
        for finding in one.findings:
            before = STANDING[answers.get(f"{one.theme.id}.{finding.point.id}")]
            if before is not finding.standing:
                yield PointChange(one.theme, finding.point.question, before, finding.standing)


def unknown_points(told: Told, scan: Scan) -> tuple[str, ...]:
    """The answers that this scan does not ask for."""
    there = points_of(scan)
    return tuple(name for name, _ in told if name not in there)


def known_of(found: Iterable[ThemeFound]) -> Told:
    """What the register itself answers, for a scan to keep."""
    return tuple(
        (f"{one.theme.id}.{finding.point.id}", finding.standing is PointStanding.IN_ORDER)
        for one in found
        for finding in one.findings
        if finding.is_from_register
    )
