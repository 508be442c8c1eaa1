"""Which flags a practice bears, and what would clear each: found by recomputing, not by rule.

Each change that a flag names is tried in every practice at once, from small to large; the first
of each kind that takes the flag away is told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Bools
from succession.assumptions import FlagRule, Rules
from succession.conditions import Fact, holds
from succession.register import Stage
from succession.risk.cases import STAGES, Cases, Holding, ShareColumns
from succession.risk.result import ClearedBy, Flag
from succession.risk.time_left import is_signed

Facts = Mapping[str, Fact]
FactsAt = Callable[[int], dict[str, Fact]]
Clearing = dict[tuple[int, str], tuple[ClearedBy, ...]]
CHANGES = frozenset({"intentie", "getekend", "later", "duo", "geboortejaar", "bezet"})
_YEARS_LATER_MONTHS = (12, 24, 36)
_AGE_ONCE_KNOWN = 45.0


@dataclass(frozen=True)
class FlagChange:
    """A change to the columns of the shares it is about, and how it is told."""

    kind: str
    field: str
    columns: ShareColumns
    tells: Callable[[Cases, int], tuple[str | None, str]]
    is_solo_ended: bool = False


def flags_of(
    rules: Rules,
    facts: list[dict[str, Fact]],
    clearing: Mapping[tuple[int, str], tuple[ClearedBy, ...]],
) -> list[tuple[Flag, ...]]:
    """The flags that stand, per practice; an unknown fact raises none."""
    return [
        tuple(
            Flag(rule.id, rule.text, clearing.get((index, rule.id), ()))
            for rule in rules.flags
            if holds(rule.when, known) is True
        )
        for index, known in enumerate(facts)
    ]


def clearing_of(
    rules: Rules,
    facts: list[dict[str, Fact]],
    cases: Cases,
    weightiest: NDArray[np.intp],
    recompute: Callable[[Cases], FactsAt],
) -> Clearing:
    """Per (practice, flag) the changes that take it away, one of each kind.

    `weightiest` is the share per practice that weighs most; `recompute` gives the facts after a
    change, of which those that plans, stages and ages do not move are left as they were.
    """
    cleared: dict[tuple[int, str], dict[str, ClearedBy]] = {}
    standing = {rule.id: _standing(rule, facts) for rule in rules.flags}
    for change in changes(cases, weightiest):
        asked = [
            rule for rule in rules.flags if change.kind in rule.cleared_by and standing[rule.id]
        ]
        if not asked:
            continue
        after = recompute(_changed(cases, change))
        for rule in asked:
            for index in standing[rule.id]:
                if change.kind in cleared.get((index, rule.id), {}):
                    continue
                if holds(rule.when, {**facts[index], **after(index)}) is not True:
                    told = ClearedBy(change.field, *change.tells(cases, index))
                    cleared.setdefault((index, rule.id), {})[change.kind] = told
    return {place: tuple(found.values()) for place, found in cleared.items()}


def _standing(rule: FlagRule, facts: list[dict[str, Fact]]) -> list[int]:
    return [index for index, known in enumerate(facts) if holds(rule.when, known) is True]


def _changed(cases: Cases, change: FlagChange) -> Cases:
    practice = cases.practice
    if change.is_solo_ended:
        practice = replace(practice, established=np.maximum(practice.established, 2.0))
    return replace(cases, share=change.columns, practice=practice)


def changes(cases: Cases, weightiest: NDArray[np.intp]) -> Iterator[FlagChange]:
    """Every change that is tried, from small to large within its kind."""
    share = cases.share
    unsigned = ~is_signed(cases)
    lead = np.zeros(len(share.practice), dtype=bool)
    lead[weightiest] = True
    lead &= unsigned
    is_gp = share.holding == Holding.GP
    for stage in (Stage.INTENTION, Stage.SIGNED):
        yield _to_stage(share, lead, stage, str(stage))
        yield _to_stage(share, unsigned, stage, f"{stage}, voor alle aandelen")
    for months in _YEARS_LATER_MONTHS:
        yield _later(share, unsigned & is_gp, months)
    yield FlagChange(
        "duo", "vorm", share, lambda _cases, _index: ("solo", "duo"), is_solo_ended=True
    )
    yield _with_birth_year(share, is_gp & np.isnan(share.age))
    yield _held_again(share)


def _to_stage(share: ShareColumns, which: Bools, stage: Stage, told: str) -> FlagChange:
    code = STAGES.index(stage)
    # A stage never goes back: who has signed keeps it.
    columns = replace(share, stage=np.where(which, code, share.stage))
    kind = "intentie" if stage is Stage.INTENTION else "getekend"
    return FlagChange(kind, "opvolgingsstatus", columns, lambda c, i: (_stage_now(c, i), told))


def _stage_now(cases: Cases, index: int) -> str | None:
    mine = cases.shares_of(index)
    unsigned = cases.share.stage[mine][~is_signed(cases)[mine]]
    stages = {STAGES[code] for code in unsigned} - {Stage.UNKNOWN}
    return str(min(stages, key=list(Stage).index)) if stages else None


def _later(share: ShareColumns, which: Bools, months: int) -> FlagChange:
    added = np.where(which, float(months), 0.0)
    columns = replace(share, plan_middle=share.plan_middle + added, said=share.said + added)
    return FlagChange("later", "stop_waarschijnlijk", columns, lambda c, i: _dates(c, i, months))


def _dates(cases: Cases, index: int, months: int) -> tuple[str | None, str]:
    """The first stop date that was named, and the same so many months later."""
    plans = [h.plan for h in cases.holders[cases.shares_of(index)] if h and h.plan]
    days = [plan.stated_day for plan in plans]
    first = min((day for day in days if day), default=None)
    if first is None:
        return None, f"{months} maanden later"
    return first.isoformat(), _years_later(first, months // 12).isoformat()


def _years_later(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 1 March."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + years, 3, 1) if is_leap_day else day.replace(year=day.year + years)


def _with_birth_year(share: ShareColumns, which: Bools) -> FlagChange:
    columns = replace(
        share,
        age=np.where(which, _AGE_ONCE_KNOWN, share.age),
        calendar_age=np.where(which, _AGE_ONCE_KNOWN, share.calendar_age),
    )
    return FlagChange("geboortejaar", "geboortejaar", columns, lambda _c, _i: (None, "ingevuld"))


def _held_again(share: ShareColumns) -> FlagChange:
    is_open = share.holding == Holding.NOBODY
    columns = replace(
        share,
        holding=np.where(is_open, Holding.GP, share.holding),
        age=np.where(is_open, _AGE_ONCE_KNOWN, share.age),
        stage=np.where(is_open, STAGES.index(Stage.STARTED), share.stage),
    )
    return FlagChange("bezet", "houder", columns, lambda _c, _i: ("niemand", "huisarts"))
