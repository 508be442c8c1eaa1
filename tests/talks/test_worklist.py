"""Who is on the list, when it is his turn, and the two orders."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.conditions import Condition
from succession.example import example_region
from succession.register import Audience, Register, Role
from succession.register.facts import FROM_REGISTER, OF_GP
from succession.talks.contract import talks_object
from succession.talks.talk import Agreed
from succession.talks.worklist import worklist
from tests.risk.world import AS_OF, RULES, gp, neighbours, practice, register
from tests.talks.world import METHOD, entry_of, listed, region

EXAMPLE = example_region(25, 3, AS_OF)


def _of(**changes: object) -> Register:
    return register(practice(), gp(**changes))


def test_the_rules_ask_for_facts_that_exist() -> None:
    conditions: list[Condition] = [one.when for one in RULES.talks.who]
    conditions += [one.when for one in RULES.talks.rhythm if one.when]
    assert {name for one in conditions for name in one.fields()} <= set(OF_GP)
    assert not set(OF_GP) & set(FROM_REGISTER) - {
        "opvolgingsstatus",
        "stop_bekend",
        "stop_maanden",
        "leeftijd_onbekend",
    }


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"geboortejaar": 1967}, ("60 of ouder",)),
        ({"geboortejaar": 1968}, None),
        ({"geboortejaar": None}, ("leeftijd onbekend",)),
        ({"stop_waarschijnlijk": date(2031, 12, 1)}, ("stopt binnen vijf jaar",)),
        ({"stop_waarschijnlijk": date(2032, 2, 1)}, None),
        ({"stop_laatst": date(2026, 1, 1)}, ("stopt binnen vijf jaar",)),
        (
            {"geboortejaar": 1960, "stop_vroegst": date(2028, 1, 1)},
            ("60 of ouder", "stopt binnen vijf jaar"),
        ),
        ({"geboortejaar": 1960, "rol": "hidha"}, None),
    ],
)
def test_who_is_on_the_list(changes: dict[str, object], reasons: tuple[str, ...] | None) -> None:
    entries = listed(_of(**changes)).entries
    assert [entry.reasons for entry in entries] == ([] if reasons is None else [reasons])


@pytest.mark.parametrize(
    ("changes", "months"),
    [
        ({"geboortejaar": 1965}, 12),
        ({"geboortejaar": 1964}, 6),
        ({"geboortejaar": 1967, "stop_waarschijnlijk": date(2029, 12, 1)}, 6),
        ({"geboortejaar": 1967, "stop_waarschijnlijk": date(2030, 3, 1)}, 12),
        ({"stop_waarschijnlijk": date(2028, 6, 1)}, 3),
        ({"stop_waarschijnlijk": date(2028, 6, 1), "opvolgingsstatus": None}, 3),
        ({"stop_waarschijnlijk": date(2028, 6, 1), "opvolgingsstatus": "kandidaat"}, 3),
        ({"stop_waarschijnlijk": date(2028, 6, 1), "opvolgingsstatus": "intentie"}, 6),
        ({"geboortejaar": None}, 12),
    ],
)
def test_how_often_somebody_is_spoken_with(changes: dict[str, object], months: int) -> None:
    assert entry_of(_of(**changes)).every_months == months


def test_who_was_never_spoken_with_is_due_now() -> None:
    entry = entry_of(_of(geboortejaar=1964))
    assert (entry.due, entry.is_due) == (AS_OF, True)


def test_who_was_spoken_with_is_due_after_his_rhythm() -> None:
    entry = entry_of(_of(geboortejaar=1964, laatste_gesprek=date(2026, 8, 31)))
    assert (entry.due, entry.is_due) == (date(2027, 2, 28), False)


def test_a_day_that_was_agreed_wins_from_the_rhythm() -> None:
    found = region(_of(geboortejaar=1964, laatste_gesprek=date(2026, 8, 31)))
    agreed = {("01000001", "A"): Agreed(date(2027, 6, 1), "Consulent B")}
    (entry,) = worklist(found, METHOD, agreed).entries
    assert (entry.due, entry.agreed.consulent) == (date(2027, 6, 1), "Consulent B")


def test_a_day_agreed_before_the_last_talk_no_longer_counts() -> None:
    found = region(_of(geboortejaar=1964, laatste_gesprek=date(2026, 8, 31)))
    agreed = {("01000001", "A"): Agreed(date(2026, 8, 1))}
    (entry,) = worklist(found, METHOD, agreed).entries
    assert entry.due == date(2027, 2, 28)


def test_in_both_orders_whose_turn_it_is_comes_first() -> None:
    found = listed(EXAMPLE)
    for order, worth in (
        (found.by_learning, lambda entry: entry.learning),
        (found.by_need, lambda entry: entry.need),
    ):
        turns = [entry.is_due for entry in order]
        assert turns == sorted(turns, reverse=True)
        due = [worth(entry) for entry in order if entry.is_due]
        assert due == sorted(due, reverse=True)
        later = [entry.due for entry in order if not entry.is_due]
        assert later == sorted(later)
        assert {entry.row_key for entry in order} == {entry.row_key for entry in found.entries}


def _certain_and_silent() -> Register:
    """A goes for certain in two years and nobody is in view; of B nothing is known."""
    certain = {"stop_waarschijnlijk": date(2029, 1, 1), "zekerheid": 5, "geboortejaar": 1963}
    return register(
        practice("01000001"),
        gp("A", "01000001", **certain),
        practice("01000002", breedtegraad=52.6),
        gp("B", "01000002", geboortejaar=1965),
        practice("01000003", breedtegraad=52.7),
        gp("C", "01000003", geboortejaar=1970),
    )


def test_who_certainly_stops_does_not_sink_though_he_teaches_less() -> None:
    found = listed(_certain_and_silent())
    assert [entry.gp.name for entry in found.by_learning] == ["B", "A"]
    assert [entry.gp.name for entry in found.by_need] == ["A", "B"]


def test_need_counts_time_and_patients_and_ends_with_an_intention() -> None:
    stopping = {"stop_waarschijnlijk": date(2029, 1, 1), "zekerheid": 5}

    def need(stop: int = 2029, patients: int | None = 2095, **changes: object) -> float:
        own = stopping | {"stop_waarschijnlijk": date(stop, 1, 1)} | changes
        return entry_of(register(practice(patienten=patients), gp(**own))).need

    assert need(stop=2028) > need() > 0
    assert need(patients=3000) > need()
    assert need(patients=None) > need()  # unknown is not nothing
    assert need(opvolgingsstatus="intentie") == 0


def test_hiding_a_plan_hides_the_talk_that_comes_of_it() -> None:
    """For the board a hidden plan is one that was never told: the same list, line by line."""
    secret = {"stop_waarschijnlijk": date(2029, 1, 1), "zekerheid": 5}
    secret |= {"laatste_gesprek": date(2026, 12, 1), "deelniveau": "vertrouwelijk"}
    nothing = {"opvolgingsstatus": None, "deelniveau": None}
    practices = (practice("01000001"), practice("01000002"), *neighbours(3))
    board = Audience(Role.BOARD)
    told, never = (
        register(
            *practices,
            gp("A", "01000001", geboortejaar=1964, **said),
            gp("B", "01000002", **said),
        )
        for said in (secret, nothing)
    )
    assert [e.gp.name for e in listed(told, board).by_learning] == ["A"]
    assert talks_object(listed(told, board)) == talks_object(listed(never, board))
    assert listed(told, board).by_need == listed(never, board).by_need
    assert len(listed(told).entries) == 2


def test_the_contract_gives_key_practice_value_day_and_question_by_rank() -> None:
    found = listed(_certain_and_silent())
    told = talks_object(found)
    assert list(told) == ["talks"]
    first, second = told["talks"]
    assert (first["gp"], first["practice"], first["due"]) == ("B", "01000002", "2027-01-01")
    assert set(first) == set(second) == {"gp", "practice", "value", "due", "question"}
    assert first["value"] > second["value"] >= 0
    assert first["question"].endswith(("?", "."))


def test_an_empty_register_asks_for_no_talk() -> None:
    assert talks_object(listed(Register())) == {"talks": []}


@settings(deadline=None, derandomize=True, max_examples=5)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(random: object) -> None:
    gps, practices = list(EXAMPLE.gps), list(EXAMPLE.practices)
    random.shuffle(gps)
    random.shuffle(practices)
    shuffled = Register(tuple(practices), tuple(gps), EXAMPLE.shares, EXAMPLE.candidates)
    before, after = (talks_object(listed(one))["talks"] for one in (EXAMPLE, shuffled))
    assert [row["gp"] for row in after] == [row["gp"] for row in before]
    values = [[row["value"] for row in rows] for rows in (after, before)]
    assert values[0] == pytest.approx(values[1])


def test_who_holds_two_practices_is_talked_with_once_about_both() -> None:
    own: dict[str, object] = {"agb": "01099991"}
    here = gp(geboortejaar=1962, laatste_gesprek=date(2026, 1, 1)) | own
    there = gp(agb="01000002", geboortejaar=1962) | own
    alone = listed(register(practice(), here, practice("01000002"))).entries
    both = listed(register(practice(), here, practice("01000002", naam="De Eik"), there)).entries
    (entry,) = both
    assert entry.practice.agb == "01000001"
    assert entry.reasons == (*alone[0].reasons, "ook praktijkhouder van De Eik")
    assert entry.due > date(2026, 1, 1)
    other = gp(agb="01000002", geboortejaar=1962) | {"agb": "01099992"}
    assert len(listed(register(practice(), here, practice("01000002"), other)).entries) == 2
