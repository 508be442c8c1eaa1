"""The path after a successor is known is that of the stappenplan: dossier and draaiboek agree."""

from datetime import date

import pytest

from succession.playbook.book.facts import facts_from
from succession.playbook.book.reading import read
from succession.playbook.dates.schedule import plan
from succession.risk.cases import DAYS_PER_MONTH
from tests.risk.world import ASSUMPTIONS, ROOT

HANDOVER = date(2029, 1, 1)


def test_the_path_is_as_long_as_the_stappenplan_says() -> None:
    book = read(ROOT / "playbooks/stappenplan-overdracht.yaml")
    planned = plan(book, {"overdracht": HANDOVER}, facts_from({}))
    (letter,) = (one for one in planned.steps if one.step.id == "c5-intentieverklaring")
    months = (HANDOVER - letter.start).days / DAYS_PER_MONTH
    assert ASSUMPTIONS.path.base.value == pytest.approx(months, abs=0.1)
