"""What the dossier says of twenty practices that press, word for word, beside this file.

`WRITE_EXPECTED=1` writes it anew; read it then as the consulent would in the car before a talk.
"""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from succession.advice.suggestion import suggestions
from succession.example import example_region
from succession.playbook.book.reading import library
from succession.register import Audience, Role
from succession.register.seen import Seen, seen_by
from succession.risk import Assessment
from succession.risk.result import PRESSING, PracticeRisk
from succession.risk.waiting import cost_of_waiting
from succession.views import timing
from succession.views.practice.page import present
from succession.views.practice.summary import Fitting, matter, meaning, what_now, when
from tests.risk.world import ASSUMPTIONS, ROOT, RULES

_AS_OF = date(2026, 11, 21)
_EXPECTED = Path(__file__).parent / "dossiers.txt"
_MANY = 20


def _dossiers() -> Iterator[str]:
    register = seen_by(example_region(700, 1, _AS_OF), Audience(Role.CONSULENT))
    assessment = Assessment(register, ASSUMPTIONS, RULES, _AS_OF)
    playbooks = library(ROOT / "playbooks")
    pressing = [one for one in assessment.region.practices if one.level in PRESSING]
    for risk in pressing[:_MANY]:
        fits = suggestions(assessment.told_facts[risk.agb], playbooks)
        found = [Fitting(one.playbook_id, one.title, next(iter(one.why), "")) for one in fits]
        by = (when(register, risk, _AS_OF), timing.chance(risk))
        waiting = cost_of_waiting(
            assessment.cases, risk.agb, risk.patients_unplaced, assessment.assumptions
        )
        yield "\n".join(
            (
                matter(register, risk),
                meaning(register, risk),
                " ".join(filter(None, (what_now(risk.level, (), (), found).words, *by))),
                *filter(None, (timing.waiting_line(waiting),)),
                *_flags(register, risk),
            )
        )


def _flags(register: Seen, risk: PracticeRisk) -> Iterator[str]:
    for flag in present(register, risk, _AS_OF).flags:
        yield f"- {flag.text}"
        yield from (f"    {cleared}" for cleared in flag.cleared_by)


def test_what_is_said_of_twenty_practices_that_press() -> None:
    dossiers = list(_dossiers())
    found = "\n\n".join(dossiers) + "\n"
    if os.environ.get("WRITE_EXPECTED"):
        _EXPECTED.write_text(found, encoding="utf-8")
    assert found == _EXPECTED.read_text(encoding="utf-8")
    assert len(dossiers) == _MANY
