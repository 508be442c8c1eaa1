"""Which level a practice has, from the rules and its facts."""

from collections.abc import Mapping

from succession.assumptions import Rules
from succession.conditions import Fact, holds
from succession.risk.result import RiskLevel

Facts = Mapping[str, Fact]
_URGENCY = (RiskLevel.FOLLOW, RiskLevel.TALK, RiskLevel.ACT, RiskLevel.ACUTE)


def level_of(rules: Rules, known: Facts, worst: Facts) -> tuple[RiskLevel, RiskLevel | None]:
    """The level from what is known, or `onbekend` with the highest level that is possible.

    `worst` are the facts with everything unknown at its worst plausible value.
    """
    stands = _highest(rules, known, answers=(True,))
    possible = _highest(rules, worst, answers=(True, None))
    if _URGENCY.index(possible) > _URGENCY.index(stands):
        return RiskLevel.UNKNOWN, possible
    return stands, None


def _highest(rules: Rules, facts: Facts, answers: tuple[bool | None, ...]) -> RiskLevel:
    for rule in rules.levels:
        if holds(rule.when, facts) in answers:
            return RiskLevel(rule.level)
    return RiskLevel.FOLLOW
