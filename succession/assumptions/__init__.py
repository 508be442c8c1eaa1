"""The numbers of the model with their range and source, and the rules of levels and talks."""

from succession.assumptions.model import (
    AnswerChance,
    Assumptions,
    CapacityAssumptions,
    DemandAssumptions,
    PlanClass,
    SupplyAssumptions,
    Unknowns,
    YearlyRates,
    load_assumptions,
)
from succession.assumptions.numbers import Z_90, Number
from succession.assumptions.rules import FlagRule, Rules, TalkRhythm, TalkRules, load_rules

__all__ = [
    "Z_90",
    "AnswerChance",
    "Assumptions",
    "CapacityAssumptions",
    "DemandAssumptions",
    "FlagRule",
    "Number",
    "PlanClass",
    "Rules",
    "SupplyAssumptions",
    "TalkRhythm",
    "TalkRules",
    "Unknowns",
    "YearlyRates",
    "load_assumptions",
    "load_rules",
]
