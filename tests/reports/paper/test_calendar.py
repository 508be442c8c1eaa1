"""Steps in a calendar: a second file updates the first, and no title tells what it should not."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from succession.playbook.book.model import Viewer
from succession.playbook.run.events import Filled, GateAnswer, Known, Moved, Removed, Repinned
from succession.playbook.run.run import EventKind, Run, RunEvent
from succession.reports.paper.calendar import FILE_NAME, step_calendar
from tests.playbook.followed import TRANSFER, done, event, playbook, run

NOW = datetime(2028, 8, 14, 12, tzinfo=UTC)
MOVE = event(EventKind.MOVED, details=Moved("overdracht", TRANSFER, TRANSFER + timedelta(days=7)))
NO_PHARMACY = event(EventKind.KNOWN, details=Known("apotheekhoudend", "nee"))


def calendar(*events: RunEvent, viewer: Viewer = Viewer.ZORGGROEP, now: datetime = NOW) -> Calendar:
    return Calendar.from_ical(step_calendar(run(*events), playbook(), viewer, now))


def by_step(found: Calendar) -> dict[str, object]:
    return {str(e["uid"]).split("@")[0].removeprefix("r1."): e for e in found.walk("VEVENT")}


def test_every_step_is_a_whole_day_under_its_own_title() -> None:
    events = by_step(calendar())
    assert set(events) == {step.id for step in playbook().steps}
    contract = events["contract"]
    assert str(contract["summary"]) == "Contract"
    assert contract.decoded("dtstart") == TRANSFER
    assert contract.decoded("dtend") == TRANSFER + timedelta(days=1)
    assert contract.decoded("dtstamp") == NOW


def test_a_second_file_has_the_same_names_and_a_higher_count_for_what_changed() -> None:
    first, second = by_step(calendar()), by_step(calendar(done("gesprek"), MOVE))
    assert [e["uid"] for e in first.values()] == [e["uid"] for e in second.values()]
    assert [first[name]["sequence"] for name in ("gesprek", "contract")] == [0, 0]
    assert [second[name]["sequence"] for name in ("gesprek", "contract")] == [2, 1]
    assert second["contract"].decoded("dtstart") == TRANSFER + timedelta(days=7)
    assert second["gesprek"].decoded("dtstart") == first["gesprek"].decoded("dtstart")


def test_what_changes_no_step_changes_no_count() -> None:
    filled = event(EventKind.FILLED, details=Filled("zorggroep", "K. Bakker"))
    said = event(EventKind.AGREED, "instemming", GateAnswer("praktijkhouder", "A. Smit"))
    assert {e["sequence"] for e in by_step(calendar(filled, said)).values()} == {0}


def test_a_step_that_falls_away_is_cancelled_and_comes_back() -> None:
    gone = by_step(calendar(NO_PHARMACY))["vergunning"]
    assert (str(gone["status"]), gone["sequence"]) == ("CANCELLED", 1)
    yes = event(EventKind.KNOWN, details=Known("apotheekhoudend", "ja"))
    back = by_step(calendar(NO_PHARMACY, yes))["vergunning"]
    assert (str(back["status"]), back["sequence"]) == ("CONFIRMED", 2)


def test_what_a_newer_version_took_away_is_cancelled_for_who_saw_it() -> None:
    due = date(2028, 10, 2)
    removed = (
        Removed("inventaris", "Inventaris", due, Viewer.OWNER),
        Removed("nazorg", "Nazorg", due, Viewer.SUCCESSOR),
    )
    taken = event(EventKind.REPINNED, details=Repinned(1, 2, removed))
    gone = by_step(calendar(taken))["inventaris"]
    assert (str(gone["status"]), gone["sequence"]) == ("CANCELLED", 1)
    assert (str(gone["summary"]), gone.decoded("dtstart")) == ("Inventaris", due)
    assert "inventaris" in by_step(calendar(taken, viewer=Viewer.OWNER))
    assert "inventaris" not in by_step(calendar(taken, viewer=Viewer.SUCCESSOR))
    back = by_step(calendar(taken))["nazorg"]
    assert str(back["status"]) == "CONFIRMED"


def test_a_guest_gets_his_own_steps_also_of_what_was_cancelled() -> None:
    assert "boeken" not in by_step(calendar(viewer=Viewer.SUCCESSOR))
    assert "nazorg" not in by_step(calendar(viewer=Viewer.OWNER))
    assert set(by_step(calendar(NO_PHARMACY, viewer=Viewer.OWNER))) == {
        "gesprek",
        "opdracht",
        "boeken",
        "instemming",
        "vergunning",
        "contract",
    }


def test_no_person_practice_or_reason_stands_in_the_file_or_its_name() -> None:
    secrets = (
        event(EventKind.FILLED, details=Filled("praktijkhouder", "Jansen")),
        event(EventKind.NOTE, "boeken", note="Jansen stopt in juli"),
        event(EventKind.AGREED, "instemming", GateAnswer("praktijkhouder", "Jansen"), note="moe"),
    )
    followed: Run = run(*secrets)
    text = step_calendar(followed, playbook(), Viewer.ZORGGROEP, NOW).decode()
    for secret in ("Jansen", "juli", "moe", followed.practice_agb, followed.started_by):
        assert secret not in text
        assert secret not in FILE_NAME


def test_the_file_is_published_and_brings_no_time_zone_that_whole_days_do_not_need() -> None:
    found = calendar()
    assert not found.walk("VTIMEZONE")
    assert (str(found["method"]), str(found["version"])) == ("PUBLISH", "2.0")


def test_long_titles_are_folded_and_come_back_whole() -> None:
    title = "Overleg; met patiënten, personeel en de buurpraktijken over alles wat verandert"
    book = playbook()
    steps = tuple(step.model_copy(update={"title": title}) for step in book.steps)
    named = book.model_copy(update={"steps": steps})
    found = step_calendar(run(), named, Viewer.ZORGGROEP, NOW)
    assert max(map(len, found.split(b"\r\n"))) <= 75
    (first, *_) = Calendar.from_ical(found).walk("VEVENT")
    assert str(first["summary"]) == title
    assert date(2028, 8, 15) == first.decoded("dtstart")
