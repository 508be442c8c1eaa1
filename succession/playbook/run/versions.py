"""A run stays on the version it began with: what a newer one would change, and taking it over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Protocol, TypeVar

from succession.errors import InvalidInput, Problem
from succession.playbook.book.model import Playbook
from succession.playbook.run.planning import schedule_of
from succession.playbook.run.progress import done_in, progress
from succession.playbook.run.run import Run
from succession.strict_yaml import parse_older

_PINNED_AT_ONCE = 256
# What helps to choose a draaiboek; a run that follows it can do without.
_FOR_CHOOSING = frozenset({"effecten", "inzet", "voorwaarden", "contra_indicaties"})


@lru_cache(maxsize=_PINNED_AT_ONCE)
def pinned_playbook(playbook_id: str, text: str) -> Playbook:
    """The draaiboek of the text that a run is pinned to, also when that is of an earlier form;
    raises `InvalidInput` when unreadable.
    """
    return parse_older(text, f"{playbook_id}.yaml", Playbook, _FOR_CHOOSING)


def as_its_text_says(run: Run, text: str) -> Run:
    """The run with the id and version of the text that it is pinned to, which is what it follows;
    as it is when the text cannot be read.
    """
    try:
        playbook = pinned_playbook(run.playbook_id, text)
    except InvalidInput:
        return run
    return replace(run, playbook_id=playbook.id, playbook_version=playbook.version)


class Pinned(Protocol):
    """A run as it is kept, with the text of the draaiboek that it follows."""

    @property
    def run(self) -> Run: ...
    @property
    def playbook_text(self) -> str: ...


Kept = TypeVar("Kept", bound=Pinned)


@dataclass(frozen=True, slots=True)
class UnreadableRun:
    """A run that cannot be followed as it is kept, and why not."""

    run: Run
    problems: tuple[Problem, ...]


def parted(kept: Iterable[Kept], today: date) -> tuple[tuple[Kept, ...], tuple[UnreadableRun, ...]]:
    """The runs that can be followed, and those that cannot: one takes nothing else down."""
    sound: list[Kept] = []
    broken: list[UnreadableRun] = []
    for one in kept:
        problems = _problems_of(one, today)
        if problems:
            broken.append(UnreadableRun(one.run, problems))
        else:
            sound.append(one)
    return tuple(sound), tuple(broken)


def _problems_of(kept: Pinned, today: date) -> tuple[Problem, ...]:
    try:
        progress(*pinned(kept), today)
    except InvalidInput as error:
        return error.problems
    except (LookupError, ValueError):
        file = f"{kept.run.playbook_id}.yaml"
        return (Problem("de bewaarde tekst hangt niet samen", "begin het opnieuw", file=file),)
    return ()


def pinned(kept: Pinned) -> tuple[Run, Playbook]:
    """A run with the draaiboek that it follows, whatever the library holds today."""
    return kept.run, pinned_playbook(kept.run.playbook_id, kept.playbook_text)


@dataclass(frozen=True, slots=True)
class VersionChange:
    """What another version changes in a run: step ids, and the end before and after.

    `removed_done` are steps that were done and are not in it any more: they stay in the record.
    `new_anchors` are days that must be told before it can be taken over; until then nobody knows
    the new end.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    removed_done: tuple[str, ...]
    new_anchors: tuple[str, ...]
    old_end: date
    new_end: date | None

    @property
    def end_moves_days(self) -> int | None:
        return None if self.new_end is None else (self.new_end - self.old_end).days

    @property
    def sentence(self) -> str:
        """The change in words: `voegt 2 stappen toe, haalt 1 weg, verschuift het einde ...`."""
        return ", ".join(_words(self)) or "verandert niets aan de stappen"


def compare(old: Playbook, new: Playbook, run: Run) -> VersionChange:
    """What taking over `new` would do to a run that is on `old`."""
    before, after = old.step_by_id, new.step_by_id
    removed = tuple(step_id for step_id in before if step_id not in after)
    done = done_in(run.events)
    known = dict(run.anchors)
    new_anchors = tuple(name for name in new.anchors if name not in known)
    return VersionChange(
        added=tuple(step_id for step_id in after if step_id not in before),
        removed=removed,
        changed=tuple(name for name in before if name in after and before[name] != after[name]),
        removed_done=tuple(step_id for step_id in removed if step_id in done),
        new_anchors=new_anchors,
        old_end=schedule_of(run, old).end,
        new_end=None if new_anchors else schedule_of(run, new).end,
    )


def on_old_versions(
    runs: Sequence[Run], pinned: Mapping[str, Playbook], library: Mapping[str, Playbook]
) -> tuple[tuple[Run, VersionChange], ...]:
    """The open runs whose draaiboek has changed in the library since, with what it changes.

    `pinned` gives the draaiboek of each run by run id, `library` the present ones by id.
    """
    found = []
    for run in runs:
        old, new = pinned[run.run_id], library.get(run.playbook_id)
        if new is not None and run.closing is None and not _is_same(old, new):
            found.append((run, compare(old, new, run)))
    return tuple(found)


@lru_cache(maxsize=_PINNED_AT_ONCE)
def _is_same(old: Playbook, new: Playbook) -> bool:
    return old == new


def _words(change: VersionChange) -> Iterator[str]:
    """What changes; the noun stands with the first number only."""
    told = [
        (verb, len(steps), rest)
        for verb, steps, rest in (
            ("voegt", change.added, " toe"),
            ("haalt", change.removed, " weg"),
            ("wijzigt", change.changed, ""),
        )
        if steps
    ]
    for place, (verb, count, rest) in enumerate(told):
        noun = "" if place else " stap" if count == 1 else " stappen"
        yield f"{verb} {count}{noun}{rest}"
    if change.new_end is None:
        yield "vraagt eerst een datum voor " + " en ".join(change.new_anchors)
    elif change.end_moves_days:
        yield _end_in_words(change.end_moves_days)


def _end_in_words(days: int) -> str:
    count = f"{abs(days)} {'dag' if abs(days) == 1 else 'dagen'}"
    return f"verschuift het einde met {count}" if days > 0 else f"vervroegt het einde met {count}"
