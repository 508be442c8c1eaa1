"""The risk of a region as the object that the command line prints."""

from collections.abc import Iterable
from datetime import date

from succession.contract import (
    ChancesObject,
    FlagObject,
    ImputedObject,
    PracticeRiskObject,
    ReasonObject,
    RiskObject,
)
from succession.register.temporary import agb_of, is_temporary
from succession.risk.imputed import Imputed
from succession.risk.result import Chances, Flag, PracticeRisk, Reason, RegionRisk


def risk_object(region: RegionRisk) -> RiskObject:
    """`as_of, method, imputed[], practices[]`: every key always there, unknown is null, chances
    unrounded.
    """
    return {
        "as_of": region.as_of.isoformat(),
        "method": {"version": region.version, "assumptions": region.assumptions},
        "imputed": imputed_objects(region.imputed),
        "practices": [_practice(practice) for practice in region.practices],
    }


def imputed_objects(imputed: Iterable[Imputed]) -> list[ImputedObject]:
    """What was filled in, named where the numbers stand."""
    return [{"field": one.field, "count": one.count, "how": one.how} for one in imputed]


def _practice(risk: PracticeRisk) -> PracticeRiskObject:
    return {
        "agb": agb_of(risk.agb),
        "key": risk.agb,
        "temporary": is_temporary(risk.agb),
        "naam": risk.name,
        "level": risk.level,
        "possible_level": risk.possible_level,
        "open_share": _chances(risk.open_share),
        "any_open": _chances(risk.any_open),
        "no_owner": _chances(risk.no_owner),
        "interval": {"60": [risk.interval.low, risk.interval.high]},
        "data_interval": {"60": [risk.data_interval.low, risk.data_interval.high]},
        "patients_enrolled": risk.patients_enrolled,
        "patients_unplaced": risk.patients_unplaced,
        "patients_unplaced_steered": risk.patients_unplaced_steered,
        "unplaced_interval": None if risk.unplaced_band is None else list(risk.unplaced_band),
        "months_left": _months(risk.months_left),
        "open_since": _day(risk.open_since),
        "bridged_until": _day(risk.bridged_until),
        "searching_months": _months(risk.searching_months),
        "chance_before_stop": risk.chance_before_stop,
        "needs_other_form": risk.needs_other_form,
        "unknown": list(risk.unknown),
        "flags": [_flag(flag) for flag in risk.flags],
        "reasons": [_reason(reason) for reason in risk.reasons],
    }


def _months(months: float | None) -> float | None:
    return None if months is None else round(months, 1)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _chances(chances: Chances) -> ChancesObject:
    return {"12": chances.within_12, "24": chances.within_24, "60": chances.within_60}


def _flag(flag: Flag) -> FlagObject:
    return {
        "rule": flag.rule,
        "text": flag.text,
        "cleared_by": [
            {"field": change.field, "from": change.from_, "to": change.to}
            for change in flag.cleared_by
        ],
    }


def _reason(reason: Reason) -> ReasonObject:
    return {"factor": reason.factor, "contribution": reason.contribution, "text": reason.text}
