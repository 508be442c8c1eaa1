"""The 60+ scan *overname-klaar*: five P's, what is weak, and which step of a draaiboek helps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import Field, model_validator

from succession import strict_yaml
from succession.conditions import Condition, Facts, holds
from succession.playbook.book.model import Playbook, Step
from succession.register.facts import FROM_REGISTER
from succession.strict_model import Aliased, Text


class ScanPoint(Aliased):
    """One question with yes or no; `steps` name what helps as `draaiboek/stap`."""

    id: Text
    question: Text = Field(alias="vraag")
    is_yes_when: Condition | None = Field(default=None, alias="ja_als")
    advice: Text = Field(alias="advies")
    steps: tuple[Text, ...] = Field(default=(), alias="stappen")

    @model_validator(mode="after")
    def _asks_for_what_is_known(self) -> "ScanPoint":
        asked = self.is_yes_when.fields() if self.is_yes_when else frozenset()
        if asked - frozenset(FROM_REGISTER):
            raise ValueError(f"`{min(asked - frozenset(FROM_REGISTER))}` is geen bekend gegeven")
        return self


class Theme(Aliased):
    """One of the five P's."""

    id: Text
    title: Text = Field(alias="titel")
    points: tuple[ScanPoint, ...] = Field(alias="punten", min_length=1)


class Scan(Aliased):
    version: Text
    themes: tuple[Theme, ...] = Field(alias="onderdelen", min_length=1)

    @model_validator(mode="after")
    def _names_each_once(self) -> "Scan":
        names = [f"{theme.id}.{point.id}" for theme in self.themes for point in theme.points]
        if len(set(names)) != len(names):
            raise ValueError("een punt komt twee keer voor")
        return self

    def missing_steps(self, playbooks: Iterable[Playbook]) -> tuple[str, ...]:
        """The steps that the scan names and these draaiboeken do not have."""
        there = {f"{playbook.id}/{step}" for playbook in playbooks for step in playbook.step_by_id}
        named = {step for theme in self.themes for point in theme.points for step in point.steps}
        return tuple(sorted(named - there))


class PointStanding(StrEnum):
    """How a point stands; what is unknown is never in order."""

    IN_ORDER = "op orde"
    WEAK = "aandacht"
    UNKNOWN = "onbekend"


STANDING = {True: PointStanding.IN_ORDER, False: PointStanding.WEAK, None: PointStanding.UNKNOWN}
"""How a point stands by its answer."""


@dataclass(frozen=True, slots=True)
class HelpfulStep:
    """A step of a draaiboek that helps."""

    playbook: Playbook
    step: Step


@dataclass(frozen=True, slots=True)
class PointFound:
    """A point as it stands; `is_from_register` where nobody had to answer it."""

    point: ScanPoint
    standing: PointStanding
    is_from_register: bool
    steps: tuple[HelpfulStep, ...]


@dataclass(frozen=True, slots=True)
class ThemeFound:
    theme: Theme
    findings: tuple[PointFound, ...]

    @property
    def weak(self) -> tuple[PointFound, ...]:
        return tuple(one for one in self.findings if one.standing is PointStanding.WEAK)

    @property
    def standing(self) -> PointStanding:
        """Weak where a point is, else unknown where one is; in order only when all are."""
        standings = {one.standing for one in self.findings}
        for standing in (PointStanding.WEAK, PointStanding.UNKNOWN):
            if standing in standings:
                return standing
        return PointStanding.IN_ORDER


Answers = Mapping[str, bool | None]


def scanned(
    scan: Scan, facts: Facts, answers: Answers, playbooks: Iterable[Playbook]
) -> tuple[ThemeFound, ...]:
    """The five P's of a practice: an answer (`pand.staat`: yes or no) goes before the register."""
    steps = {f"{p.id}/{step.id}": HelpfulStep(p, step) for p in playbooks for step in p.steps}
    return tuple(
        ThemeFound(
            theme,
            tuple(
                _finding(point, _answer(point, facts, answers.get(f"{theme.id}.{point.id}")), steps)
                for point in theme.points
            ),
        )
        for theme in scan.themes
    )


def points_of(scan: Scan) -> frozenset[str]:
    """The names of all points, such as `pand.staat`."""
    return frozenset(f"{theme.id}.{point.id}" for theme in scan.themes for point in theme.points)


def load_scan(path: Path) -> Scan:
    """The scan of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Scan)


def _answer(point: ScanPoint, facts: Facts, told: bool | None) -> tuple[bool | None, bool]:
    """Yes, no or unknown, and whether the register said so."""
    if told is not None or point.is_yes_when is None:
        return told, False
    known = {name: facts.get(name) for name in point.is_yes_when.fields()}
    answer = holds(point.is_yes_when, known)
    return answer, answer is not None


def _finding(
    point: ScanPoint, answer: tuple[bool | None, bool], steps: Mapping[str, HelpfulStep]
) -> PointFound:
    is_yes, is_from_register = answer
    helping = tuple(steps[name] for name in point.steps if name in steps)
    return PointFound(point, STANDING[is_yes], is_from_register, helping)
