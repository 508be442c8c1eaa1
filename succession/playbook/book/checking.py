"""The rules a draaiboek must obey beyond its form: each finding with the place where it stands."""

import re
from collections.abc import Iterator, Mapping

from succession.conditions import Condition
from succession.playbook.book.facts import guess, misfits
from succession.playbook.book.finding import Finding, Path
from succession.playbook.book.model import Playbook
from succession.playbook.book.term import Moment, Span
from succession.playbook.book.unmeetable import REFERENCE, unmeetable_dates
from succession.playbook.book.unopenable import conditions_that_never_hold, unopenable_gates

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def findings(playbook: Playbook, name: str) -> tuple[Finding, ...]:
    """Everything that is wrong with the draaiboek, empty when it can be planned and followed.

    `name` is what it is kept under, which its id must be.
    """
    names = (*_bad_ids(playbook, name), *_unknown_names(playbook), *_unused_names(playbook))
    facts = tuple(_unknown_facts(playbook))
    rest = (*facts, *_durations(playbook), *_limits_without_choice(playbook))
    if _has_sound_graph(playbook):
        rest += (*_orphans(playbook), *(tuple(_loop(playbook)) or unmeetable_dates(playbook)))
    if not facts:
        rest += (*conditions_that_never_hold(playbook), *unopenable_gates(playbook))
    return (*names, *rest)


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
    yield from _unknown_in_steps(playbook)
    for index, limit in enumerate(playbook.limits):
        at: Path = ("grenzen", index)
        for place, name in enumerate(limit.steps):
            yield from _unknown("stap", name, playbook.step_by_id, (*at, "stappen", place))
        for place, name in enumerate(limit.decided_by):
            yield from _unknown("rol", name, playbook.roles, (*at, "besluit", place))
    yield from _unknown_anchors(playbook)


def _unknown_in_steps(playbook: Playbook) -> Iterator[Finding]:
    roles, steps = playbook.roles, playbook.step_by_id
    for index, step in enumerate(playbook.steps):
        at: Path = ("stappen", index)
        yield from _unknown("fase", step.phase, playbook.phases, (*at, "fase"))
        for place, role in enumerate(step.roles):
            yield from _unknown("rol", role, roles, (*at, "wie", place))
        for place, need in enumerate(step.needs):
            yield from _unknown("stap", need, steps, (*at, "na", place))
        for place, consent in enumerate(step.consents):
            gate: Path = (*at, "akkoord", place)
            yield from _unknown("rol", consent.role, roles, (*gate, "wie"))
            for seat, substitute in enumerate(consent.substitutes):
                yield from _unknown("rol", substitute, roles, (*gate, "vervangers", seat))


def _unknown_anchors(playbook: Playbook) -> Iterator[Finding]:
    for path, moment in _moments(playbook):
        yield from _unknown("anker", moment.anchor, playbook.anchors, path)
    for name, moment in playbook.anchor_proposals.items():
        path = ("ankervoorstel", name)
        yield from _unknown("anker", name, playbook.anchors, path)
        yield from _unknown("anker", moment.anchor, playbook.anchors, path)
        if moment.anchor == name:
            yield Finding(path, f"`{name}` telt vanaf zichzelf", "tel vanaf een ander anker")


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
    used = {
        "ankers": {moment.anchor for _, moment in _moments(playbook)},
        "rollen": set(_roles_named(playbook)),
        "fasen": {step.phase for step in playbook.steps},
    }
    known = {"ankers": playbook.anchors, "rollen": playbook.roles, "fasen": playbook.phases}
    for key, names in known.items():
        for name in names:
            if name not in used[key]:
                what = f"`{name}` wordt nergens gebruikt"
                yield Finding((key, name), what, f"haal het weg uit `{key}` of gebruik het")


def _roles_named(playbook: Playbook) -> Iterator[str]:
    for step in playbook.steps:
        yield from step.roles
        for consent in step.consents:
            yield from (consent.role, *consent.substitutes)
    for limit in playbook.limits:
        yield from limit.decided_by


def _unknown_facts(playbook: Playbook) -> Iterator[Finding]:
    for path, conditions in _conditions(playbook):
        for place, condition in enumerate(conditions):
            for what, remedy in misfits((condition,)):
                yield Finding((*path, place), what, remedy)


def _conditions(playbook: Playbook) -> Iterator[tuple[Path, tuple[Condition, ...]]]:
    for key, arguments in playbook.arguments.items():
        for index, argument in enumerate(arguments):
            yield (key, index, "als"), argument.conditions
    for index, step in enumerate(playbook.steps):
        yield ("stappen", index, "als"), step.conditions
        for place, consent in enumerate(step.consents):
            yield ("stappen", index, "akkoord", place, "als"), consent.conditions


def _loop(playbook: Playbook) -> Iterator[Finding]:
    loop = tuple(reversed(playbook.graph.loop))
    if loop:
        index = [step.id for step in playbook.steps].index(loop[0])
        what = "deze stappen wachten op elkaar: " + " na ".join(f"`{name}`" for name in loop)
        yield Finding(("stappen", index, "na"), what, "haal één `na` uit deze kring")


def _orphans(playbook: Playbook) -> Iterator[Finding]:
    """Steps outside the order that the other steps have: nothing before them, nothing after."""
    loose = playbook.graph.loose
    for index, step in enumerate(playbook.steps):
        if step.id in loose and len(loose) < len(playbook.steps):
            what = f"stap `{step.id}` staat los: niets gaat eraan vooraf en niets wacht erop"
            yield Finding(("stappen", index), what, "voeg `na:` toe, of laat een stap erop wachten")


def _durations(playbook: Playbook) -> Iterator[Finding]:
    for index, step in enumerate(playbook.steps):
        path: Path = ("stappen", index, "duur")
        if _is_shorter(step.usual, step.least):
            what = f"stap `{step.id}` duurt gewoonlijk korter dan minimaal"
            yield Finding(path, what, "wissel de twee om")
        if _is_shorter(step.most, step.usual):
            what = f"stap `{step.id}` duurt hoogstens korter dan gewoonlijk"
            yield Finding(path, what, "wissel de twee om")


def _is_shorter(span: Span, other: Span) -> bool:
    return span.after(REFERENCE) < other.after(REFERENCE)


def _limits_without_choice(playbook: Playbook) -> Iterator[Finding]:
    for index, limit in enumerate(playbook.limits):
        if limit.is_fixed and not (limit.decided_by and limit.choices):
            what = f"de grens {limit.due} is vast, maar er staat niet bij wie dan wat kan besluiten"
            yield Finding(("grenzen", index, "vast"), what, "voeg `besluit:` en `keuzes:` toe")
