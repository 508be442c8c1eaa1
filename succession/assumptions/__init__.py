"""The numbers of the model with their range and source, and the rules of levels and talks."""

from succession.assumptions.model import DRAWN, Assumptions, load_assumptions
from succession.assumptions.numbers import LARGEST_LOAD_EFFECT, Z_90, Number, Settled
from succession.assumptions.rules import FlagRule, Rules, TalkRhythm, TalkRules, load_rules
from succession.assumptions.sections import (
    AgeWeight,
    AnswerChance,
    CapacityAssumptions,
    DemandAssumptions,
    GroundAssumptions,
    PlanClass,
    SupplyAssumptions,
    Unknowns,
    YearlyRates,
)

__all__ = [
    "DRAWN",
    "LARGEST_LOAD_EFFECT",
    "Z_90",
    "AgeWeight",
    "AnswerChance",
    "Assumptions",
    "CapacityAssumptions",
    "DemandAssumptions",
    "FlagRule",
    "GroundAssumptions",
    "Number",
    "PlanClass",
    "Rules",
    "Settled",
    "SupplyAssumptions",
    "TalkRhythm",
    "TalkRules",
    "Unknowns",
    "YearlyRates",
    "load_assumptions",
    "load_rules",
]
