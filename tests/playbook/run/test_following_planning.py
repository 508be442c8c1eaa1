"""Room per step, the latest start as a range, and what moving an anchor does."""

from datetime import date, timedelta

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.errors import InvalidInput
from succession.playbook.book.term import Unit
from succession.playbook.dates.schedule import plan
from succession.playbook.run.events import Known, Moved
from succession.playbook.run.moving import moved, span_in_words, what_if
from succession.playbook.run.planning import latest_start, schedule_of, slack_days
from succession.playbook.run.progress import progress
from succession.playbook.run.run import EventKind
from tests.playbook.book.test_files import LIBRARY
from tests.playbook.followed import TEXT, TODAY, TRANSFER, done, event, playbook, run

PLAYBOOK = playbook()
WEEK = timedelta(weeks=1)
STEPS = [step.id for step in PLAYBOOK.steps]
ON_TRANSFER = [name for name in STEPS if name != "gesprek"]
EXAMPLES = settings(deadline=None, derandomize=True, max_examples=60)


def dues(followed, today=TODAY):
    return {s.planned.step.id: s.planned.due for s in progress(followed, PLAYBOOK, today).steps}


def move(days, anchor="overdracht", start=TRANSFER, **more):
    details = Moved(anchor, start, start + timedelta(days=days))
    return event(EventKind.MOVED, details=details, note="later", **more)


@EXAMPLES
@given(days=st.integers(-400, 400), ticked=st.sets(st.sampled_from(STEPS)))
def test_open_steps_of_an_anchor_move_with_it_and_done_steps_stay(days, ticked):
    ticks = [done(name) for name in STEPS if name in ticked]
    before, after = dues(run(*ticks)), dues(run(*ticks, move(days)))
    for name in ON_TRANSFER:
        shift = timedelta(days=0 if name in ticked else days)
        assert after[name] - before[name] == shift, name


@EXAMPLES
@given(days=st.integers(0, 400))
def test_a_step_of_another_anchor_stays(days):
    assert dues(run(move(days)))["gesprek"] == dues(run())["gesprek"]


@EXAMPLES
@given(there=st.integers(-300, 300), further=st.integers(-300, 300))
def test_two_moves_are_as_one_and_there_and_back_changes_nothing(there, further):
    second = move(further, start=TRANSFER + timedelta(days=there))
    assert dues(run(move(there), second)) == dues(run(move(there + further)))
    back = move(-there, start=TRANSFER + timedelta(days=there))
    assert dues(run(move(there), back)) == dues(run())


def shipped_run(book, *events, first=TRANSFER):
    return run(
        *events,
        playbook_id=book.id,
        playbook_version=book.version,
        first_anchors=tuple((anchor, first) for anchor in book.anchors),
        first_given=(),
    )


def alone(book, anchor):
    """The steps whose dates hang from this anchor only and in which no working days count.

    A step takes its dates from its own terms, from the steps after it, and from every `vanaf`
    before any of those.
    """
    graph = nx.DiGraph([(need, step.id) for step in book.steps for need in step.needs])
    graph.add_nodes_from(book.step_by_id)
    for name in book.step_by_id:
        after = nx.descendants(graph, name) | {name}
        before = set().union(*(nx.ancestors(graph, one) | {one} for one in after))
        steps = [book.step_by_id[one] for one in before]
        terms = [book.step_by_id[one].due for one in after] + [one.not_before for one in steps]
        spans = [term.distance for term in terms if term]
        spans += [span for one in steps for span in (one.usual, one.least)]
        is_exact = Unit.WORKING_DAYS not in {span.unit for span in spans}
        if is_exact and {term.anchor for term in terms if term} == {anchor}:
            yield name


@pytest.mark.parametrize("name", LIBRARY)
@settings(deadline=None, derandomize=True, max_examples=12)
@given(data=st.data(), first=st.dates(date(2027, 1, 1), date(2036, 12, 31)))
def test_moving_an_anchor_moves_every_open_step_of_it_alone_as_far_and_none_that_is_done(
    name, data, first
):
    """In calendar months too; only where working days count may it differ."""
    book = LIBRARY[name]
    anchor, days = data.draw(st.sampled_from(list(book.anchors))), data.draw(st.integers(-800, 800))
    ticked = data.draw(st.sets(st.sampled_from(list(book.step_by_id))))
    ticks = [done(step) for step in book.step_by_id if step in ticked]
    before, after = (
        {
            step.planned.step.id: (step.planned.start, step.planned.due)
            for step in progress(shipped_run(book, *ticks, *more, first=first), book, TODAY).steps
        }
        for more in ((), [move(days, anchor, first)])
    )
    assert before.keys() == after.keys()
    for step in set(before) & set(alone(book, anchor)):
        shift = timedelta(days=0 if step in ticked else days)
        assert after[step] == tuple(day + shift for day in before[step]), step
    assert all(after[step] == before[step] for step in ticked & before.keys())


def test_in_most_draaiboeken_most_steps_hang_from_one_anchor():
    """Else the property above would say little."""
    counts = {
        name: sum(len(list(alone(book, anchor))) for anchor in book.anchors) / len(book.steps)
        for name, book in LIBRARY.items()
    }
    assert sorted(counts.values())[len(counts) // 2] > 0.8, counts


@EXAMPLES
@given(days=st.integers(-800, 800))
def test_a_limit_told_in_months_moves_as_far_as_its_anchor(days):
    book = LIBRARY["tijdelijke-overname"]
    limits = [
        progress(shipped_run(book, *more), book, TODAY).limits
        for more in ((), [move(days, anchor) for anchor in book.anchors])
    ]
    shift = timedelta(days=days)
    assert [one.first_due for one in limits[1]] == [one.first_due + shift for one in limits[0]]


def test_a_run_that_never_moved_has_the_dates_of_the_calendar():
    book = LIBRARY["stappenplan-overdracht"]
    anchors = dict.fromkeys(book.anchors, TRANSFER)
    assert schedule_of(shipped_run(book), book) == plan(book, anchors, {})


def test_working_days_are_counted_anew_after_a_move():
    term = "    uiterlijk: 2 weken na start\n"
    book = playbook(TEXT.replace(term, "    uiterlijk: 3 werkdagen na start\n"))
    first = date(2028, 8, 1)
    thursday = progress(run(move(2, "start", first)), book, TODAY).step("gesprek")
    assert thursday.first_due == date(2028, 8, 4)
    assert thursday.planned.due == date(2028, 8, 8)


def test_a_step_keeps_the_dates_of_the_moment_when_it_was_done():
    """Done after the first move and before the second."""
    first, second = move(70), move(70, start=TRANSFER + timedelta(days=70))
    found = dues(run(done("opdracht"), first, done("boeken"), second))
    plain = dues(run())
    assert found["opdracht"] == plain["opdracht"]
    assert found["boeken"] == plain["boeken"] + timedelta(days=70)
    assert found["contract"] == plain["contract"] + timedelta(days=140)


def test_a_step_that_is_reopened_moves_again():
    reopened = event(EventKind.REOPENED, "opdracht")
    found = dues(run(done("opdracht"), move(7), reopened))
    assert found["opdracht"] == dues(run())["opdracht"] + timedelta(days=7)


def test_the_first_date_of_a_step_stays_on_record():
    found = progress(run(move(70)), PLAYBOOK, TODAY).step("contract")
    assert (found.first_due, found.planned.due) == (TRANSFER, TRANSFER + timedelta(days=70))


def test_the_schedule_counts_the_steps_that_stay():
    everything = [done(name) for name in STEPS]
    found = progress(run(*everything, move(70)), PLAYBOOK, TODAY).schedule
    assert found.end == progress(run(), PLAYBOOK, TODAY).schedule.end


def test_asking_what_a_move_would_do_tells_steps_end_and_lateness():
    ticked = run(done("gesprek"), done("opdracht"))
    effect = what_if(ticked, PLAYBOOK, Moved("overdracht", TRANSFER, TRANSFER - 19 * WEEK), TODAY)
    assert [shift.step_id for shift in effect.shifts] == [
        "instemming",
        "vergunning",
        "boeken",
        "contract",
        "nazorg",
    ]
    assert effect.end_moves_days == -19 * 7
    assert effect.newly_late == ("instemming", "vergunning", "boeken")
    assert effect.sentence == "schuift 5 stappen, einde -19 weken, 3 stappen nu te laat"


def test_what_is_late_already_is_not_late_by_the_move():
    effect = what_if(run(), PLAYBOOK, moved(run(), PLAYBOOK, "overdracht", TRANSFER + WEEK), TODAY)
    assert effect.newly_late == ()
    assert effect.sentence == "schuift 6 stappen, einde +1 week"
    later = date(2028, 11, 20)
    again = what_if(run(), PLAYBOOK, Moved("overdracht", TRANSFER, TRANSFER - WEEK), later)
    assert again.newly_late == ()


def test_a_move_tells_which_limits_stay():
    after = TRANSFER + WEEK
    effect = what_if(run(), PLAYBOOK, Moved("overdracht", TRANSFER, TRANSFER + 4 * WEEK), after)
    assert effect.fixed_limits == ("De nazorg is klaar.",)
    before = what_if(run(), PLAYBOOK, Moved("overdracht", TRANSFER, TRANSFER + 4 * WEEK), TODAY)
    assert before.fixed_limits == ()


def test_a_move_of_nothing_or_to_nowhere_is_refused():
    with pytest.raises(InvalidInput, match="bedoelde u `overdracht`"):
        moved(run(), PLAYBOOK, "overdragt", TRANSFER)
    with pytest.raises(InvalidInput, match="staat al op deze dag"):
        moved(run(), PLAYBOOK, "overdracht", TRANSFER)
    assert moved(run(move(7)), PLAYBOOK, "overdracht", TRANSFER).old == TRANSFER + WEEK


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "blijft gelijk"), (1, "+1 dag"), (-2, "-2 dagen"), (7, "+1 week"), (21, "+3 weken")],
)
def test_a_shift_is_told_in_weeks_where_it_is_weeks(days, words):
    assert span_in_words(days) == words


def test_the_latest_start_is_a_range_from_the_longest_to_the_shortest_durations():
    """Counted back by hand along opdracht, boeken, contract; `gesprek` has a day of its own."""
    anchors = {"start": date(2040, 1, 1), "overdracht": TRANSFER}
    found = latest_start(PLAYBOOK, anchors, {"apotheekhoudend": False})
    # opdracht is due 16 weeks before; the talk before it takes 2 weeks usually and at most, 1 least
    assert found.usual == TRANSFER - (16 + 2 + 2) * WEEK
    assert found.cautious == TRANSFER - (16 + 5 + 2) * WEEK
    assert found.tight == TRANSFER - (16 + 1 + 1) * WEEK


def test_room_is_what_is_left_between_the_usual_pace_and_the_latest_start():
    """From the day itself: talk 2 weeks, assignment 2, books 3; no step waits but for its needs."""
    schedule = schedule_of(run(), PLAYBOOK)
    slack = slack_days(schedule, date(2028, 8, 7))
    assert slack["gesprek"] == -6
    assert slack["opdracht"] == (date(2028, 8, 28) - date(2028, 8, 21)).days
    assert slack["boeken"] == (date(2028, 11, 27) - date(2028, 9, 4)).days
    assert min(slack, key=slack.__getitem__) == "gesprek"


def test_room_counts_from_today_for_what_follows_on_done_steps():
    schedule = schedule_of(run(), PLAYBOOK)
    slack = slack_days(schedule, date(2028, 8, 7), done={"gesprek"})
    assert "gesprek" not in slack
    assert slack["opdracht"] == (date(2028, 8, 28) - date(2028, 8, 7)).days


def test_room_knows_that_a_step_cannot_begin_before_its_day():
    term = "    uiterlijk: op overdracht\n"
    early = playbook(TEXT.replace(term, f"{term}    vanaf: 2 weken voor overdracht\n"))
    schedule = schedule_of(run(), early)
    slack = slack_days(schedule, date(2028, 8, 7))
    assert slack["contract"] == 0


def test_a_fact_that_becomes_known_makes_a_step_appear_or_fall_away():
    def names(*events):
        found = progress(run(*events, first_given=()), PLAYBOOK, TODAY)
        return {s.planned.step.id: s.planned.is_conditional for s in found.steps}

    assert names()["vergunning"]
    yes, no = (
        event(EventKind.KNOWN, details=Known("apotheekhoudend", answer)) for answer in ("ja", "nee")
    )
    assert names(yes)["vergunning"] is False
    assert "vergunning" not in names(no)
    assert "vergunning" in names(no, yes)
