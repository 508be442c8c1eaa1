"""The rules a draaiboek must obey beyond its form: each finding with the place where it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from succession.conditions import Condition
from succession.playbook.facts import guess, misfits
from succession.playbook.model import Playbook, Step
from succession.playbook.term import Moment

# Terms of one anchor are compared on this day: months and weeks have no order without a calendar.
_REFERENCE = date(2029, 1, 1)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, what would mend it, and the path of keys to the place in the file."""

    path: Path
    what: str
    remedy: str


def findings(playbook: Playbook, name: str) -> tuple[Finding, ...]:
    """Everything that is wrong with the draaiboek, empty when it can be planned and followed.

    `name` is what it is kept under, which its id must be.
    """
    names = (*_bad_ids(playbook, name), *_unknown_names(playbook), *_unused_names(playbook))
    rest = (*_unknown_facts(playbook), *_durations(playbook))
    if not _has_sound_graph(playbook):
        return (*names, *rest)
    return (*names, *rest, *(tuple(_loop(playbook)) or _impossible_dates(playbook)))


def _has_sound_graph(playbook: Playbook) -> bool:
    """Whether every step has its own id and every need is a step, so that order has a meaning."""
    ids = playbook.step_by_id
    needs = {need for step in playbook.steps for need in step.needs}
    return len(ids) == len(playbook.steps) and needs <= set(ids)


def _bad_ids(playbook: Playbook, name: str) -> Iterator[Finding]:
    if playbook.id != name:
        what = f"het id `{playbook.id}` is niet de naam van het bestand"
        yield Finding(("id",), what, f"schrijf `id: {name}` of hernoem het bestand")
    seen: set[str] = set()
    for index, step in enumerate(playbook.steps):
        path: Path = ("stappen", index, "id")
        if step.id in seen:
            yield Finding(path, f"stap `{step.id}` bestaat al", "geef elke stap een eigen id")
        if not _ID.fullmatch(step.id):
            what = f"`{step.id}` is geen goed id"
            yield Finding(path, what, "gebruik kleine letters, cijfers en streepjes")
        seen.add(step.id)


def _unknown_names(playbook: Playbook) -> Iterator[Finding]:
    roles, phases = playbook.roles, playbook.phases
    for index, step in enumerate(playbook.steps):
        at: Path = ("stappen", index)
        yield from _unknown("fase", step.phase, phases, (*at, "fase"))
        for place, role in enumerate(step.roles):
            yield from _unknown("rol", role, roles, (*at, "wie", place))
        for place, consent in enumerate(step.consents):
            yield from _unknown("rol", consent.role, roles, (*at, "akkoord", place, "wie"))
        for place, need in enumerate(step.needs):
            yield from _unknown("stap", need, playbook.step_by_id, (*at, "na", place))
    for index, limit in enumerate(playbook.limits):
        for place, name in enumerate(limit.steps):
            path: Path = ("grenzen", index, "stappen", place)
            yield from _unknown("stap", name, playbook.step_by_id, path)
    for path, moment in _moments(playbook):
        yield from _unknown("anker", moment.anchor, playbook.anchors, path)


def _unknown(kind: str, name: str, known: Mapping[str, object], path: Path) -> Iterator[Finding]:
    if name not in known:
        yield Finding(path, f"{kind} `{name}` bestaat niet", guess(name, known))


def _moments(playbook: Playbook) -> Iterator[tuple[Path, Moment]]:
    for index, step in enumerate(playbook.steps):
        if step.due:
            yield ("stappen", index, "uiterlijk"), step.due
        if step.not_before:
            yield ("stappen", index, "vanaf"), step.not_before
    for index, limit in enumerate(playbook.limits):
        yield ("grenzen", index, "uiterlijk"), limit.due


def _unused_names(playbook: Playbook) -> Iterator[Finding]:
    consents = {consent.role for step in playbook.steps for consent in step.consents}
    used = {
        "ankers": {moment.anchor for _, moment in _moments(playbook)},
        "rollen": {role for step in playbook.steps for role in step.roles} | consents,
        "fasen": {step.phase for step in playbook.steps},
    }
    known = {"ankers": playbook.anchors, "rollen": playbook.roles, "fasen": playbook.phases}
    for key, names in known.items():
        for name in names:
            if name not in used[key]:
                what = f"`{name}` wordt nergens gebruikt"
                yield Finding((key, name), what, f"haal het weg uit `{key}` of gebruik het")


def _unknown_facts(playbook: Playbook) -> Iterator[Finding]:
    for path, conditions in _conditions(playbook):
        for place, condition in enumerate(conditions):
            for what, remedy in misfits((condition,)):
                yield Finding((*path, place), what, remedy)


def _conditions(playbook: Playbook) -> Iterator[tuple[Path, tuple[Condition, ...]]]:
    for key, arguments in (
        ("aanleidingen", playbook.occasions),
        ("voorwaarden", playbook.requirements),
        ("contra_indicaties", playbook.objections),
    ):
        for index, argument in enumerate(arguments):
            yield (key, index, "als"), argument.conditions
    for index, step in enumerate(playbook.steps):
        yield ("stappen", index, "als"), step.conditions
        for place, consent in enumerate(step.consents):
            yield ("stappen", index, "akkoord", place, "als"), consent.conditions


def _loop(playbook: Playbook) -> Iterator[Finding]:
    try:
        TopologicalSorter({step.id: step.needs for step in playbook.steps}).prepare()
    except CycleError as error:
        loop = list(reversed(error.args[1]))
        index = [step.id for step in playbook.steps].index(loop[0])
        what = "deze stappen wachten op elkaar: " + " na ".join(f"`{name}`" for name in loop)
        yield Finding(("stappen", index, "na"), what, "haal één `na` uit deze kring")


def _durations(playbook: Playbook) -> Iterator[Finding]:
    for index, step in enumerate(playbook.steps):
        if step.usual.after(_REFERENCE) < step.least.after(_REFERENCE):
            what = f"stap `{step.id}` duurt gewoonlijk korter dan minimaal"
            yield Finding(("stappen", index, "duur"), what, "wissel de twee om")


def _impossible_dates(playbook: Playbook) -> Iterator[Finding]:
    dependents = {
        step.id: [other for other in playbook.steps if step.id in other.needs]
        for step in playbook.steps
    }
    yield from _dateless(playbook, dependents)
    for anchor in playbook.anchors:
        yield from _Anchored(playbook, dependents, anchor).contradictions()


def _dateless(playbook: Playbook, dependents: Mapping[str, list[Step]]) -> Iterator[Finding]:
    """A step takes its date from those after it; one that may drop out passes the question on."""

    def is_dated_by_others(step: Step) -> bool:
        others = dependents[step.id]
        return any(not other.conditions or is_dated_by_others(other) for other in others)

    for index, step in enumerate(playbook.steps):
        if step.due is None and not is_dated_by_others(step):
            what = (
                f"stap `{step.id}` krijgt geen datum: geen `uiterlijk` en niets wacht er altijd op"
            )
            yield Finding(("stappen", index), what, "voeg `uiterlijk:` toe")
    if all(step.conditions for step in playbook.steps):
        what = "elke stap hangt af van een voorwaarde"
        yield Finding(("stappen",), what, "zorg voor een stap zonder `als`")


@dataclass(frozen=True)
class _Anchored:
    """The terms that hang on one anchor, compared as if it fell on the reference day."""

    playbook: Playbook
    dependents: Mapping[str, list[Step]]
    anchor: str

    def contradictions(self) -> Iterator[Finding]:
        for index, step in enumerate(self.playbook.steps):
            yield from self._due_too_late(index, step)
            yield from self._begins_too_late(index, step)

    def _due_too_late(self, index: int, step: Step) -> Iterator[Finding]:
        due = self._day(step.due)
        for other in self.dependents[step.id]:
            latest = self._latest(other)
            if due and latest and due > other.least.before(latest):
                what = (
                    f"stap `{step.id}` is klaar {step.due}, te laat voor `{other.id}` "
                    f"({other.due or 'dat zelf op tijd moet zijn'}, duurt minimaal {other.least})"
                )
                yield Finding(
                    ("stappen", index, "uiterlijk"), what, "zet deze vroeger of die later"
                )

    def _begins_too_late(self, index: int, step: Step) -> Iterator[Finding]:
        first, latest = self._day(step.not_before), self._latest(step)
        if first and latest and step.least.after(first) > latest:
            what = (
                f"stap `{step.id}` kan pas vanaf {step.not_before}, duurt minimaal {step.least} "
                "en komt dan te laat klaar"
            )
            yield Finding(
                ("stappen", index, "vanaf"), what, "zet `vanaf` vroeger of de termijn later"
            )

    def _latest(self, step: Step) -> date | None:
        """The day stated, or else the last day that the steps after it leave."""
        if step.due:
            return self._day(step.due)
        ends = ((other, self._latest(other)) for other in self.dependents[step.id])
        return min((other.least.before(end) for other, end in ends if end), default=None)

    def _day(self, moment: Moment | None) -> date | None:
        return moment.on(_REFERENCE) if moment and moment.anchor == self.anchor else None
