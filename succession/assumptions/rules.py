"""`data/rules.yaml` as typed, frozen values: levels, flags, and who is spoken with."""

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from succession import strict_yaml
from succession.conditions import Condition
from succession.strict_model import Strict, Text


class LevelRule(Strict):
    """A level and when it holds; the first that holds, from the most urgent, is the level."""

    level: Literal["acuut", "nu handelen", "gesprek plannen"]
    explanation: Text
    when: Condition


class FlagRule(Strict):
    """A flag: when it stands, what it says, and which changes are tried to clear it, in order."""

    id: Text
    text: Text
    when: Condition
    cleared_by: tuple[str, ...] = ()


class TalkOccasion(Strict):
    """Why somebody is on the list of talks."""

    text: Text
    when: Condition


class TalkRhythm(Strict):
    """How often somebody is spoken with; without `when` it is for whom nothing else holds."""

    every_months: int = Field(ge=1)
    text: Text
    when: Condition | None = None


class TalkRules(Strict):
    """Who is spoken with, and how often: the first rhythm that holds counts."""

    who: tuple[TalkOccasion, ...] = Field(min_length=1)
    rhythm: tuple[TalkRhythm, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ends_with_a_rhythm_for_all(self) -> "TalkRules":
        *before, last = (rhythm.when is None for rhythm in self.rhythm)
        if any(before) or not last:
            raise ValueError("alleen de laatste regel van het ritme is zonder voorwaarde")
        return self


class Rules(Strict):
    version: Text
    levels: tuple[LevelRule, ...] = Field(min_length=3, max_length=3)
    flags: tuple[FlagRule, ...]
    talks: TalkRules


def load_rules(path: Path) -> Rules:
    """The levels and flags of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Rules)
