"""Likelihood, impact and time left per practice, exact and explained."""

from succession.risk.assess import Assessment, assess
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
    "Assessment",
    "Chances",
    "ClearedBy",
    "Flag",
    "Interval",
    "PracticeRisk",
    "Reason",
    "RegionRisk",
    "RiskLevel",
    "assess",
]
