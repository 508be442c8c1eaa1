"""Limits that nothing puts off in silence, and stop criteria that are asked every month."""

from datetime import date, timedelta

from succession.playbook.book.model import Playbook
from succession.playbook.run.clock import limits_of, stop_check
from succession.playbook.run.events import Checked, Closed, Decided, Moved, RunOutcome
from succession.playbook.run.progress import progress
from succession.playbook.run.run import EventKind
from tests.playbook.followed import (
    CRITERIA,
    LIMIT,
    TRANSFER,
    done,
    event,
    playbook,
    run,
    shipped,
)

LAST_DAY = TRANSFER + timedelta(weeks=26)
LATE = LAST_DAY + timedelta(days=1)


def limits(*events, today=LATE):
    return progress(run(*events), playbook(), today).limits


def moved(to, on, anchor="overdracht", old=TRANSFER):
    return event(EventKind.MOVED, details=Moved(anchor, old, to), on=on, note="later")


def decided(about=LIMIT, choice="Een duo.", until=None, on=LATE):
    return event(EventKind.DECIDED, details=Decided(about, choice, "bestuur", until), on=on)


def test_a_limit_is_red_the_day_after_it_and_not_before():
    assert not limits(today=LAST_DAY)[1].is_passed
    assert limits(today=LATE)[1].is_red


def test_a_limit_is_met_by_one_of_its_steps():
    found = limits(done("nazorg"))[1]
    assert (found.is_met, found.is_passed, found.is_red) == (True, False, False)


def test_a_passed_limit_tells_the_decisions_that_are_left_and_whose_they_are():
    limit = limits()[1].planned.limit
    assert limit.choices == ("Een duo.", "Sluiten.")
    assert limit.decided_by == ("bestuur",)


def test_a_decision_takes_the_red_away_but_the_limit_has_passed_all_the_same():
    found = limits(decided())[1]
    assert (found.is_red, found.is_passed, len(found.decisions)) == (False, True, 1)


def test_a_decision_from_before_the_day_does_not_take_the_red_away():
    assert limits(decided(on=LAST_DAY - timedelta(days=1)))[1].is_red


def test_a_decision_about_something_else_changes_nothing():
    assert limits(decided(about="8 weken voor overdracht"))[1].is_red


def test_an_extension_puts_off_the_limit_and_the_first_day_stays_on_record():
    until = LATE + timedelta(days=30)
    found = limits(decided(until=until))[1]
    assert (found.planned.due, found.first_due) == (until, LAST_DAY)
    assert found.is_extended
    assert not found.is_passed
    assert limits(decided(until=until), today=until + timedelta(days=1))[1].is_red


def test_a_clock_that_runs_is_not_set_back_by_moving_its_anchor():
    after = moved(TRANSFER + timedelta(weeks=12), on=TRANSFER)
    assert limits(after)[1].planned.due == LAST_DAY
    assert progress(run(after), playbook(), LATE).schedule.limits[1].due == LAST_DAY


def test_before_the_clock_runs_it_moves_with_its_anchor():
    before = moved(TRANSFER + timedelta(weeks=12), on=TRANSFER - timedelta(days=1))
    assert limits(before)[1].planned.due == LAST_DAY + timedelta(weeks=12)


def test_a_running_clock_may_be_set_earlier():
    earlier = moved(TRANSFER - timedelta(weeks=1), on=TRANSFER)
    assert limits(earlier)[1].planned.due == LAST_DAY - timedelta(weeks=1)


def test_a_limit_that_is_not_fixed_moves_with_its_anchor_always():
    after = moved(TRANSFER + timedelta(weeks=12), on=TRANSFER)
    assert limits(after)[0].planned.due == TRANSFER + timedelta(weeks=4)


def test_the_clock_of_a_takeover_is_red_at_month_twelve_with_the_decisions_left():
    takeover = shipped("tijdelijke-overname")
    running = run(
        done("24-besluit-maand-6"),
        playbook_id=takeover.id,
        playbook_version=takeover.version,
        first_anchors=(("overname", date(2027, 1, 1)),),
        first_given=(),
    )
    on_the_day = limits_of(running, takeover, {"24-besluit-maand-6"}, date(2028, 1, 1))
    assert not any(limit.is_red for limit in on_the_day)
    found = progress(running, takeover, date(2028, 1, 2)).limits
    assert [limit.is_red for limit in found] == [False, True, False, False]
    assert len(found[1].planned.limit.choices) == 4
    assert "rva" in found[1].planned.limit.decided_by


def checked(on, *met):
    answers = tuple((text, text in met) for text in CRITERIA)
    return event(EventKind.CHECKED, details=Checked(answers), on=on)


def check(*events, today=date(2028, 9, 1), of: Playbook | None = None):
    return stop_check(run(*events), of or playbook(), today)


def test_the_criteria_are_asked_a_month_after_the_start_and_a_month_after_each_time():
    assert not check(today=date(2028, 8, 31)).is_due
    assert check(today=date(2028, 9, 1)).is_due
    asked = check(checked(date(2028, 9, 4)), today=date(2028, 10, 3))
    assert (asked.next_on, asked.is_due) == (date(2028, 10, 4), False)


def test_without_criteria_or_after_the_end_nothing_is_asked():
    none = playbook().model_copy(update={"stop_criteria": ()})
    assert check(of=none) is None
    assert check(event(EventKind.CLOSED, details=Closed(RunOutcome.NOTHING))) is None


def test_a_criterion_that_is_met_asks_a_decision_within_fourteen_days():
    found = check(checked(date(2028, 9, 4), CRITERIA[1])).undecided
    assert [(one.text, one.decide_by) for one in found] == [(CRITERIA[1], date(2028, 9, 18))]


def test_a_criterion_that_is_met_no_more_still_asks_its_decision():
    met, better = checked(date(2028, 9, 4), CRITERIA[0]), checked(date(2028, 10, 4))
    assert [one.met_on for one in check(met, better).undecided] == [date(2028, 9, 4)]
    again = checked(date(2028, 11, 4), CRITERIA[0])
    assert [one.met_on for one in check(met, better, again).undecided] == [date(2028, 9, 4)]


def test_a_decision_settles_a_criterion_until_it_is_met_again():
    met = checked(date(2028, 9, 4), CRITERIA[0])
    settled = decided(about=CRITERIA[0], on=date(2028, 9, 10))
    assert check(met, settled).undecided == ()
    again = checked(date(2028, 10, 4), CRITERIA[0])
    assert [one.met_on for one in check(met, settled, again).undecided] == [date(2028, 10, 4)]


def test_nobody_knows_is_not_met():
    unsure = event(EventKind.CHECKED, details=Checked(tuple((text, None) for text in CRITERIA)))
    assert check(unsure).undecided == ()
