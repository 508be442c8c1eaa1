"""Before a talk: the scan with a praktijkhouder, the days one has, the paper of the house."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from succession.actions import permission
from succession.actions.permission import Submission
from succession.errors import InvalidInput, Problem
from succession.management.scan import Scan
from succession.management.scan_history import HeldScan, unknown_points
from succession.register.days import day_of
from succession.register.fields import Sheet
from succession.register.model import Level
from succession.store import Pen, Store
from succession.store.scans import write as scans
from succession.store.talks import write as talks

_LARGEST_TEMPLATE = 5_000_000
_LONGEST_AWAY = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanForm:
    """The scan with the GP of this row, as it was filled in; points such as `pand.staat`.

    `told` was answered, `known` is what the register said of the rest. `expected_version` is that
    of the scan of that day, 0 where there was none.
    """

    row_key: str
    on: date
    level: Level
    told: Mapping[str, bool]
    known: Mapping[str, bool]
    expected_version: int = 0


def keep_scan(store: Store, submission: Submission, form: ScanForm, scan: Scan) -> HeldScan:
    """Keeps the scan of a day with one praktijkhouder; the same day again takes its place.

    Raises `InvalidInput` with everything that is wrong, `Conflict` when it was changed since.
    """
    held = HeldScan(
        scan_id=secrets.token_hex(8),
        row_key=form.row_key,
        on=form.on,
        level=form.level,
        by=submission.actor.name,
        version=form.expected_version,
        edition=scan.version,
        told=tuple(sorted(form.told.items())),
        known=tuple(sorted(form.known.items())),
    )
    if faults := _faults(held, scan, day_of(submission.now)):
        raise InvalidInput(faults)

    def keep(pen: Pen) -> str:
        scans.keep(pen, (Sheet.GPS, held.row_key), held)
        return held.scan_id

    scan_id = store.write(submission.stamp(permission.KEEP_SCAN, form), keep)
    return next(one for one in store.scans() if one.scan_id == scan_id)


def restore_scan(
    store: Store, submission: Submission, held: HeldScan, before: HeldScan | None
) -> None:
    """Takes a scan back: the one of that day that it replaced is there again, or none."""

    def restore(pen: Pen) -> str:
        scans.restore(pen, held, before)
        return ""

    store.write(submission.stamp(permission.RESTORE_SCAN, held, before), restore)


def change_days_off(
    store: Store, submission: Submission, away: frozenset[date], back: frozenset[date]
) -> None:
    """Says on which days one holds no talks oneself, and on which one does after all."""
    if any(day - day_of(submission.now) > _LONGEST_AWAY * 2 for day in away):
        raise InvalidInput((_TOO_FAR,))

    def change(pen: Pen) -> str:
        talks.change_days_off(pen, submission.actor.name, away, back)
        return ""

    store.write(submission.stamp(permission.PLAN_DAYS, sorted(away), sorted(back)), change)


def days_between(first: date, last: date) -> frozenset[date]:
    """Every day from the first to the last; `InvalidInput` when that is no stretch of days."""
    if not timedelta() <= last - first <= _LONGEST_AWAY:
        raise InvalidInput((_NO_STRETCH,))
    return frozenset(first + timedelta(days=n) for n in range((last - first).days + 1))


def keep_template(store: Store, submission: Submission, content: bytes | None) -> None:
    """Makes this the Word template of every print; None goes back to the one that ships."""
    if content is not None and len(content) > _LARGEST_TEMPLATE:
        raise InvalidInput((_TOO_LARGE,))

    def keep(pen: Pen) -> str:
        talks.keep_template(pen, content)
        return ""

    store.write(submission.stamp(permission.KEEP_TEMPLATE, content), keep)


def _faults(held: HeldScan, scan: Scan, today: date) -> tuple[Problem, ...]:
    faults = [
        Problem(f"„{name}” staat niet in de scan", "haal dit antwoord weg")
        for name in unknown_points((*held.told, *held.known), scan)
    ]
    if held.on > today:
        faults.append(Problem("de scan ligt in de toekomst", "vul de dag in waarop hij was"))
    if not held.told:
        faults.append(Problem("er is nog niets beantwoord", "beantwoord ten minste één punt"))
    return tuple(faults)


_NO_STRETCH = Problem(
    "dit is geen periode van hoogstens een jaar", "kies een laatste dag die op de eerste volgt"
)
_TOO_FAR = Problem("een vrije dag ligt meer dan twee jaar vooruit", "kies een eerdere dag")
_TOO_LARGE = Problem(
    "het Word-sjabloon is groter dan 5 MB", "maak de afbeeldingen erin kleiner en kies het opnieuw"
)
