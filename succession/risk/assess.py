"""The risk of every practice of a register on a day: likelihood, impact, time left, why, level."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions, Rules
from succession.conditions import Fact
from succession.register import Holder, Seen, Vacancy
from succession.risk import bounds, flags, reasons
from succession.risk.cases import Cases, cases_of
from succession.risk.facts import ModelFigures, at_worst, facts_of, moving_facts, row_of, told
from succession.risk.impact import Impact, Stake, impacts, stake_of, together
from succession.risk.imputed import imputed_of
from succession.risk.levels import level_of
from succession.risk.likelihood import Likelihood, Situation, any_and_none_left, per_practice
from succession.risk.parameters import Parameters, central
from succession.risk.result import (
    HORIZONS_MONTHS,
    PRESSING,
    Chances,
    Flag,
    Interval,
    PracticeRisk,
    Reason,
    RegionRisk,
    RiskLevel,
    Together,
)
from succession.risk.situations import View, reference_of, situation_of
from succession.risk.time_left import TimeLeft, helped_chance, time_left
from succession.risk.unknown import unknown_fields
from succession.risk.wording import reasons_of

METHOD_VERSION = "5"
_BAND = (0.1, 0.9)


def assess(
    register: Seen,
    assumptions: Assumptions,
    rules: Rules,
    as_of: date,
    prepared: frozenset[str] = frozenset(),
) -> RegionRisk:
    """The risk of each practice by agb, as `Assessment` says."""
    return Assessment(register, assumptions, rules, as_of, prepared).region


@dataclass(frozen=True)
class Assessment:
    """One computation; every part is computed once, when it is first asked for.

    The register must be as the audience sees it. `prepared` are the practices (agb) whose transfer
    runs on schedule, as far as that audience may know.
    """

    register: Seen
    assumptions: Assumptions
    rules: Rules
    as_of: date
    prepared: frozenset[str] = frozenset()

    @cached_property
    def region(self) -> RegionRisk:
        """The risk of each practice, and of all together."""
        some = bool(self.register.practices)
        return RegionRisk(
            as_of=self.as_of,
            version=METHOD_VERSION,
            assumptions=self.assumptions.version,
            open_practices=self.open_practices if some else Interval(0.0, 0.0),
            practices=self.practices() if some else (),
            imputed=imputed_of(self.register),
            pressing=self.pressing if some else Together(),
        )

    @cached_property
    def told_facts(self) -> Mapping[str, Mapping[str, Fact]]:
        """The named facts of every practice by agb, with `niveau` and `mogelijk_niveau`; without
        the doubt about the numbers, so that it costs a quarter of the risk."""
        if not self.register.practices:
            return {}
        return {
            practice.agb: told(known) | {"niveau": level, "mogelijk_niveau": possible or level}
            for practice, known, (level, possible) in zip(
                self.cases.practices, self.facts, self.levels, strict=True
            )
        }

    @cached_property
    def cases(self) -> Cases:
        return cases_of(self.register, self.assumptions, self.as_of, self.prepared)

    @cached_property
    def parameters(self) -> Parameters:
        return central(self.assumptions)

    @cached_property
    def likelihood(self) -> Likelihood:
        return Likelihood(self.assumptions, self.parameters)

    @cached_property
    def actual(self) -> Situation:
        return situation_of(self.cases, self.assumptions, self.parameters, View.MIDDLE)

    @cached_property
    def opened(self) -> Floats:
        """Chance per share of having opened by each month, (shares, months)."""
        return self.likelihood.open_by(self.actual)

    @cached_property
    def open_share(self) -> Floats:
        return per_practice(self.cases, self.cases.share.weight, self.opened)

    @cached_property
    def any_and_none(self) -> tuple[Floats, Floats]:
        return any_and_none_left(self.cases, self.opened, self.likelihood.shared)

    @cached_property
    def stake(self) -> Stake:
        opened, shared = self.opened[:, -1], float(self.likelihood.shared[-1])
        return stake_of(self.cases, opened, shared, self.assumptions)

    @cached_property
    def impacts(self) -> list[Impact]:
        return impacts(self.cases, self.stake, self.assumptions.capacity)

    @property
    def pressing(self) -> Together:
        """The practices that are acuut or ask to act now, all at once."""
        pressing = np.array([level in PRESSING for level, _ in self.levels])
        return together(self.cases, self.stake, pressing, self.assumptions.capacity)

    @cached_property
    def time_left(self) -> TimeLeft:
        return time_left(self.cases, self.actual, self.assumptions)

    @cached_property
    def helped_chance(self) -> Floats:
        return helped_chance(self.cases, self.actual, self.assumptions)

    @cached_property
    def bounds(self) -> tuple[Floats, Floats, TimeLeft]:
        """Lowest and highest open share at 60 months over the data, and the least time left."""
        (_, lowest), (worst, highest) = bounds.extremes(self.cases, self.assumptions)
        low, high = bounds.data_interval(
            self.cases, self.open_share[:, -1], lowest[:, -1], highest[:, -1]
        )
        return low, high, time_left(self.cases, worst, self.assumptions)

    @cached_property
    def facts(self) -> list[dict[str, Fact]]:
        computed = ModelFigures(self.open_share[:, -1], self.time_left)
        return facts_of(self.cases, computed, self.impacts, self._search_cap)

    @cached_property
    def levels(self) -> list[tuple[RiskLevel, RiskLevel | None]]:
        certain = self._moving_facts(self._without_guessed_ages(), self.cases)
        _, high, least = self.bounds
        cases = at_worst(self.cases, self.assumptions.unknowns.age.high)
        possible = self._moving_facts(ModelFigures(high, least), cases)
        return [
            level_of(self.rules, known | row_of(certain, index), known | row_of(possible, index))
            for index, known in enumerate(self.facts)
        ]

    def _without_guessed_ages(self) -> ModelFigures:
        """What the model says when nobody of unknown age is taken to be near stopping.

        The level from known facts may not rest on the national ages.
        """
        youngest = self.assumptions.unknowns.age.low
        ages = np.where(np.isnan(self.actual.age), youngest, self.actual.age)
        return self._computed(self.cases, replace(self.actual, age=ages))

    @property
    def _search_cap(self) -> float:
        return self.assumptions.path.search_cap.value

    @cached_property
    def draws(self) -> Floats:
        """Open share at 60 months per draw of the parameters, (draws, practices)."""
        return bounds.parameter_draws(self.cases, self.assumptions)

    @property
    def open_practices(self) -> Interval:
        low, high = np.quantile(self.draws.sum(axis=1), _BAND)
        return Interval(float(low), float(high))

    @cached_property
    def intervals(self) -> list[Interval]:
        """P10 to P90 of the open share at 60 months over the parameters, per practice."""
        low, high = np.quantile(self.draws, _BAND, axis=0)
        return [Interval(float(a), float(b)) for a, b in zip(low, high, strict=True)]

    @cached_property
    def told_reasons(self) -> list[tuple[Reason, ...]]:
        """What adds up to the open share at 60 months, per practice."""
        reference = reference_of(self.actual, self.assumptions, self.parameters)
        parts = reasons.contributions(self.cases, self.likelihood, self.actual, reference)
        return [
            reasons_of({name: float(part[index]) for name, part in parts.items()}, told(known))
            for index, known in enumerate(self.facts)
        ]

    @cached_property
    def raised_flags(self) -> list[tuple[Flag, ...]]:
        return flags.flags_of(self.rules, self.facts, self._clearing())

    def practices(self) -> tuple[PracticeRisk, ...]:
        return tuple(self._practice(index) for index in range(len(self.cases.practices)))

    def _practice(self, index: int) -> PracticeRisk:
        practice, impact = self.cases.practices[index], self.impacts[index]
        level, possible = self.levels[index]
        low, high, _ = self.bounds
        vacancies = self._vacancies(practice.agb)
        any_open, none_left = self.any_and_none
        return PracticeRisk(
            agb=practice.agb,
            name=practice.name,
            level=level,
            possible_level=possible,
            open_share=_chances(self.open_share[index]),
            any_open=_chances(any_open[index]),
            no_owner=_chances(none_left[index]),
            interval=self.intervals[index],
            data_interval=Interval(float(low[index]), float(high[index])),
            patients_enrolled=impact.enrolled,
            patients_unplaced=impact.unplaced,
            patients_unplaced_steered=impact.steered,
            unplaced_band=impact.unplaced_band,
            months_left=_known(self.time_left.likely[index]),
            months_left_cautious=_known(self.time_left.cautious[index]),
            needs_other_form=bool(self.time_left.search[index] > self._search_cap),
            unknown=unknown_fields(
                self.register, practice, self.cases.places.siting.places[index], self.as_of.year
            ),
            flags=self.raised_flags[index],
            reasons=self.told_reasons[index],
            headway=self.time_left.headway[index],
            open_since=min((vacancy.since for vacancy in vacancies), default=None),
            bridged_until=min((v.locum_until for v in vacancies if v.locum_until), default=None),
            searching_months=_known(self.time_left.searching[index]),
            chance_before_stop=_known(self.time_left.chance[index]),
            chance_helped=_known(self.helped_chance[index]),
        )

    def _vacancies(self, agb: str) -> list[Vacancy]:
        """Of the shares that nobody holds, as far as it is known since when."""
        shares = self.register.shares_by_practice.get(agb, ())
        return [s.vacancy for s in shares if s.holder is Holder.NOBODY and s.vacancy is not None]

    def _clearing(self) -> flags.Clearing:
        weight = self.cases.share.weight * self.opened[:, -1]
        order = np.lexsort((weight, self.cases.share.practice))
        last = np.append(np.diff(self.cases.share.practice[order]) > 0, True)
        longest = self.assumptions.stop.takeover_months.value
        tried = flags.changes(self.cases, order[last], longest)
        return flags.clearing_of(self.rules, self.facts, self.cases, tried, self._facts_after)

    def _facts_after(self, cases: Cases) -> flags.FactsAt:
        """The moving facts of a practice once its shares have changed."""
        situation = situation_of(cases, self.assumptions, self.parameters, View.MIDDLE)
        return partial(row_of, self._moving_facts(self._computed(cases, situation), cases))

    def _computed(self, cases: Cases, situation: Situation) -> ModelFigures:
        opened = self.likelihood.open_by(situation)[:, -1]
        share = per_practice(cases, cases.share.weight, opened)
        return ModelFigures(share, time_left(cases, situation, self.assumptions))

    def _moving_facts(self, computed: ModelFigures, cases: Cases) -> dict[str, Floats]:
        return moving_facts(cases, computed, self._search_cap)


def _chances(by_month: Floats) -> Chances:
    return Chances(*(float(by_month[months - 1]) for months in HORIZONS_MONTHS))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
