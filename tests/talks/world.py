"""What the tests of talks need: the shipped files, and the region as somebody sees it."""

from datetime import date

from succession.playbook.book.reading import read
from succession.register import Audience, Register, Role, seen_by
from succession.risk import Assessment
from succession.talks.questions import load_questions
from succession.talks.worklist import (
    Method,
    RegionKnown,
    TalkEntry,
    Worklist,
    region_to_order,
    worklist,
)
from tests.risk.world import AS_OF, ASSUMPTIONS, ROOT, RULES

BANK = load_questions(ROOT / "data/questions.yaml")
METHOD = Method(ASSUMPTIONS, RULES, BANK)
PLAYBOOK = read(ROOT / "playbooks/stappenplan-overdracht.yaml")
CONSULENT = Audience(Role.CONSULENT)


def region(register: Register, audience: Audience = CONSULENT, as_of: date = AS_OF) -> RegionKnown:
    """The region as this audience knows it, on the day of the tests of risk."""
    seen = seen_by(register, audience)
    assessed = Assessment(seen, ASSUMPTIONS, RULES, as_of)
    return RegionKnown(seen, assessed.region, assessed.told_facts)


def listed(
    register: Register,
    audience: Audience = CONSULENT,
    as_of: date = AS_OF,
    prepared: frozenset[str] = frozenset(),
) -> Worklist:
    seen = seen_by(register, audience)
    return worklist(region_to_order(seen, ASSUMPTIONS, RULES, as_of, prepared), METHOD)


def entry_of(register: Register, name: str = "A", as_of: date = AS_OF) -> TalkEntry:
    """The line of the GP of this name."""
    return next(e for e in listed(register, as_of=as_of).entries if e.gp.name == name)
