"""Which flags a practice bears, and what would clear each: found by recomputing, not by rule.

Each change that a flag names is tried in every practice at once, from small to large; the first
of each kind that takes the flag away is told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

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
_TAUTOLOGIES = frozenset({"intentie", "getekend"})
"""That a flag about the succession goes when the succession is arranged tells nobody what to do."""
CHANGES = _TAUTOLOGIES | {
    "gesprek",
    "zoeken",
    "langer",
    "duo",
    "toetreding",
    "groep",
    "beheer",
    "verdeling",
    "geboortejaar",
}
_AGE_ONCE_KNOWN, _SOME_DAY = 45.0, 60.0
_OF_A_DUO, _OF_A_GROUP = 2.0, 3.0
_FORMS = {1: "solo", 2: "duo"}


@dataclass(frozen=True)
class FlagChange:
    """A change to the columns of the shares it is about, and how it is told."""

    kind: str
    field: str
    columns: ShareColumns
    tells: Callable[[Cases, int], tuple[str | None, str]]
    least_established: float = 0.0


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
    tried: Iterable[FlagChange],
    recompute: Callable[[Cases], FactsAt],
) -> Clearing:
    """Per (practice, flag) the changes that take it away, one of each kind, the smallest first.

    `recompute` gives the facts after a change, of which those that plans, stages and ages do not
    move are left as they were.
    """
    cleared: dict[tuple[int, str], dict[str, ClearedBy]] = {}
    standing = {rule.id: _standing(rule, facts) for rule in rules.flags}
    for change in tried:
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
                    told = ClearedBy(change.field, *change.tells(cases, index), change.kind)
                    cleared.setdefault((index, rule.id), {})[change.kind] = told
    return {
        place: tuple(found.values())
        for place, found in cleared.items()
        if not found.keys() <= _TAUTOLOGIES
    }


def _standing(rule: FlagRule, facts: list[dict[str, Fact]]) -> list[int]:
    return [index for index, known in enumerate(facts) if holds(rule.when, known) is True]


def _changed(cases: Cases, change: FlagChange) -> Cases:
    established = np.maximum(cases.practice.established, change.least_established)
    practice = replace(cases.practice, established=established)
    return replace(cases, share=change.columns, practice=practice)


def changes(
    cases: Cases, weightiest: NDArray[np.intp], takeover_months: float
) -> Iterator[FlagChange]:
    """Every change that is tried, from small to large.

    `weightiest` is the share per practice that weighs most; `takeover_months` how long the
    zorggroep takes over.
    """
    share = cases.share
    unsigned = ~is_signed(cases)
    lead = np.zeros(len(share.practice), dtype=bool)
    lead[weightiest] = True
    lead &= unsigned
    is_gp = share.holding == Holding.GP
    yield _with_birth_year(share, is_gp & np.isnan(share.age))
    yield _asked(share, unsigned & is_gp)
    yield _searching(share, unsigned & ~share.is_searching)
    yield _on_until_the_latest(share, unsigned & is_gp & (share.latest > share.said))
    yield FlagChange("duo", "vorm", share, lambda c, i: (_form(c, i), "duo"), _OF_A_DUO)
    halved = replace(share, weight=np.where(lead & is_gp, share.weight / 2, share.weight))
    yield FlagChange("toetreding", "vorm", halved, _joined, _OF_A_DUO)
    yield FlagChange("groep", "vorm", share, _in_a_group, _OF_A_GROUP)
    yield _taken_over(share, lead, takeover_months)
    yield _divided(cases)
    for stage in (Stage.INTENTION, Stage.SIGNED):
        yield _to_stage(share, lead, stage, str(stage))
        yield _to_stage(share, unsigned, stage, f"{stage}, voor alle aandelen")


def _form(cases: Cases, index: int) -> str | None:
    established = cases.practice.established[index]
    return None if np.isnan(established) else _FORMS.get(int(established), "groep")


def _joined(cases: Cases, index: int) -> tuple[str | None, str]:
    return _form(cases, index), "iemand treedt toe voor de helft"


def _in_a_group(cases: Cases, index: int) -> tuple[str | None, str]:
    return _form(cases, index), "aangesloten bij een groep of HAS"


def _asked(share: ShareColumns, which: Bools) -> FlagChange:
    """Who has not said when he stops is asked; whatever he says, it is known then."""
    columns = replace(share, said=np.where(which & np.isnan(share.said), _SOME_DAY, share.said))
    told = "genoemd in een gesprek"
    return FlagChange("gesprek", "stop_waarschijnlijk", columns, lambda _c, _i: (None, told))


def _searching(share: ShareColumns, which: Bools) -> FlagChange:
    code = STAGES.index(Stage.SEARCHING)
    not_further = share.stage < code
    columns = replace(
        share,
        stage=np.where(which & not_further, code, share.stage),
        is_searching=share.is_searching | (which & not_further),
    )
    return FlagChange(
        "zoeken", "opvolgingsstatus", columns, lambda c, i: (_stage_now(c, i), "zoekend, vanaf nu")
    )


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


def _on_until_the_latest(share: ShareColumns, which: Bools) -> FlagChange:
    """Going on as long as the holder himself said that he perhaps would, and no day longer."""
    added = np.where(which, share.latest - share.said, 0.0)
    columns = replace(share, plan_middle=share.plan_middle + added, said=share.said + added)
    return FlagChange("langer", "stop_waarschijnlijk", columns, _dates)


def _dates(cases: Cases, index: int) -> tuple[str | None, str]:
    """The first stop date that was named, and the latest that the same holder named."""
    plans = [h.plan for h in cases.holders[cases.shares_of(index)] if h and h.plan]
    named = [(plan.stated_day, plan.latest) for plan in plans if plan.stated_day and plan.latest]
    first, latest = min(named)
    return first.isoformat(), f"{latest.isoformat()}, zoals de praktijkhouder zelf openliet"


def _taken_over(share: ShareColumns, lead: Bools, takeover_months: float) -> FlagChange:
    """The zorggroep takes over at the stop that was named, or now where nobody holds the share."""
    is_open = share.holding == Holding.NOBODY
    begins = np.where(is_open, 0.0, np.maximum(share.said, 0.0))
    which = is_open | (lead & (share.holding == Holding.GP) & ~np.isnan(begins))
    columns = replace(
        share,
        holding=np.where(which, Holding.TAKEOVER, share.holding),
        takeover_left=np.where(which, begins + takeover_months, share.takeover_left),
        is_searching=share.is_searching | which,
        said=np.where(which, np.nan, share.said),
    )
    told = "tijdelijk de zorggroep na de stop, terwijl wordt gezocht"
    return FlagChange("beheer", "houder", columns, lambda c, i: (_holder(c, i), told))


def _holder(cases: Cases, index: int) -> str:
    is_open = cases.share.holding[cases.shares_of(index)] == Holding.NOBODY
    return "niemand" if is_open.any() else "huisarts"


def _with_birth_year(share: ShareColumns, which: Bools) -> FlagChange:
    columns = replace(
        share,
        age=np.where(which, _AGE_ONCE_KNOWN, share.age),
        calendar_age=np.where(which, _AGE_ONCE_KNOWN, share.calendar_age),
    )
    return FlagChange("geboortejaar", "geboortejaar", columns, lambda _c, _i: (None, "ingevuld"))


def _divided(cases: Cases) -> FlagChange:
    """Who stays takes over what nobody, or only the zorggroep, holds; where somebody stays."""
    share = cases.share
    stays = np.bincount(share.practice, share.holding == Holding.GP, len(cases.practices)) > 0
    loose = (share.holding == Holding.NOBODY) | (share.holding == Holding.TAKEOVER)
    which = loose & stays[share.practice]
    columns = replace(
        share,
        holding=np.where(which, Holding.GP, share.holding),
        age=np.where(which, _AGE_ONCE_KNOWN, share.age),
        stage=np.where(which, STAGES.index(Stage.DIVIDED), share.stage),
    )
    told = "verdeeld onder wie blijft"
    return FlagChange("verdeling", "houder", columns, lambda c, i: (_holder(c, i), told))
