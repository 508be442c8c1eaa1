"""What changes the plan of a run: facts that become known, people, anchors, another version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.saying import refuse_empty, said
from succession.actions.taking_part import (
    Following,
    RunRef,
    record_about_run,
    stored,
    take_part,
)
from succession.errors import Conflict, InvalidInput, Problem
from succession.playbook.book.facts import facts_from, guess
from succession.playbook.book.model import Playbook
from succession.playbook.run.events import Details, Filled, Known, Moved, Removed, Repinned
from succession.playbook.run.moving import moved
from succession.playbook.run.run import DETAILS, RunEvent
from succession.playbook.run.versions import compare, pinned_playbook
from succession.register.days import day_of
from succession.store import Pen, Store, StoredRun
from succession.store.runs import write as runs

_KIND_OF = {details: kind for kind, details in DETAILS.items()}


@dataclass(frozen=True, slots=True)
class AnchorMove:
    """Another day for an anchor, and why."""

    anchor: str
    to: date
    reason: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """The text of a newer version, and the days of the anchors that the run has not got yet."""

    playbook_text: str
    anchors: tuple[tuple[str, date], ...] = ()


def state_facts(
    store: Store, submission: Submission, run_id: str, facts: Mapping[str, str]
) -> StoredRun:
    """Writes down facts that became known; steps that hang on them appear or fall away.

    The values are in the words of the register, `onbekend` makes a fact unknown again. Raises
    `InvalidInput` with every name that is no fact and every value that is not possible.
    """
    _refuse_nothing(facts)
    facts_from(facts)
    known = tuple(_told(submission, Known(fact, value)) for fact, value in facts.items())
    action, said = permission.STATE_FACT, dict(facts)
    return record_about_run(store, submission, action, run_id, lambda _: known, said)


def fill_roles(
    store: Store, submission: Submission, run_id: str, people: Mapping[str, str]
) -> StoredRun:
    """Writes down by name who fills each of these roles in this run; the last name counts."""
    _refuse_nothing(people)

    def fill(following: Following) -> Iterator[RunEvent]:
        _refuse_strange_roles(following.playbook, people)
        for role, name in people.items():
            yield _told(submission, Filled(role, name.strip()))

    return record_about_run(store, submission, permission.FILL_ROLE, run_id, fill, dict(people))


def move_anchor(store: Store, submission: Submission, ref: RunRef, move: AnchorMove) -> StoredRun:
    """Puts an anchor on another day: open steps move with it, done ones stay.

    Raises `Conflict` when somebody else changed the plan since it was shown; ticks do not count.
    """
    refuse_empty(reden=move.reason)

    def replan(pen: Pen) -> str:
        following = take_part(pen, submission, ref.run_id)
        runs.renew(pen, ref.run_id, ref.expected_version)
        change = moved(following.run, following.playbook, move.anchor, move.to)
        runs.append(pen, ref.run_id, _told(submission, change, move.reason))
        return ref.run_id

    return stored(store, store.write(submission.stamp(permission.MOVE_ANCHOR, ref, move), replan))


def take_over_version(
    store: Store, submission: Submission, ref: RunRef, newer: NewVersion
) -> StoredRun:
    """Lets a run follow a newer version of its draaiboek; what was done stays done.

    Raises `InvalidInput` while an anchor that is new has no day, `Conflict` when somebody else
    changed the plan since, or when the run follows this version already.
    """

    def take_over(pen: Pen) -> str:
        following = take_part(pen, submission, ref.run_id)
        runs.renew(pen, ref.run_id, ref.expected_version)
        new = _newer(following, newer)
        for change in _changes(following, new, dict(newer.anchors)):
            runs.append(pen, ref.run_id, _told(submission, change))
        runs.pin(pen, ref.run_id, new.version, newer.playbook_text)
        return ref.run_id

    stamp = submission.stamp(permission.TAKE_OVER_VERSION, ref, newer)
    return stored(store, store.write(stamp, take_over))


def _refuse_nothing(told: Mapping[str, str]) -> None:
    if not told:
        raise InvalidInput((Problem("er is niets gewijzigd", "vul er minstens één in"),))


def _refuse_strange_roles(playbook: Playbook, people: Mapping[str, str]) -> None:
    roles = playbook.roles
    problems = [
        Problem(f"rol `{role}` bestaat niet", guess(role, roles))
        for role in people
        if role not in roles
    ]
    problems += [
        Problem(f"de naam bij {roles[role]} ontbreekt", "vul een naam in")
        for role, name in people.items()
        if role in roles and not name.strip()
    ]
    if problems:
        raise InvalidInput(tuple(problems))


def _newer(following: Following, newer: NewVersion) -> Playbook:
    new = pinned_playbook(following.run.playbook_id, newer.playbook_text)
    if new.id != following.playbook.id:
        what = f"dit is een ander draaiboek (`{new.id}`)"
        raise InvalidInput((Problem(what, "kies een versie van hetzelfde draaiboek"),))
    if new == following.playbook:
        raise Conflict("Dit draaiboek volgt deze versie al; bekijk de nieuwe stand.")
    return new


def _changes(following: Following, new: Playbook, days: Mapping[str, date]) -> tuple[Details, ...]:
    wanted = compare(following.playbook, new, following.run).new_anchors
    problems = tuple(
        Problem(f"de datum van `{name}` ({new.anchors[name]}) ontbreekt", "vul die dag in")
        for name in wanted
        if name not in days
    )
    if problems:
        raise InvalidInput(problems)
    begun = (Moved(name, None, days[name]) for name in wanted)
    removed = tuple(_removed(following, new))
    return (*begun, Repinned(following.playbook.version, new.version, removed))


def _removed(following: Following, new: Playbook) -> Iterator[Removed]:
    for found in following.progress.steps:
        step = found.planned.step
        if step.id not in new.step_by_id and not found.is_done:
            yield Removed(step.id, step.title, found.planned.due, step.viewer)


def _told(submission: Submission, details: Details, note: str = "") -> RunEvent:
    event = said(submission, _KIND_OF[type(details)])
    return replace(event, on=day_of(submission.now), note=note, details=details)
