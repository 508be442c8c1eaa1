"""The named facts of a practice, for the rules of levels and flags and for the playbooks.

Facts about people and plans concern the shares whose succession is not signed. A fact that is
not known is None. What does not exist is not unknown: for the rules, the months to a stop date
that nobody named are infinite; `told` turns those into None, for people and playbooks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from succession.arrays import Bools, Floats
from succession.conditions import Fact
from succession.register import Holder, Share, Stage
from succession.register.facts import OF_PRACTICE, FactKind
from succession.risk.cases import STAGES, Cases, Holding
from succession.risk.impact import Impact
from succession.risk.time_left import TimeLeft, is_signed

_INTENDED = [STAGES.index(stage) for stage in Stage if stage.is_intended]
_SIGNED = [STAGES.index(stage) for stage in Stage if stage.is_signed]
_UNKNOWN = STAGES.index(Stage.UNKNOWN)
_FURTHEST_BEHIND = (Stage.NONE, Stage.UNKNOWN, *list(Stage)[2:])


@dataclass(frozen=True)
class ModelFigures:
    """What the model says of each practice: open share at 60 months and time left."""

    open_share_60: Floats
    time_left: TimeLeft


def facts_of(
    cases: Cases, computed: ModelFigures, impacts: list[Impact], search_cap_months: float
) -> list[dict[str, Fact]]:
    """One mapping per practice, with every name of `OF_PRACTICE`."""
    moving = moving_facts(cases, computed, search_cap_months)
    return [
        row_of(moving, index)
        | {"collegas_dragen": impacts[index].colleagues_can_carry}
        | _standing_facts(cases, index)
        for index in range(len(cases.practices))
    ]


def moving_facts(
    cases: Cases, computed: ModelFigures, search_cap_months: float
) -> dict[str, Floats]:
    """The facts that plans, stages and ages move, as columns; nan for unknown."""
    share = cases.share
    left = ~is_signed(cases)
    is_gp = share.holding == Holding.GP
    intended = np.isin(share.stage, _INTENDED)
    said = np.where(is_gp & left & ~np.isnan(share.said), share.said, np.inf)
    ages = np.where(left & is_gp, share.calendar_age, -np.inf)
    searched = np.where(left & share.is_searching, share.searched, -np.inf)
    ends = np.where(share.holding == Holding.TAKEOVER, share.takeover_left, np.inf)
    time = computed.time_left
    return {
        "leeftijd_oudste": -_lowest(cases, -ages),
        "leeftijd_onbekend": _any(cases, left & is_gp & np.isnan(share.calendar_age)),
        "maanden_over": np.where(np.isnan(time.likely), np.inf, time.likely),
        "te_laat_begonnen": time.late.astype(float),
        "kans_voor_stop": np.where(np.isnan(time.chance), np.inf, time.chance),
        "open_aandeel_60": computed.open_share_60,
        "open_nu": _any(cases, share.holding == Holding.NOBODY),
        "stop_bekend": _any(cases, np.isfinite(said)),
        "stop_maanden": _lowest(cases, said),
        "stop_zonder_intentie_maanden": _without_intention(cases, said, intended),
        "overname_zonder_intentie_maanden": _without_intention(cases, ends, intended),
        "intentie": 1 - _any(cases, ~intended),
        "getekend": 1 - _any(cases, left),
        "aandelen_zonder_opvolger": _count(cases, left & ~intended),
        "zoekt_maanden": -_lowest(cases, -searched),
        "andere_vorm_nodig": (time.search > search_cap_months).astype(float),
    }


def _without_intention(cases: Cases, months: Floats, intended: Bools) -> Floats:
    """The least months of a share without intention; nan where an unknown stage decides it."""
    is_unknown = cases.share.stage == _UNKNOWN
    surely = _lowest(cases, np.where(~intended & ~is_unknown, months, np.inf))
    perhaps = _lowest(cases, np.where(is_unknown, months, np.inf))
    return np.where(perhaps < surely, np.nan, surely)


def at_worst(cases: Cases, highest_age: float) -> Cases:
    """The cases for the facts at their worst: unknown ages are the highest, unknown stages are
    without successor, and a takeover of unknown start ends now."""
    share = cases.share
    is_unsaid = np.isnan(share.calendar_age) & (share.holding == Holding.GP)
    worst = replace(
        share,
        calendar_age=np.where(is_unsaid, highest_age, share.calendar_age),
        stage=np.where(share.stage == _UNKNOWN, STAGES.index(Stage.NONE), share.stage),
        takeover_left=np.nan_to_num(share.takeover_left, nan=0.0),
    )
    return replace(cases, share=worst)


def told(facts: dict[str, Fact]) -> dict[str, Fact]:
    """The facts with what does not exist as None.

    The rules take a share of unknown stage as one without successor; to people that is unknown.
    """
    known = {
        name: None if isinstance(value, float) and not np.isfinite(value) else value
        for name, value in facts.items()
    }
    is_unsaid = facts["opvolgingsstatus"] is None and facts["getekend"] is False
    return known | ({"getekend": None, "intentie": None} if is_unsaid else {})


_YES_NO = frozenset(name for name, fact in OF_PRACTICE.items() if fact.values is FactKind.YES_NO)


def row_of(moving: dict[str, Floats], index: int) -> dict[str, Fact]:
    """The moving facts of one practice."""
    return {name: _as_fact(name, float(values[index])) for name, values in moving.items()}


def _as_fact(name: str, value: float) -> Fact:
    if np.isnan(value):
        return None
    return bool(value) if name in _YES_NO else value


def _certainly(chance: float) -> bool | None:
    """None where it may be either."""
    return bool(chance) if chance in (0.0, 1.0) else None


def _plain(value: float) -> Fact:
    return None if np.isnan(value) else float(value)


def _standing_facts(cases: Cases, index: int) -> dict[str, Fact]:
    """What does not move with plans, stages or ages."""
    practice, columns = cases.practices[index], cases.practice
    established = _plain(columns.established[index])
    load = _plain(columns.load.load[index])
    return {
        "is_solo": None if established is None else established == 1,
        "aantal_huisartsen": established,
        "landelijk": _certainly(columns.is_rural[index]),
        "belasting": load,
        "patienten": practice.patients,
        "apotheekhoudend": practice.is_dispensing,
        "opleidingspraktijk": practice.is_training,
        "pand": practice.premises,
        "pand_staat": practice.premises_state,
        "praktijkmanager": practice.manager,
        "te_koop": practice.for_sale_since is not None,
    } | _holding_facts(cases, index)


def _holding_facts(cases: Cases, index: int) -> dict[str, Fact]:
    mine = cases.shares_of(index)
    holdings, stages = cases.share.holding[mine], cases.share.stage[mine]
    stages = stages[~np.isin(stages, _SIGNED)]
    behind = min((_FURTHEST_BEHIND.index(STAGES[stage]) for stage in stages), default=None)
    stage = None if behind is None else _FURTHEST_BEHIND[behind]
    return {
        "opvolgingsstatus": None if stage is Stage.UNKNOWN else stage,
        "heeft_praktijkhouder": _has_owner(cases.share_records[mine]),
        "keten": bool((holdings == Holding.ORGANISATION).any()),
        "overname": bool((holdings == Holding.TAKEOVER).any()),
    }


def _has_owner(shares: Sequence[Share | None]) -> bool | None:
    """Whether a GP holds a share; None where the register bears none."""
    held = [share.holder is Holder.GP for share in shares if share is not None]
    return any(held) if held else None


def _any(cases: Cases, of_shares: Bools) -> Floats:
    return (_count(cases, of_shares) > 0).astype(float)


def _count(cases: Cases, of_shares: Bools) -> Floats:
    counts = np.bincount(cases.share.practice, of_shares, len(cases.practices))
    return np.asarray(counts, dtype=float)


def _lowest(cases: Cases, values: Floats) -> Floats:
    """The lowest known value per practice; nan when there are values and none is known."""
    result = np.full(len(cases.practices), np.nan)
    np.fmin.at(result, cases.share.practice, values)
    return result
