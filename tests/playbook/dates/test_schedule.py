from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.errors import SuccessionError
from succession.playbook.dates.schedule import plan, proposed_anchors, schedule_json
from tests.playbook.book.test_files import LIBRARY
from tests.playbook.example import TEXT, playbook, with_steps
from tests.playbook.longest import days_of_path_and_longest

T = {"overdracht": date(2029, 1, 1)}
EASY = settings(deadline=None, derandomize=True, max_examples=80)


def dates(schedule):
    return {planned.step.id: (planned.start, planned.due) for planned in schedule.steps}


def test_dates_are_those_computed_by_hand(tmp_path):
    schedule = plan(playbook(tmp_path), T, {"apotheekhoudend": True})
    assert dates(schedule) == {
        "gesprek": (date(2027, 12, 4), date(2028, 1, 1)),
        "vergunning": (date(2028, 6, 1), date(2028, 10, 1)),
        "contract": (date(2028, 11, 20), date(2029, 1, 1)),
    }
    assert (schedule.latest_start, schedule.end) == (date(2027, 12, 4), date(2029, 1, 1))
    assert schedule.critical_path == ("gesprek", "vergunning", "contract")


def test_a_step_is_due_earlier_than_stated_where_the_next_must_begin_earlier(tmp_path):
    text = TEXT.replace("gebruikelijk: 4 maanden", "gebruikelijk: 10 maanden")
    schedule = plan(playbook(tmp_path, text), T, {})
    assert dates(schedule)["gesprek"] == (date(2027, 11, 3), date(2027, 12, 1))


def test_a_step_that_does_not_apply_is_left_out_and_passes_on_what_it_needs(tmp_path):
    schedule = plan(playbook(tmp_path), T, {"apotheekhoudend": False})
    assert [(planned.step.id, planned.needs) for planned in schedule.steps] == [
        ("gesprek", ()),
        ("contract", ("gesprek",)),
    ]


def test_a_step_with_an_unknown_condition_is_in_and_marked(tmp_path):
    for given_facts in ({}, {"apotheekhoudend": None}):
        schedule = plan(playbook(tmp_path), T, given_facts)
        marked = {planned.step.id: planned.is_conditional for planned in schedule.steps}
        assert marked == {"gesprek": False, "vergunning": True, "contract": False}
    known = plan(playbook(tmp_path), T, {"apotheekhoudend": True})
    assert not any(planned.is_conditional for planned in known.steps)


TIGHT = """\
  - id: melding
    titel: Melding
    fase: a
    wie: [praktijkhouder]
    uitleg: Niet eerder dan drie maanden vooraf.
    vanaf: 3 maanden voor overdracht
    duur: {minimaal: 2 weken, gebruikelijk: 2 maanden}
  - id: code
    titel: Code
    fase: b
    wie: [opvolger]
    uitleg: Na de melding.
    na: [melding]
    uiterlijk: op overdracht
    duur: {minimaal: 1 week, gebruikelijk: 4 maanden}
"""


def test_where_vanaf_leaves_too_little_steps_get_less_than_usual_but_never_less_than_least(
    tmp_path,
):
    schedule = plan(with_steps(tmp_path, TIGHT), T, {})
    assert dates(schedule) == {
        "melding": (date(2028, 10, 1), date(2028, 10, 15)),
        "code": (date(2028, 10, 15), date(2029, 1, 1)),
    }


def test_a_step_without_its_own_term_is_due_when_the_next_must_begin(tmp_path):
    text = TIGHT.replace("gebruikelijk: 4 maanden", "gebruikelijk: 6 weken")
    assert dates(plan(with_steps(tmp_path, text), T, {}))["melding"][1] == date(2028, 11, 20)


@pytest.mark.parametrize(
    ("anchors", "message"),
    [
        ({}, "Geef de datum van `overdracht`. De ankers zijn `overdracht` (de dag zelf)."),
        (
            {**T, "overname": date(2029, 1, 1)},
            "Dit draaiboek kent geen `overname`. De ankers zijn `overdracht` (de dag zelf).",
        ),
    ],
)
def test_a_missing_or_strange_anchor_is_told_with_the_anchors_there_are(tmp_path, anchors, message):
    with pytest.raises(SuccessionError) as caught:
        plan(playbook(tmp_path), anchors, {})
    assert str(caught.value) == message


def test_the_json_has_every_field_of_the_contract(tmp_path):
    printed = schedule_json(plan(playbook(tmp_path), T, {}))
    assert list(printed) == ["steps", "latest_start", "end", "critical_path"]
    assert printed["steps"][2] == {
        "id": "contract",
        "title": "Contract",
        "role": "opvolger, praktijkhouder",
        "start": "2028-11-20",
        "due": "2029-01-01",
        "needs": ["vergunning"],
        "critical": True,
    }


@pytest.mark.parametrize("name", LIBRARY)
@pytest.mark.parametrize("is_dispensing", [True, False, None])
def test_the_critical_path_is_the_longest_chain(name, is_dispensing):
    chosen = LIBRARY[name]
    anchors = dict.fromkeys(chosen.anchors, date(2029, 1, 1))
    printed = schedule_json(plan(chosen, anchors, {"apotheekhoudend": is_dispensing}))
    told, longest = days_of_path_and_longest(printed)
    assert told == longest
    assert [s["id"] for s in printed["steps"] if s["critical"]] == printed["critical_path"]


PARALLEL = """\
  - id: eerst
    titel: Eerst
    fase: a
    wie: [praktijkhouder]
    uitleg: Begin.
    duur: {{minimaal: 1 dag, gebruikelijk: {0} dagen}}
  - id: links
    titel: Links
    fase: a
    wie: [opvolger]
    uitleg: Een kant.
    na: [eerst]
    duur: {{minimaal: 1 dag, gebruikelijk: {1} dagen}}
  - id: rechts
    titel: Rechts
    fase: b
    wie: [opvolger]
    uitleg: Andere kant.
    na: [eerst]
    duur: {{minimaal: 1 dag, gebruikelijk: {2} weken}}
  - id: los
    titel: Los
    fase: b
    wie: [opvolger]
    uitleg: Niets wacht erop.
    na: [eerst]
    uiterlijk: {4} weken na overdracht
    duur: {{minimaal: 1 dag, gebruikelijk: {3} dagen}}
  - id: slot
    titel: Slot
    fase: b
    wie: [opvolger]
    uitleg: Klaar.
    na: [links, rechts]
    uiterlijk: {3} dagen voor overdracht
    duur: {{minimaal: 1 dag, gebruikelijk: {0} dagen}}
"""
LENGTHS = st.tuples(*[st.integers(1, 60)] * 5)


@EASY
@given(lengths=LENGTHS)
def test_whatever_the_durations_order_holds_and_the_critical_path_is_longest(
    tmp_path_factory, lengths
):
    chosen = with_steps(tmp_path_factory.mktemp("p"), PARALLEL.format(*lengths))
    schedule = plan(chosen, T, {})
    found = dates(schedule)
    for planned in schedule.steps:
        assert all(found[need][1] <= planned.start for need in planned.needs)
    printed = schedule_json(schedule)
    told, longest = days_of_path_and_longest(printed)
    assert told == longest
    assert [planned.due for planned in schedule.steps] == sorted(due for _, due in found.values())


@EASY
@given(lengths=LENGTHS, days=st.integers(-400, 400))
def test_moving_the_anchor_moves_every_step_told_in_days_and_weeks_as_far(
    tmp_path_factory, lengths, days
):
    chosen = with_steps(tmp_path_factory.mktemp("p"), PARALLEL.format(*lengths))
    move = timedelta(days=days)
    before = dates(plan(chosen, T, {}))
    after = dates(plan(chosen, {"overdracht": T["overdracht"] + move}, {}))
    assert after == {name: (start + move, due + move) for name, (start, due) in before.items()}


@pytest.mark.parametrize("name", LIBRARY)
@EASY
@given(first=st.integers(1, 28), second=st.integers(1, 28), month=st.integers(1, 12))
def test_within_a_month_a_stated_term_moves_as_far_as_its_anchor(name, first, second, month):
    chosen = LIBRARY[name]
    one, other = date(2029, month, first), date(2029, month, second)
    for step in chosen.steps:
        if step.due:
            assert step.due.on(other) - step.due.on(one) == other - one


def test_moving_the_anchor_by_whole_months_moves_each_term_by_whole_months():
    chosen = LIBRARY["stappenplan-overdracht"]
    for step in chosen.steps:
        if step.due and step.due.distance.unit == "maanden":
            january, april = (step.due.on(date(2029, month, 1)) for month in (1, 4))
            assert (april.year * 12 + april.month) - (january.year * 12 + january.month) == 3
            assert april.day == january.day == 1


def test_the_transfer_of_the_first_of_january_2029_asks_for_a_start_five_years_before():
    schedule = plan(LIBRARY["stappenplan-overdracht"], T, {})
    assert schedule.latest_start == date(2023, 12, 4)
    assert schedule.end == date(2029, 10, 1)
    assert dates(schedule)["d1-overnameovereenkomst"][1] == date(2028, 9, 1)
    assert {"c5-intentieverklaring", "d1-overnameovereenkomst", "e2-wtza", "f4-ion"} <= set(
        schedule.critical_path
    )


def test_each_step_is_dated_from_its_own_anchor():
    interim = LIBRARY["tijdelijk-praktijkbeheer"]
    anchors = {"start": date(2029, 1, 1), "einde": date(2029, 9, 1)}
    near, far = (
        dates(plan(interim, {**anchors, "einde": end}, {}))
        for end in (date(2029, 9, 1), date(2029, 12, 1))
    )
    assert near["05-overeenkomst"] == far["05-overeenkomst"]
    assert (near["14-afbouw"][1], far["14-afbouw"][1]) == (date(2029, 9, 1), date(2029, 12, 1))


def test_an_anchor_that_nobody_chose_is_proposed_from_the_one_that_was_chosen():
    interim = LIBRARY["tijdelijk-praktijkbeheer"]
    start, end = date(2029, 1, 31), date(2030, 6, 1)
    assert proposed_anchors(interim, {"start": start})["einde"] == date(2030, 1, 31)
    assert proposed_anchors(interim, {"start": start, "einde": end})["einde"] == end
    assert proposed_anchors(interim, {}) == {}


HOURS = """\
  - id: bellen
    titel: Bellen
    fase: a
    wie: [praktijkhouder]
    uitleg: Bel meteen.
    vanaf: op overdracht
    uiterlijk: 4 uur na overdracht
    duur: {minimaal: 1 uur, gebruikelijk: 2 uur}
  - id: regelen
    titel: Regelen
    fase: b
    wie: [opvolger]
    uitleg: Daarna.
    na: [bellen]
    uiterlijk: 48 uur na overdracht
    duur: {minimaal: 4 uur, gebruikelijk: 30 uur}
"""


def test_hours_fall_on_the_day_that_they_reach(tmp_path):
    assert dates(plan(with_steps(tmp_path, HOURS), T, {})) == {
        "bellen": (date(2029, 1, 1), date(2029, 1, 1)),
        "regelen": (date(2029, 1, 2), date(2029, 1, 3)),
    }
