"""The steps of a run, and talks, for somebody's own calendar: a second file updates the first.

A calendar is seen by others: its titles are those of the steps and nothing else, and no file or
title names a person, a practice or the date on which somebody stops.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from icalendar import Calendar, Event

from succession.playbook.book.model import Playbook, Viewer
from succession.playbook.dates.schedule import PlannedStep
from succession.playbook.run.events import Known, Moved, Repinned
from succession.playbook.run.planning import schedule_of
from succession.playbook.run.progress import progress
from succession.playbook.run.run import EventKind, Run, told
from succession.playbook.run.visibility import seen, sees, sees_what
from succession.register.days import day_of
from succession.reports.paper.marks import Marks
from succession.talks.planning import TalkPlan
from succession.talks.talk import Talk

FILE_NAME = "stappen.ics"
TALKS_FILE_NAME = "gesprekken.ics"
_TALK_TITLE = "Gesprek over de toekomst van een praktijk"
_DAY = timedelta(days=1)
_MOVES_A_STEP = (EventKind.DONE, EventKind.REOPENED)


class _Entry(NamedTuple):
    step_id: str
    title: str
    due: date


def step_calendar(run: Run, playbook: Playbook, viewer: Viewer, now: datetime) -> bytes:
    """The steps that this viewer sees, each a whole day: the day it is due.

    `run` must be one that the audience may see. A step that fell away is told as cancelled, so
    that it leaves the calendar in which it stood.
    """
    found = seen(progress(run, playbook, day_of(now)), viewer)
    current = [_entry(step.planned) for step in found.steps]
    stands = {entry.step_id for entry in current}
    fallen = [_entry(one) for one in _once_planned(run, playbook) if sees(viewer, one.step)]
    gone = {
        entry.step_id: entry
        for entry in (*_taken_away(run, viewer), *fallen)
        if entry.step_id not in stands
    }
    events = [_event(run, entry, now) for entry in current]
    cancelled = [_event(run, entry, now, status="CANCELLED") for entry in gone.values()]
    return _calendar([*events, *cancelled])


def _calendar(events: list[Event]) -> bytes:
    """Without a time zone: a whole day is the same day everywhere."""
    calendar = Calendar()
    calendar.add("prodid", "-//Praktijkopvolging//draaiboek//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(event)
    file: bytes = calendar.to_ical()
    return file


def _entry(planned: PlannedStep) -> _Entry:
    return _Entry(planned.step.id, planned.step.title, planned.due)


def _taken_away(run: Run, viewer: Viewer) -> Iterator[_Entry]:
    """The steps that newer versions have not any more, as far as this viewer saw them."""
    for _, change in told(run.events, Repinned):
        for one in change.removed:
            if sees_what(viewer, one.viewer):
                yield _Entry(one.step_id, one.title, one.due)


def _event(run: Run, entry: _Entry, now: datetime, status: str = "CONFIRMED") -> Event:
    event = Event()
    event.add("uid", f"{run.run_id}.{entry.step_id}@draaiboek")
    event.add("sequence", _sequence(run, entry.step_id))
    event.add("dtstamp", now)
    event.add("dtstart", entry.due)
    event.add("dtend", entry.due + _DAY)
    event.add("summary", entry.title)
    event.add("status", status)
    event.add("transp", "TRANSPARENT")
    return event


def _sequence(run: Run, step_id: str) -> int:
    """How often the step may have changed: it only grows, since events are only appended."""
    return sum(
        isinstance(event.details, Known | Moved | Repinned)
        or (event.step_id == step_id and event.kind in _MOVES_A_STEP)
        for event in run.events
    )


def _once_planned(run: Run, playbook: Playbook) -> Iterator[PlannedStep]:
    """Every step that stood in the plan before some fact became known, as it stood then."""
    told: set[str] = set()
    for place, event in enumerate(run.events):
        if isinstance(event.details, Known):
            later = [e for e in run.events[place:] if not isinstance(e.details, Known)]
            before = replace(run, events=(*run.events[:place], *later))
            for planned in schedule_of(before, playbook).steps:
                if planned.step.id not in told:
                    told.add(planned.step.id)
                    yield planned


def talk_calendar(talks: Iterable[Talk], now: datetime, marks: Marks) -> bytes:
    """The next talk as it was agreed in each last talk that this audience may see.

    An entry says nothing of whom it is with but a mark, which the list of talks shows too. A talk
    that is called off, or that was held before its day came, is told as cancelled.
    """
    told = [talk for one in _by_gp(talks).values() for talk in _told(one)]
    events = [_agreed(talk, now, marks.of(talk.row_key)) for talk in told]
    return _calendar(events)


def _by_gp(talks: Iterable[Talk]) -> dict[str, list[Talk]]:
    """The held talks with each GP, the oldest first."""
    found: dict[str, list[Talk]] = {}
    for talk in sorted(talks, key=lambda one: one.held_on or date.max):
        if talk.is_held:
            found.setdefault(talk.row_key, []).append(talk)
    return found


def _told(held: list[Talk]) -> Iterator[Talk]:
    """The last talk, and those before it of which the next one was held sooner."""
    for talk, following in pairwise(held):
        assert following.held_on is not None, "only held talks are told"
        if talk.next_talk is not None and talk.next_talk > following.held_on:
            yield replace(talk, next_talk=None, sequence=talk.sequence + 1)
    if held[-1].next_talk or held[-1].sequence:
        yield held[-1]


def plan_calendar(plan: TalkPlan, now: datetime, marks: Marks) -> bytes:
    """The talks of a year as they are planned, not yet agreed; a later plan moves the entries."""
    marked = [(talk, marks.of(talk.entry.row_key)) for talk in plan.talks]
    events = [
        _talk_event(f"{mark}.{talk.number}@gespreksplan", talk.day, mark) for talk, mark in marked
    ]
    for event in events:
        event.add("sequence", int(now.timestamp()) // 60)
        event.add("dtstamp", now)
        event.add("status", "TENTATIVE")
    return _calendar(events)


def _agreed(talk: Talk, now: datetime, mark: str) -> Event:
    event = _talk_event(f"{talk.talk_id}@gesprek", _day_of(talk), mark)
    event.add("sequence", talk.sequence)
    event.add("dtstamp", now)
    event.add("status", "CONFIRMED" if talk.next_talk else "CANCELLED")
    return event


def _day_of(talk: Talk) -> date:
    """The day of the next talk; one that was called off keeps the day of the talk before it."""
    day = talk.next_talk or talk.held_on
    assert day is not None, "only held talks have a next one"
    return day


def _talk_event(uid: str, day: date, mark: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("summary", _TALK_TITLE)
    event.add("description", f"Kenmerk {mark}, zie Gesprekken.")
    event.add("transp", "OPAQUE")
    return event
