"""Who sees what: one chain of levels, and what is hidden looks like what was never known."""

from dataclasses import replace
from datetime import date

import pytest

from succession.register import (
    Audience,
    Candidate,
    Level,
    Register,
    Role,
    Stage,
    Succession,
    may_see,
    seen_by,
)
from tests.risk.world import gp, practice, register, vacancy

CONSULENT, DIRECTORS, BOARD = (
    Audience(Role.CONSULENT),
    Audience(Role.DIRECTORS),
    Audience(Role.BOARD),
)
OWN_HAGRO = Audience(Role.BOARD, hagro="Noord")
GUEST = Audience(Role.GUEST, practices=frozenset({"01000001"}), himself="01000001/A")
SUCCESSOR = replace(GUEST, himself=None)
NEIGHBOUR = Audience(Role.GUEST, hagro="Noord", practices=frozenset({"01000009"}))
ADMIN = Audience(Role.ADMIN)
PLAN = {"stop_waarschijnlijk": 2028, "opvolgingsstatus": "zoekend", "zoekt_sinds": 2026}

LOWEST = {
    CONSULENT: "vertrouwelijk",
    DIRECTORS: "directie",
    BOARD: "bestuur",
    OWN_HAGRO: "hagro",
    GUEST: "vertrouwelijk",
    SUCCESSOR: "hagro",
    NEIGHBOUR: "hagro",
    ADMIN: "openbaar",
}


def _one(level: str | None, **changes: object) -> Register:
    return register(practice(), gp(deelniveau=level, **PLAN, **changes))


@pytest.mark.parametrize("audience", LOWEST, ids=str)
@pytest.mark.parametrize("level", list(Level))
def test_an_audience_sees_from_its_lowest_level_up(audience: Audience, level: Level) -> None:
    seen = seen_by(_one(level), audience)
    is_visible = level.rank >= Level(LOWEST[audience]).rank
    assert bool(seen.gps[0].said) is is_visible
    assert (seen.shares[0].succession.stage is Stage.SEARCHING) is is_visible
    assert seen.gps[0].birth_year == (None if audience is NEIGHBOUR else 1972)


def test_without_a_level_a_plan_is_confidential() -> None:
    assert not may_see(DIRECTORS, _one(None).practices[0], None)
    assert may_see(CONSULENT, _one(None).practices[0], None)


@pytest.mark.parametrize("audience", [a for a in LOWEST if a is not CONSULENT], ids=str)
def test_a_hidden_plan_and_its_level_look_like_a_plan_that_was_never_known(
    audience: Audience,
) -> None:
    never = register(practice(), gp(deelniveau=None, opvolgingsstatus=None))
    if LOWEST[audience] != "vertrouwelijk":
        assert seen_by(_one("vertrouwelijk"), audience) == seen_by(never, audience)


def test_a_talk_is_a_trace_of_a_plan_and_is_hidden_with_it() -> None:
    talked = _one("directie", laatste_gesprek=date(2026, 5, 1))
    assert seen_by(talked, BOARD).gps[0].last_talk is None
    assert seen_by(talked, DIRECTORS).gps[0].last_talk == date(2026, 5, 1)


def test_a_practice_for_sale_bears_the_strictest_level_of_its_shares() -> None:
    rows = practice(te_koop_sinds=2026), gp("A", deelniveau="hagro"), gp("B", deelniveau="directie")
    assert seen_by(register(*rows), BOARD).practices[0].for_sale_since is None
    assert seen_by(register(*rows), DIRECTORS).practices[0].for_sale_since == date(2026, 7, 1)


def test_that_a_share_is_open_is_seen_by_all_but_not_why() -> None:
    whole = register(practice(), vacancy(deelniveau="directie"))
    seen = seen_by(whole, BOARD).shares[0]
    assert seen.vacancy is not None
    assert (seen.vacancy.since, seen.vacancy.reason) == (date(2026, 11, 1), None)


def test_a_guest_of_whom_it_is_not_certain_who_he_is_sees_no_confidential_plan() -> None:
    whole = register(practice(), gp("A", deelniveau="vertrouwelijk", **PLAN), gp("B"))
    assert seen_by(whole, SUCCESSOR).gps[0].said == ()


def test_each_of_two_partners_sees_his_own_plan_and_not_that_of_the_other() -> None:
    whole = register(practice(), gp("A", **PLAN), gp("B", **PLAN))
    for himself, mine, others in (("A", 0, 1), ("B", 1, 0)):
        seen = seen_by(whole, replace(GUEST, himself=f"01000001/{himself}"))
        assert seen.gps[mine] == whole.gps[mine]
        assert seen.shares[mine] == whole.shares[mine]
        assert (seen.gps[others].said, seen.shares[others].succession) == ((), Succession())


@pytest.mark.parametrize(("stage", "name"), [("kandidaat", None), ("intentie", "K. Kandidaat")])
def test_a_guest_reads_the_name_of_a_successor_from_an_intention_on(
    stage: str, name: str | None
) -> None:
    whole = register(practice(), gp("A", opvolgingsstatus=stage, opvolger="K. Kandidaat"))
    assert seen_by(whole, GUEST).shares[0].succession.successor == name
    assert seen_by(whole, CONSULENT).shares[0].succession.successor == "K. Kandidaat"


def test_candidates_are_seen_from_their_own_level() -> None:
    named = Candidate(name="K", level=Level.BOARD)
    whole = replace(Register(), candidates=(named, replace(named, name="L", level=None)))
    assert seen_by(whole, BOARD).candidates == (named,)
    assert seen_by(whole, CONSULENT).candidates == whole.candidates


def test_nothing_but_plans_is_hidden_from_the_board() -> None:
    seen, whole = seen_by(_one("vertrouwelijk"), BOARD), _one("vertrouwelijk")
    assert seen.practices == whole.practices
    hidden = {"said": (), "level": None}
    assert seen.gps == tuple(replace(person, **hidden) for person in whole.gps)
    shares = tuple(replace(s, succession=Succession(), level=None) for s in whole.shares)
    assert seen.shares == shares
