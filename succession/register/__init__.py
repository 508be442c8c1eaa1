"""Practices, GPs, shares and candidates as frozen values; what an audience may see."""

from succession.register.audience import Audience, Role, may_see, may_see_of
from succession.register.model import (
    Candidate,
    Gp,
    GpRole,
    Holder,
    Level,
    PatientStop,
    Practice,
    PracticeForm,
    PracticeManager,
    Premises,
    PremisesState,
    Share,
    Stage,
    StopPlan,
    Succession,
    Vacancy,
    VacancyReason,
)
from succession.register.seen import Seen, seen_by
from succession.register.whole import Register

__all__ = [
    "Audience",
    "Candidate",
    "Gp",
    "GpRole",
    "Holder",
    "Level",
    "PatientStop",
    "Practice",
    "PracticeForm",
    "PracticeManager",
    "Premises",
    "PremisesState",
    "Register",
    "Role",
    "Seen",
    "Share",
    "Stage",
    "StopPlan",
    "Succession",
    "Vacancy",
    "VacancyReason",
    "may_see",
    "may_see_of",
    "seen_by",
]
