"""Values of risk for the tests of the views: one ordinary practice, changed where a test asks."""

from dataclasses import replace
from datetime import date
from typing import Any

from succession.risk.result import (
    Chances,
    ClearedBy,
    Flag,
    Headway,
    Interval,
    PracticeRisk,
    Reason,
    RegionRisk,
    RiskLevel,
)

AS_OF = date(2026, 11, 21)
_ORDINARY = PracticeRisk(
    agb="01000001",
    name="De Linde",
    level=RiskLevel.ACT,
    possible_level=None,
    open_share=Chances(0.05, 0.2, 0.4),
    any_open=Chances(0.05, 0.2, 0.4),
    no_owner=Chances(0.01, 0.02, 0.3),
    interval=Interval(0.25, 0.55),
    data_interval=Interval(0.4, 0.4),
    patients_enrolled=2200,
    patients_unplaced=310,
    patients_unplaced_steered=120,
    unplaced_band=(150, 400),
    months_left=-4.2,
    months_left_cautious=-9.0,
    needs_other_form=False,
    unknown=("01100001.fte",),
    flags=(
        Flag(
            "te-laat-begonnen",
            "Het laatste verantwoorde moment is voorbij.",
            (ClearedBy("opvolgingsstatus", "zoekend", "intentie", "intentie"),),
        ),
    ),
    reasons=(
        Reason("referentie", 0.05, "Een gewone praktijk."),
        Reason("stopmoment", 0.37, "Stopt over 19 maanden."),
        Reason("opvolging", -0.02, "Er wordt gezocht."),
    ),
    headway=Headway.NOT_BEGUN,
)


def make_risk(**changes: Any) -> PracticeRisk:
    return replace(_ORDINARY, **changes)


def make_region(*practices: PracticeRisk) -> RegionRisk:
    return RegionRisk(AS_OF, "1", "2026.11", Interval(0.5, 1.5), practices)
