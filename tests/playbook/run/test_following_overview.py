"""All runs in one line each: which first, what is overdue, and who is on schedule."""

from datetime import date

from succession.playbook.run.events import Checked, Closed, Filled, GateAnswer, RunOutcome
from succession.playbook.run.overview import (
    TRANSFER,
    overdue_digest,
    overview,
    practices_on_schedule,
)
from succession.playbook.run.run import EventKind
from tests.playbook.followed import CRITERIA, TODAY, done, event, playbook, run

BOOK = playbook()
AGREED = event(EventKind.AGREED, "instemming", GateAnswer("praktijkhouder", "A. Smit"))
ON_TIME = (done("gesprek"), done("opdracht"), AGREED, done("instemming"))
CLOSED = event(EventKind.CLOSED, details=Closed(RunOutcome.STARTED))


def lines(*runs, today=TODAY):
    return overview(runs, {one.run_id: BOOK for one in runs}, today)


def test_a_line_tells_where_the_run_is():
    (line,) = lines(run(done("gesprek")))
    assert (line.run_id, line.practice_agb, line.title) == ("r1", "01000001", "Volgproef")
    assert (line.next_step, line.next_due) == ("Opdracht", date(2028, 9, 11))
    assert line.share_done == 1 / 7
    assert (line.end, line.outcome, line.is_open) == (date(2029, 2, 26), None, True)
    assert not line.is_red


def test_an_overdue_step_names_who_fills_its_role_or_else_the_role():
    late = date(2028, 9, 13)
    filled = event(EventKind.FILLED, details=Filled("zorggroep", "K. Bakker"))
    (line,) = lines(run(done("gesprek")), today=late)
    (step,) = line.overdue
    assert (step.step_id, step.who, step.days_late) == ("opdracht", "Consulent", 2)
    (line,) = lines(run(done("gesprek"), filled), today=late)
    assert line.overdue[0].who == "K. Bakker"


def test_a_passed_limit_or_a_criterion_that_is_met_makes_the_run_red():
    assert lines(run(), today=date(2028, 11, 7))[0].red_limits == ("Iedereen is het eens.",)
    met = event(EventKind.CHECKED, details=Checked(((CRITERIA[0], True), (CRITERIA[1], False))))
    (line,) = lines(run(*ON_TIME, met))
    assert [one.text for one in line.undecided] == [CRITERIA[0]]
    assert line.is_red
    assert not line.asks_stop_check


def test_the_agreement_that_is_awaited_now_is_named_and_no_later_one():
    (line,) = lines(run(done("gesprek"), done("opdracht"), done("boeken")))
    assert line.awaited_consents == ("Praktijkhouder",)
    assert lines(run())[0].awaited_consents == ()


def test_the_question_of_the_month_is_asked():
    assert not lines(run(*ON_TIME), today=date(2028, 8, 31))[0].asks_stop_check
    assert lines(run(*ON_TIME), today=date(2028, 9, 1))[0].asks_stop_check


def test_of_a_closed_run_nothing_is_asked_any_more():
    (line,) = lines(run(CLOSED), today=date(2030, 1, 1))
    assert (line.outcome, line.is_open, line.is_red) == (RunOutcome.STARTED, False, False)
    assert (line.overdue, line.next_step, line.asks_stop_check) == ((), None, False)


def test_red_comes_first_then_late_then_by_date_and_closed_runs_last():
    today = date(2028, 11, 7)
    books_done = done("boeken")
    runs = [
        run(CLOSED, run_id="closed"),
        run(*ON_TIME, books_done, run_id="calm"),
        run(done("gesprek"), AGREED, done("instemming"), run_id="late"),
        run(run_id="red"),
    ]
    assert [line.run_id for line in lines(*runs, today=today)] == ["red", "late", "calm", "closed"]


def test_the_digest_holds_every_overdue_step_the_latest_first():
    runs = (run(done("gesprek"), run_id="one"), run(run_id="two", practice_agb="01000002"))
    digest = overdue_digest(lines(*runs, today=date(2028, 9, 20)))
    assert [(step.run_id, step.step_id) for step in digest] == [
        ("two", "gesprek"),
        ("one", "opdracht"),
        ("two", "opdracht"),
    ]


def test_a_practice_is_on_schedule_while_its_transfer_is_nowhere_late():
    book = BOOK.model_copy(update={"id": TRANSFER})

    def on_schedule(*events, playbook_id=TRANSFER, today=TODAY):
        followed = run(*events, playbook_id=playbook_id)
        return practices_on_schedule([(followed, book)], today)

    assert on_schedule(*ON_TIME) == {"01000001"}
    assert on_schedule(*ON_TIME, playbook_id="mentorschap") == frozenset()
    assert on_schedule(today=date(2028, 8, 16)) == frozenset()
    assert on_schedule(*ON_TIME, CLOSED) == frozenset()
