"""Search by a part of a name."""

from succession.register import Audience, Role, seen_by
from succession.views.search import Found, Hit, all_hits, folded, search
from tests.region import LINDE, region

SEEN = seen_by(region(), Audience(Role.CONSULENT))
NAMES = {practice.agb: practice.name or practice.agb for practice in SEEN.practices}


def _found(asked: str, names: dict[str, str] = NAMES) -> list[Hit]:
    return list(search(asked, all_hits(SEEN, names, (), [("r1", "Overdracht, De Linde")])))


def test_a_practice_is_found_by_its_name_its_place_and_its_people() -> None:
    assert _found("linde")[0].query == (("praktijk", LINDE),)
    assert _found("aardorp")[0].label == "De Linde, Aardorp"
    assert [hit.label for hit in _found("VISSER")] == ["A. Visser, De Linde"]


def test_every_word_must_be_there_and_what_begins_so_comes_first() -> None:
    assert _found("linde vissers") == []
    assert _found("over de")[0].kind is Found.RUN
    assert [hit.kind for hit in _found("linde")] == [Found.PRACTICE, Found.RUN]


def test_of_a_practice_that_may_not_be_opened_nobody_is_found() -> None:
    assert _found("visser", {}) == []


def test_one_letter_finds_nothing_and_accents_do_not_matter() -> None:
    assert _found("l") == []
    assert folded("Crêpe É") == "crepe e"


def test_no_more_than_eight_are_shown() -> None:
    many = [Hit(Found.PRACTICE, f"P{n}", (), "praktijk") for n in range(20)]
    assert len(search("praktijk", many)) == 8
