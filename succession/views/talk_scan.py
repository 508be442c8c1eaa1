"""The scan *overname-klaar*: per P how it stands, and what helps where it is weak."""

from collections.abc import Iterable
from dataclasses import dataclass

from succession.talks.scan import Finding, Standing, ThemeFound
from succession.views import dutch


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """What helps at one point, with the steps of a draaiboek."""

    question: str
    advice: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """One of the five P's."""

    title: str
    standing: Standing
    summary: str
    advice: tuple[AdviceRow, ...]


def theme_views(found: Iterable[ThemeFound]) -> tuple[ThemeView, ...]:
    return tuple(
        ThemeView(
            title=one.theme.title,
            standing=one.standing,
            summary=_summary(one),
            advice=tuple(_advice(finding) for finding in one.weak),
        )
        for one in found
    )


def _summary(found: ThemeFound) -> str:
    counted = [(s, sum(f.standing is s for f in found.findings)) for s in Standing]
    return dutch.listing(f"{amount} {standing.value}" for standing, amount in counted if amount)


def _advice(finding: Finding) -> AdviceRow:
    steps = tuple(step.title for step in finding.steps)
    return AdviceRow(finding.point.question, finding.point.advice, steps)
