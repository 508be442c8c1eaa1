"""The scan *overname-klaar*: per P how it stands, what helps where it is weak, what changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from succession.management.scan import HelpfulStep, PointFound, PointStanding, Scan, ThemeFound
from succession.management.scan_history import HeldScan, PointChange
from succession.views import dutch
from succession.views.conflict import FieldChange


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a draaiboek that helps, and where it is found."""

    title: str
    playbook_id: str
    playbook: str
    step_id: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point of the scan as it stands; `told_by` is empty where nothing is known."""

    question: str
    standing: PointStanding
    told_by: str
    advice: str
    steps: tuple[StepLine, ...]

    @property
    def is_weak(self) -> bool:
        return self.standing is PointStanding.WEAK


@dataclass(frozen=True, slots=True)
class ThemeView:
    """One of the five P's."""

    title: str
    standing: PointStanding
    summary: str
    points: tuple[PointRow, ...]

    @property
    def advice(self) -> tuple[PointRow, ...]:
        """The points that ask for something to be done."""
        return tuple(point for point in self.points if point.is_weak)


def theme_views(found: Iterable[ThemeFound]) -> tuple[ThemeView, ...]:
    return tuple(
        ThemeView(
            title=one.theme.title,
            standing=one.standing,
            summary=_summary(one),
            points=tuple(_point(finding) for finding in one.findings),
        )
        for one in found
    )


def change_lines(changes: Iterable[PointChange]) -> tuple[str, ...]:
    """What stands otherwise than in the scan before, in sentences."""
    return tuple(
        f"{one.theme.title} — {one.question} Van {one.before.value} naar {one.after.value}."
        for one in changes
    )


def history_records(scans: Sequence[HeldScan]) -> tuple[dict[str, str], ...]:
    """The scans that were held, one line each."""
    return tuple(
        {
            "dag": dutch.day(scan.on),
            "op orde": str(sum(scan.answers.values())),
            "aandacht": str(sum(not answer for answer in scan.answers.values())),
            "wie het mag weten": scan.level.value,
            "vastgelegd door": scan.by,
        }
        for scan in scans
    )


def _summary(found: ThemeFound) -> str:
    counted = [(s, sum(f.standing is s for f in found.findings)) for s in PointStanding]
    return dutch.listing(f"{amount} {standing.value}" for standing, amount in counted if amount)


def _point(finding: PointFound) -> PointRow:
    told_by = "register" if finding.is_from_register else "gesprek"
    return PointRow(
        question=finding.point.question,
        standing=finding.standing,
        told_by="" if finding.standing is PointStanding.UNKNOWN else told_by,
        advice=finding.point.advice,
        steps=tuple(_step(step) for step in finding.steps),
    )


def _step(one: HelpfulStep) -> StepLine:
    return StepLine(one.step.title, one.playbook.id, one.playbook.title, one.step.id)


def scan_changes(
    asked: Scan, scans: tuple[HeldScan | None, HeldScan], typed: Mapping[str, str]
) -> tuple[FieldChange, ...]:
    """The answers that differ between the scan before and the scan now, beside what was chosen;
    `typed` by theme and point: `pand.staat`.
    """
    before, now = (dict(scan.told) if scan else {} for scan in scans)
    questions = {
        f"{theme.id}.{point.id}": point.question for theme in asked.themes for point in theme.points
    }
    return tuple(
        FieldChange(
            question,
            dutch.cell(before.get(place)),
            dutch.cell(now.get(place)),
            typed.get(place, ""),
        )
        for place, question in questions.items()
        if before.get(place) != now.get(place)
    )
