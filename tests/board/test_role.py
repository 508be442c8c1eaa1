"""What members and board say of the role of the zorggroep."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from succession.board.role import MembersVoice, Urgency, load_role_questions, together
from succession.playbook.book.model import Mandate
from tests.risk.world import ROOT

DAY = date(2026, 11, 1)
QUESTIONS = load_role_questions(ROOT / "data/role.yaml")


def voice(hagro: str, answered: int, on: date = DAY, **counts: int) -> MembersVoice:
    return MembersVoice(
        hagro=hagro,
        on=on,
        answered=answered,
        roles={Mandate.MEDIATE: counts.get("mediate", 0)},
        urgency={Urgency.HIGH: counts.get("high", 0)},
        options={"alliantie": counts.get("alliance", 0)},
    )


def test_the_six_considerations_and_three_options_are_those_of_the_source() -> None:
    assert [one.id for one in QUESTIONS.considerations] == [
        *("eigen-rol", "achterban", "waarom", "urgentie", "betrokkenen", "toetreders")
    ]
    assert QUESTIONS.considerations[3].text == "Wie beleeft welke urgentie/verlangen?"
    assert [one.id for one in QUESTIONS.options] == ["afwachten", "alliantie", "eigen-initiatief"]


def test_every_option_has_as_much_room() -> None:
    lengths = [len(one.text) for one in QUESTIONS.options]
    assert max(lengths) < 2.5 * min(lengths)


def test_counts_of_hagros_add_up_and_the_last_of_each_counts() -> None:
    later = DAY + timedelta(days=30)
    found = together(
        [
            voice("Noord", 8, mediate=5, high=4, alliance=3),
            voice("Zuid", 5, later, mediate=2, high=1, alliance=2),
            voice("Noord", 6, later, mediate=6, high=2, alliance=1),
        ]
    )
    assert (found.hagros, found.answered, found.too_few) == (2, 11, 0)
    assert found.roles[Mandate.MEDIATE] == 8
    assert found.urgency[Urgency.HIGH] == 3
    assert found.options == {"alliantie": 3}


def test_of_few_nothing_is_told_nor_can_be_worked_out() -> None:
    few, many = voice("Zuid", 2, mediate=2), voice("Noord", 8, mediate=5)
    found = together([few, many])
    assert (found.hagros, found.answered, found.too_few) == (1, 8, 1)
    assert found.roles == together([many]).roles


@pytest.mark.parametrize("counts", [{"mediate": 9}, {"high": 9}, {"alliance": 9}, {"mediate": -1}])
def test_no_more_can_say_something_than_answered(counts: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        voice("Noord", 8, **counts)


def test_who_chose_two_options_is_refused() -> None:
    with pytest.raises(ValidationError, match="meer dan wie antwoordden"):
        MembersVoice(hagro="Noord", on=DAY, answered=4, options={"alliantie": 3, "afwachten": 2})
