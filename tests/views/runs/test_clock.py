"""The clock of a takeover as it is read, with the draaiboek that ships."""

from datetime import UTC, date, datetime
from pathlib import Path

from succession.playbook.book.model import Playbook
from succession.playbook.book.reading import read
from succession.playbook.run.clock import limit_name
from succession.playbook.run.events import Checked, Decided
from succession.playbook.run.progress import progress
from succession.playbook.run.run import EventKind, Run, RunEvent
from succession.views.runs import clock as run_clock

ROOT = Path(__file__).resolve().parents[3]
PLAYBOOK: Playbook = read(ROOT / "playbooks" / "tijdelijke-overname.yaml")
TODAY = date(2026, 11, 21)
AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TWELVE = PLAYBOOK.limits[1]


def _run(*events: RunEvent) -> Run:
    return Run(
        run_id="r1",
        playbook_id=PLAYBOOK.id,
        playbook_version=PLAYBOOK.version,
        practice_agb="01000003",
        first_anchors=(("overname", date(2025, 11, 20)),),
        first_given=(),
        started_by="K. Smit",
        started_at=datetime(2025, 10, 1, tzinfo=UTC),
        level=None,
        events=events,
    )


def _limits(run: Run, today: date = TODAY) -> tuple[run_clock.LimitView, ...]:
    return run_clock.limit_views(PLAYBOOK, progress(run, PLAYBOOK, today), today)


def _decided(until: date | None = None) -> RunEvent:
    said = Decided(limit_name(TWELVE), "Een duo.", "bestuur", until)
    return RunEvent(
        kind=EventKind.DECIDED, by="K. Smit", at=AT, on=TODAY, note="één kandidaat", details=said
    )


def _checked(text: str, is_met: bool) -> RunEvent:
    said = Checked(tuple((one, is_met and one == text) for one in PLAYBOOK.stop_criteria))
    return RunEvent(kind=EventKind.CHECKED, by="K. Smit", at=AT, on=TODAY, details=said)


def test_the_clock_says_which_month_it_is() -> None:
    assert run_clock.clock_line(_run(), PLAYBOOK, TODAY) == "Maand 12 van 24 na overname."
    assert run_clock.clock_line(_run(), PLAYBOOK, date(2025, 11, 1)) is None


def test_month_twelve_without_letter_is_red_with_the_decisions_left() -> None:
    limit = _limits(_run())[1]
    assert (limit.is_red, limit.sign, limit.state) == (True, "▲", "voorbij, nog geen besluit")
    assert limit.choices == TWELVE.choices
    alarms = run_clock.alarms(_run(), PLAYBOOK, progress(_run(), PLAYBOOK, TODAY), TODAY)
    assert any("Een duo / Toetreding van een buurpraktijk" in alarm for alarm in alarms)


def test_the_day_before_it_is_not_red() -> None:
    limit = _limits(_run(), date(2026, 11, 20))[1]
    assert (limit.is_red, limit.state) == (False, "nog 0 dagen")


def test_a_decision_takes_the_red_away_and_is_told() -> None:
    limit = _limits(_run(_decided()))[1]
    assert (limit.is_red, limit.state) == (False, "voorbij, besluit genomen")
    assert limit.decisions == (
        f"21 november 2026, {PLAYBOOK.roles['bestuur']}: Een duo (één kandidaat)",
    )


def test_an_extension_is_never_silent() -> None:
    limit = _limits(_run(_decided(date(2027, 2, 1))))[1]
    assert limit.due == "1 februari 2027"
    assert "verlengd vanaf 20 november 2026" in limit.state
    assert "verlengd tot 1 februari 2027" in limit.decisions[0]


def test_a_limit_that_is_met_is_green_by_word() -> None:
    tick = RunEvent(step_id=TWELVE.steps[0], kind=EventKind.DONE, by="K. Smit", at=AT, on=TODAY)
    limit = _limits(_run(tick))[1]
    assert (limit.is_met, limit.sign, limit.state) == (True, "✔", "gehaald")


def test_stop_criteria_are_due_each_month_and_one_that_is_met_asks_a_decision() -> None:
    view = run_clock.stop_view(_run(), PLAYBOOK, TODAY)
    assert view is not None
    assert view.is_due
    text = PLAYBOOK.stop_criteria[0]
    view = run_clock.stop_view(_run(_checked(text, True)), PLAYBOOK, TODAY)
    assert view is not None
    assert not view.is_due
    assert view.answers[0] == (text, "ja")
    assert view.undecided == ((text, f"„{text}” geldt: besluit uiterlijk op 5 december 2026"),)
