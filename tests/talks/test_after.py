"""What a talk changed in the picture, and what the talks of a year taught."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from succession.register import Gp, GpRole, Level, Register, Stage, StopPlan
from succession.risk import assess
from succession.talks.effect import change_of, register_before
from succession.talks.lessons import Lessons, lessons
from succession.talks.talk import Answer, Talk
from tests.risk.world import AGB, AS_OF, ASSUMPTIONS, RULES, gp, practice, register

LEVEL = Level.BOARD


def _talk(*answers: Answer, held_on: date = date(2026, 12, 1), row_key: str = f"{AGB}/A") -> Talk:
    return Talk(
        talk_id="t",
        row_key=row_key,
        practice_agb=AGB,
        started_by="Consulent",
        started_at=datetime(2026, 12, 1, tzinfo=UTC),
        version=1,
        held_on=held_on,
        level=LEVEL,
        answers=answers,
    )


SILENT = gp(geboortejaar=1963, opvolgingsstatus=None)
TOLD = gp(
    geboortejaar=1963,
    stop_waarschijnlijk=date(2034, 7, 1),
    zekerheid=5,
    opvolgingsstatus="geen",
)
ANSWERS = (
    Answer("huisartsen.stop_waarschijnlijk", date(2034, 7, 1), LEVEL, True),
    Answer("huisartsen.zekerheid", 5, LEVEL, True),
    Answer("huisartsen.opvolgingsstatus", Stage.NONE, LEVEL, True),
)


def test_without_the_talk_the_register_is_what_it_was() -> None:
    after, before = register(practice(), TOLD), register(practice(), SILENT)
    assert register_before(after, _talk(*ANSWERS)).shares == before.shares
    assert register_before(after, _talk(*ANSWERS)).gps == before.gps


def test_what_was_changed_after_the_talk_does_not_come_from_it() -> None:
    later = register(practice(), TOLD | {"zekerheid": 3})
    (found,) = register_before(later, _talk(*ANSWERS)).gps
    assert found.plan == StopPlan(certainty=3)


def test_only_what_the_talk_wrote_is_taken_back() -> None:
    after = register(practice(), TOLD)
    unwritten = tuple(replace(answer, is_written=False) for answer in ANSWERS)
    assert register_before(after, _talk(*unwritten)) == after


def test_the_change_is_told_in_open_share_uncertainty_and_what_is_known() -> None:
    after = register(practice(), TOLD)
    before = register_before(after, _talk(*ANSWERS))
    risks = [assess(one, ASSUMPTIONS, RULES, AS_OF).practices for one in (before, after)]
    change = change_of(*risks, AGB)
    assert change.open_share < 0
    assert change.uncertainty < 0
    assert change.now_known == (f"{AGB}.stop_waarschijnlijk", f"{AGB}.opvolgingsstatus")
    assert change.levels[1] == change.after.level


def _owner(number: int, *plans: StopPlan, last_talk: date | None = None) -> Gp:
    return Gp(
        gp_key=f"G{number}",
        practice_agb=AGB,
        role=GpRole.OWNER,
        birth_year=1962,
        last_talk=last_talk,
        said=plans,
    )


def _plan(year: int, said: date | None, certainty: int | None = 3) -> StopPlan:
    return StopPlan(likely=date(year, 7, 1), certainty=certainty, said_on=said)


def _lessons(*gps: Gp, talks: tuple[Talk, ...] = ()) -> Lessons:
    return lessons(Register(gps=gps), talks, ASSUMPTIONS, date(2026, 12, 31))


def test_coverage_and_what_is_known_count_owners_of_sixty_and_over() -> None:
    spoken = _owner(1, _plan(2029, None), last_talk=date(2026, 3, 1))
    long_ago = _owner(2, last_talk=date(2025, 3, 1))
    young = replace(_owner(3), birth_year=1970)
    found = _lessons(spoken, long_ago, young)
    assert (found.owners_60, found.spoken, found.plans_known) == (2, 1, 1)
    assert (found.coverage, found.known) == (0.5, 0.5)


def test_without_owners_of_sixty_the_coverage_is_unknown() -> None:
    assert (_lessons().coverage, _lessons().known) == (None, None)


def test_a_plan_stated_again_tells_how_far_it_moved() -> None:
    moved = _owner(1, _plan(2027, date(2024, 1, 1)), _plan(2029, date(2026, 5, 1)))
    earlier = _owner(2, _plan(2027, None), _plan(2028, date(2025, 5, 1)))
    found = _lessons(moved, earlier)
    (restated,) = found.restated
    assert restated.slip_years == pytest.approx(2.0, abs=0.01)
    assert found.surprises == (restated,)


def test_a_plan_told_again_unchanged_counts_as_no_slip() -> None:
    gp_one = _owner(1, _plan(2029, date(2025, 1, 1), certainty=4))
    same = Answer("huisartsen.stop_waarschijnlijk", date(2029, 7, 1), LEVEL)
    talk = _talk(same, held_on=date(2026, 6, 1), row_key=f"{AGB}/G1")
    (restated,) = _lessons(gp_one, talks=(talk,)).restated
    assert (restated.slip_years, restated.certainty) == (0.0, 4)
    assert _lessons(gp_one, talks=(talk,)).surprises == ()


def test_a_slip_is_proposed_from_five_statements_on_and_leans_on_what_stands() -> None:
    slipped = [
        _owner(number, _plan(2027, None), _plan(2029, date(2025, 5, 1))) for number in range(5)
    ]
    assert _lessons(*slipped[:4]).proposals == ()
    (proposal,) = _lessons(*slipped).proposals
    current = ASSUMPTIONS.stop.plan_classes.rows[2].slip_years
    assert (proposal.certainty, proposal.current_years, proposal.statements) == (3, current, 5)
    assert proposal.proposed_years == pytest.approx((10 * current + 5 * 2.0) / 15, abs=0.01)
    assert "certainty 3" in proposal.place
