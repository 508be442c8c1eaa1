from datetime import date

import pytest

from succession.playbook.book.mandate import SettledMandate, allowed, mandate_facts
from succession.playbook.book.model import Mandate


def _settled(furthest: Mandate) -> SettledMandate:
    return SettledMandate(furthest, "ALV", date(2027, 1, 4), "Directeur", 1)


@pytest.mark.parametrize("asked", Mandate)
def test_what_is_not_settled_is_unknown_and_never_allowed(asked: Mandate) -> None:
    assert allowed(None, asked) is None
    assert mandate_facts(None) == {}


@pytest.mark.parametrize("furthest", Mandate)
def test_a_mandate_allows_what_asks_no_more(furthest: Mandate) -> None:
    granted = [asked for asked in Mandate if allowed(_settled(furthest), asked)]
    assert granted == list(Mandate)[: furthest.rank + 1]


def test_whether_a_takeover_is_allowed_follows_from_it() -> None:
    assert mandate_facts(_settled(Mandate.TAKE_OVER)) == {"mandaat_overname": True}
    assert mandate_facts(_settled(Mandate.SERVE)) == {"mandaat_overname": False}
