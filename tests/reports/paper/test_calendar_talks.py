"""Talks in a calendar: nothing is told, a changed day replaces the old, strict readers open it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar

from succession.reports.paper.calendar import TALKS_FILE_NAME, plan_calendar, talk_calendar
from succession.reports.paper.marks import Marks
from succession.talks.planning import planned
from tests.reports.talks.test_pdf import TALK
from tests.risk.world import AS_OF, gp, practice, register
from tests.talks.world import listed

NOW = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)
MARKS = Marks(b"of this database")


def events_of(data: bytes) -> list[icalendar.Event]:
    """Read strictly: every line, every required property, every fold."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (calendar,) = icalendar.Calendar.from_ical(data, multiple=True)
    assert {"PRODID", "VERSION", "METHOD"} <= set(calendar)
    assert not calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS"} <= set(event)
    return list(calendar.walk("VEVENT"))


def test_the_next_talk_is_an_entry_that_names_nobody() -> None:
    data = talk_calendar((TALK,), NOW, MARKS)
    (event,) = events_of(data)
    assert event["DTSTART"].dt == date(2027, 6, 20)
    assert event["STATUS"] == "CONFIRMED"
    text = data.decode()
    for hidden in ("Visser", "01000001", "Linde", "2029"):
        assert hidden not in text
    assert MARKS.of(TALK.row_key) in event["DESCRIPTION"]
    assert TALKS_FILE_NAME == "gesprekken.ics"


def test_a_talk_that_was_moved_replaces_the_entry() -> None:
    (before,) = events_of(talk_calendar((TALK,), NOW, MARKS))
    moved = replace(TALK, next_talk=date(2027, 9, 1), sequence=1)
    (after,) = events_of(talk_calendar((moved,), NOW + timedelta(days=1), MARKS))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == date(2027, 9, 1)


def test_a_talk_that_is_called_off_is_told_as_cancelled() -> None:
    (event,) = events_of(talk_calendar((replace(TALK, next_talk=None, sequence=2),), NOW, MARKS))
    assert event["STATUS"] == "CANCELLED"


def test_only_the_last_talk_with_somebody_counts_and_no_draft() -> None:
    later = replace(TALK, talk_id="cd34", held_on=TALK.next_talk, next_talk=date(2027, 12, 1))
    draft = replace(TALK, talk_id="ef56", held_on=None)
    (event,) = events_of(talk_calendar((TALK, later, draft), NOW, MARKS))
    assert event["UID"].startswith("cd34")


def test_a_talk_that_was_held_before_its_day_leaves_the_calendar() -> None:
    (before,) = events_of(talk_calendar((TALK,), NOW, MARKS))
    sooner = replace(TALK, talk_id="cd34", held_on=date(2027, 1, 3), next_talk=date(2027, 12, 1))
    gone, coming = events_of(talk_calendar((TALK, sooner), NOW + timedelta(days=1), MARKS))
    assert (gone["UID"], gone["STATUS"]) == (before["UID"], "CANCELLED")
    assert gone["SEQUENCE"] > before["SEQUENCE"]
    assert (coming["STATUS"], coming["DTSTART"].dt) == ("CONFIRMED", date(2027, 12, 1))


def test_nothing_agreed_is_an_empty_calendar() -> None:
    assert events_of(talk_calendar((replace(TALK, next_talk=None),), NOW, MARKS)) == []


def test_a_plan_made_anew_moves_its_entries() -> None:
    found = listed(register(practice(), gp(geboortejaar=1964)))
    (first,) = events_of(plan_calendar(planned(found, [AS_OF]), NOW, MARKS))
    later = planned(found, [AS_OF + timedelta(days=7)])
    (second,) = events_of(plan_calendar(later, NOW + timedelta(minutes=1), MARKS))
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second["DTSTART"].dt == AS_OF + timedelta(days=7)
    assert first["STATUS"] == "TENTATIVE"
