"""What Vooruitblik computes: each a function of what this audience may know, and of a scenario.

Keys hold the content of the register as this audience sees it, not the number of its version:
ticking a step elsewhere then computes nothing anew.
"""

import os
from collections.abc import Callable, Hashable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from succession.capacity.forecast.comparison import Comparison, compare
from succession.capacity.forecast.forecast import ForecastRuns, computed, forecast
from succession.capacity.forecast.provenance import register_hash
from succession.capacity.forecast.result import Forecast
from succession.capacity.forecast.tornado import Tornado, tornado
from succession.capacity.scenario.scenario import BASELINE, Basis, Scenario
from succession.jobs import Standing, Work
from succession.register import Seen
from succession.simulation import Execution
from succession.ui import files_read, forms, shared, viewing
from succession.ui.look import Look

# Enough for a first picture in well under a second; the rest of the runs follow.
QUICK_RUNS = 200
LONG_RUN = "long run"
Progress = Callable[[float], bool]


@dataclass(frozen=True)
class Computation:
    """A computation that runs beside the sessions: its key, and what it does."""

    key: Hashable
    work: Work[Any]


def basis() -> Basis:
    """The assumptions and levers."""
    return Basis(files_read.assumptions().value, files_read.levers().value)


def stretch() -> float:
    """How far everybody can stretch before it is tight, as a multiple (1.05)."""
    return basis().assumptions.capacity.stretch.value


def quick(scenario: Scenario) -> Forecast:
    """The scenario in few runs, at once."""
    few, inputs = _few(scenario), _Inputs.now()
    return named(_quick(inputs.data, few.model_dump_json(), few, inputs), scenario.name)


def whole(scenario: Scenario) -> Computation:
    """The scenario in all its runs; what comes out still wants its name."""
    inputs, nameless = _Inputs.now(), _nameless(scenario)
    return Computation(inputs.key("forecast", nameless), partial(inputs.forecast, nameless))


def named(found: Forecast, name: str) -> Forecast:
    """The same numbers under another name: a name never costs a computation."""
    scenario = found.provenance.scenario.model_copy(update={"name": name})
    return replace(found, provenance=replace(found.provenance, scenario=scenario))


def drivers(scenario: Scenario) -> Computation:
    """How far each assumption by itself moves the outcome of the scenario."""
    inputs, few = _Inputs.now(), _few(scenario)
    return Computation(inputs.key("tornado", few), partial(inputs.tornado, few))


def beside_each_other(scenarios: tuple[Scenario, ...]) -> Computation:
    """The scenarios compared with the first."""
    inputs = _Inputs.now()
    return Computation(inputs.key("comparison", *scenarios), partial(inputs.compare, scenarios))


def follow(question: Computation) -> Standing[Any]:
    """How the computation stands; begun when nobody did yet."""
    return shared.jobs().follow(question.key, question.work, forms.session_mark())


def standing(question: Computation) -> Standing[Any] | None:
    """How the computation stands, or None when nobody began it."""
    return shared.jobs().standing(question.key, forms.session_mark())


def follow_only(*questions: Computation) -> None:
    """What else this session had begun is not looked at any more."""
    shared.jobs().follow_only([question.key for question in questions], forms.session_mark())


@st.cache_resource(max_entries=64, show_spinner="Vooruitrekenen…")
def _quick(
    data: tuple[Hashable, ...], scenario_text: str, _scenario: Scenario, _inputs: "_Inputs"
) -> Forecast:
    return forecast(_inputs.register, _inputs.basis, _scenario, _inputs.as_of)


def _nameless(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"name": BASELINE.name})


def _few(scenario: Scenario) -> Scenario:
    return _nameless(scenario).model_copy(update={"runs": min(QUICK_RUNS, scenario.runs)})


def _data(look: Look) -> tuple[Hashable, ...]:
    """What stands for the register and the files: its content as this audience sees it, and the
    day; what the assumptions and levers hold.
    """
    marks = files_read.assumptions().mark, files_read.levers().mark
    return _content(look), look.audience, look.today, *marks


@st.cache_resource(max_entries=32, show_spinner=False)
def _content(look: Look) -> str:
    return register_hash(look.register)


@dataclass(frozen=True)
class _Inputs:
    """Everything a computation needs, taken while the session is there to ask."""

    data: tuple[Hashable, ...]
    register: Seen
    basis: Basis
    as_of: date
    threads: Executor

    @classmethod
    def now(cls) -> "_Inputs":
        look = viewing.look()
        return cls(_data(look), look.register, basis(), look.today, _threads())

    def key(self, kind: str, *scenarios: Scenario) -> Hashable:
        return (kind, self.data, *(one.model_dump_json() for one in scenarios))

    def forecast(self, scenario: Scenario, progress: Progress) -> Forecast:
        execution = Execution(self.threads, progress)
        return forecast(self.register, self.basis, scenario, self.as_of, execution)

    def tornado(self, scenario: Scenario, progress: Progress) -> Tornado:
        execution = Execution(self.threads, progress)
        return tornado(self.register, self.basis, scenario, self.as_of, execution)

    def compare(self, scenarios: tuple[Scenario, ...], progress: Progress) -> Comparison:
        # One by one, so that the runs of a scenario go as soon as it has been compared.
        found = (
            self._computed(scenario, _part_of(progress, number, len(scenarios)))
            for number, scenario in enumerate(scenarios)
        )
        return compare(found, self.basis.levers)

    def _computed(self, scenario: Scenario, progress: Progress) -> ForecastRuns:
        execution = Execution(self.threads, progress)
        return computed(self.register, self.basis, scenario, self.as_of, execution)


@st.cache_resource(show_spinner=False)
def _threads() -> Executor:
    """Of all long runs together: a processor stays free for who clicks, where there are more."""
    return ThreadPoolExecutor(max((os.cpu_count() or 1) - 1, 1), LONG_RUN)


def _part_of(progress: Progress, number: int, total: int) -> Progress:
    """Progress of one of so many as progress of all."""
    return lambda part: progress((number + part) / total)
