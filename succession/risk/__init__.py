"""Likelihood, impact and time left per practice, exact and explained."""

from succession.risk.assess import assess, practice_facts
from succession.risk.result import (
    Chances,
    ClearedBy,
    Flag,
    Interval,
    PracticeRisk,
    Reason,
    RegionRisk,
    RiskLevel,
)

__all__ = [
    "Chances",
    "ClearedBy",
    "Flag",
    "Interval",
    "PracticeRisk",
    "Reason",
    "RegionRisk",
    "RiskLevel",
    "assess",
    "practice_facts",
]
