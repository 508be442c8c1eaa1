"""Who is written otherwise in the next list: asked, never taken for the same or for another."""

import pytest

from succession.intake import Intake, asked_now
from succession.intake.called import Called
from succession.intake.doubles import may_be_same_person, may_be_same_practice
from tests.intake.lists import imported

HEAD = "AGB;Praktijk;Plaats;Huisarts;Geboortejaar;Functie\n"
FIRST = (
    f"{HEAD}1000001;De Linde;Ommen;J. van den Berg;1962;PH\n1000001;De Linde;Ommen;P. Ruiter;;PH\n"
)


def _names(intake: Intake) -> set[object]:
    return {row["naam"] for row in intake.after["huisartsen"]}


def _row(name: str, **values: object) -> dict[str, object]:
    return {"naam": name, "agb": None, "geboortejaar": None} | values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. van den Berg", "J van den Berg"),
        ("J. van den Berg", "Berg, J. van den"),
        ("J. van den Berg", "van den Berg J."),
        ("J. van den Berg", "Jan van den Berg"),
        ("J. van den Berg", "J.v.d. Berg"),
        ("J. van den Berg", "dr. J. vd Berg"),
        ("J.A. van den Berg", "J. Berg"),
        ("P. Ruiter", "Ruiter, P."),
        ("P. Ruiter", "Ruiter PJ"),
        ("P. Ruiter", "P. Ruijter"),
        ("P. Ruiter", "Ruiter"),
        ("A. de Vries", "A.M. de Vries-Jansen"),
        ("K. 't Hart", "Hart, K. 't"),
    ],
)
def test_one_person_is_written_in_many_ways(one: str, other: str) -> None:
    assert may_be_same_person(_row(one), _row(other))  # type: ignore[arg-type]
    assert may_be_same_person(_row(other), _row(one))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_row("J. van den Berg"), _row("K. van den Berg")),
        (_row("J. Berg"), _row("J. Dalen")),
        (_row("J. Bos", geboortejaar=1962), _row("J. Bos", geboortejaar=1991)),
        (_row("J. Bos", agb="01900001"), _row("J Bos", agb="01900002")),
        (_row("J. van Dijk"), _row("J. van Vliet")),
    ],
)
def test_two_persons_are_not_asked_about(one: dict[str, object], other: dict[str, object]) -> None:
    assert not may_be_same_person(one, other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Called("de linde", place="ommen"), Called("huisartsenpraktijk de linde"), True),
        (Called("hap linde", "7731AB"), Called("huisartsen de linde", "7731AB"), True),
        (Called("lindehof", "7731AB"), Called("lindenhof", "7731AB"), True),
        (Called("lindehof", place="ommen"), Called("lindenhof", place="wehl"), False),
        (Called("bos en bergh", place="ommen"), Called("bos", place="ommen"), True),
        (Called("de linde", "7731AB"), Called("de eik", "7731AB"), False),
    ],
)
def test_practices_that_may_be_one(one: Called, other: Called, expected: bool) -> None:
    assert may_be_same_practice(one, other) is expected


RETYPED = (
    f"{HEAD}1000001;De Linde;Ommen;Berg, J. van den;1962;PH\n1000001;De Linde;Ommen;Ruiter P;;PH\n"
)


def test_retyped_names_are_asked_and_nothing_is_saved_before_the_answer() -> None:
    first = imported({}, lijst=FIRST)
    again = imported(first.after, lijst=RETYPED)
    assert again.is_faulty
    (question,) = asked_now(again.questions, {})
    assert (question.id, question.default) == ("dezelfde", None)
    assert [(case.given, case.standing, case.where) for case in question.cases] == [
        ("Berg, J. van den", "J. van den Berg", "De Linde"),
        ("Ruiter P", "P. Ruiter", "De Linde"),
    ]


def test_who_is_the_same_stays_one_and_is_not_asked_about_again() -> None:
    first = imported({}, lijst=FIRST)
    same = imported(first.after, answers={"dezelfde": "ja"}, lijst=RETYPED)
    assert not same.is_faulty
    assert not same.difference.added
    assert _names(same) == {"Berg, J. van den", "Ruiter P"}
    assert not imported(same.after, lijst=RETYPED).questions


def test_who_is_another_comes_beside_the_one_who_stands() -> None:
    first = imported({}, lijst=FIRST)
    others = imported(first.after, answers={"dezelfde": "nee"}, lijst=RETYPED)
    assert len(others.difference.added) == 2
    assert len(_names(others)) == 4


def test_each_case_may_have_its_own_answer() -> None:
    first = imported({}, lijst=FIRST)
    told = {"01000001/Berg, J. van den": "ja", "01000001/Ruiter P": "nee"}
    each = imported(first.after, answers={"dezelfde": told}, lijst=RETYPED)
    assert _names(each) == {"Berg, J. van den", "P. Ruiter", "Ruiter P"}
    del told["01000001/Ruiter P"]
    assert imported(first.after, answers={"dezelfde": told}, lijst=RETYPED).is_faulty


def test_no_name_stands_in_what_is_told() -> None:
    first = imported({}, lijst=FIRST)
    again = imported(first.after, lijst=RETYPED)
    told = " ".join(map(str, again.problems)) + " ".join(one.what for one in again.questions)
    assert "Berg" not in told
    assert "Ruiter" not in told


BY_NAME = "Praktijk;Postcode;Plaats;Huisarts;Functie\nDe Linde;7731 AB;Ommen;J. Bos;PH\n"
OTHERWISE = BY_NAME.replace("De Linde", "Huisartsenpraktijk De Linde")


def test_a_practice_that_is_called_otherwise_is_asked_about() -> None:
    first = imported({}, lijst=BY_NAME)
    again = imported(first.after, lijst=OTHERWISE)
    assert again.is_faulty
    (question,) = asked_now(again.questions, {})
    assert [(case.given, case.standing) for case in question.cases] == [
        ("Huisartsenpraktijk De Linde", "De Linde")
    ]
    same = imported(first.after, answers={"dezelfde": "ja"}, lijst=OTHERWISE)
    assert len(same.after["praktijken"]) == 1
    assert not same.difference.added
    another = imported(first.after, answers={"dezelfde": "nee"}, lijst=OTHERWISE)
    assert len(another.after["praktijken"]) == 2


def test_next_year_with_codes_and_names_retyped_makes_no_double() -> None:
    first = imported({}, lijst=BY_NAME)
    text = "AGB;Praktijk;Postcode;Huisarts;Functie\n1000001;HAP De Linde;7731AB;Bos, J.;PH\n"
    asked = imported(first.after, lijst=text)
    assert asked.is_faulty
    same = imported(first.after, answers={"dezelfde": "ja"}, lijst=text)
    # Only now the practice is known to be the same does the GP turn out to be so too.
    assert [row["agb"] for row in same.after["praktijken"]] == ["01000001"]
    assert [(row["naam"], row["praktijk_agb"]) for row in same.after["huisartsen"]] == [
        ("Bos, J.", "01000001")
    ]


def test_one_list_may_call_a_practice_by_two_names() -> None:
    text = BY_NAME + "HAP De Linde;7731 AB;Ommen;K. Mol;PH\n"
    assert imported({}, lijst=text).is_faulty
    same = imported({}, answers={"dezelfde": "ja"}, lijst=text)
    assert not same.is_faulty
    assert len(same.after["praktijken"]) == 1
    assert {row["praktijk_agb"] for row in same.after["huisartsen"]} == {
        same.after["praktijken"][0]["agb"]
    }
