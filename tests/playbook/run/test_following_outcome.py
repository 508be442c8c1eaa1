"""How runs end: what the register says after it, and what a draaiboek brought so far."""

from datetime import date

import pytest

from succession.errors import InvalidInput
from succession.playbook.run.events import Closed, RunOutcome
from succession.playbook.run.outcome import Closing, consequences, own_evidence
from succession.playbook.run.run import EventKind
from succession.register.difference import Difference, applied
from succession.register.model import (
    GpRole,
    Holder,
    Level,
    Stage,
    StopPlan,
    Succession,
    VacancyReason,
)
from succession.register.rows import register_of
from tests.playbook.followed import event, run
from tests.store.builders import gp_row, practice_row, row

ON = date(2029, 1, 1)
HELD = gp_row(
    stop_waarschijnlijk=date(2028, 12, 31),
    zekerheid=4,
    aandeel=0.5,
    opvolgingsstatus=Stage.SIGNED,
)
VACANT = row(
    "huisartsen",
    praktijk_agb="01000001",
    vacant_sinds=date(2028, 3, 1),
    reden_vacant=VacancyReason.DIED,
    aandeel=1.0,
    deelniveau=Level.BOARD,
)
TAKEN_OVER = row(
    "huisartsen",
    praktijk_agb="01000001",
    houder=Holder.ZORGGROEP_BV,
    vacant_sinds=date(2028, 3, 1),
    deelniveau=Level.BOARD,
)


def after(outcome, share, **more):
    """The one share of the register once the run has ended so."""
    found = consequences(Closing(outcome=outcome, on=ON, **more), share)
    rows = applied({"praktijken": [practice_row()], "huisartsen": [share]}, found)
    register = register_of(rows)
    (left,) = register.shares
    return left, register.holder_of(left)


@pytest.mark.parametrize("share", [HELD, VACANT, TAKEN_OVER])
def test_who_started_holds_the_share_and_of_his_own_succession_nothing_is_known(share):
    left, holder = after(RunOutcome.STARTED, share, successor="B. de Wit")
    assert (left.holder, left.vacancy) == (Holder.GP, None)
    assert (holder.name, left.succession) == ("B. de Wit", Succession())
    assert (holder.agb, holder.birth_year, holder.said) == (None, None, ())
    assert left.level == share["deelniveau"]
    assert left.size == share["aandeel"]


def test_the_successor_whom_the_share_names_needs_no_name_again():
    _, holder = after(RunOutcome.STARTED, {**HELD, "opvolger": "C. Bos"})
    assert holder.name == "C. Bos"


@pytest.mark.parametrize("share", [HELD, VACANT])
def test_without_the_name_of_the_successor_the_share_stays(share):
    with pytest.raises(InvalidInput, match="naam van de opvolger"):
        consequences(Closing(outcome=RunOutcome.STARTED, on=ON), share)


def test_a_successor_who_holds_the_share_already_keeps_what_is_known_of_him():
    held = {**HELD, "naam": "B. de Wit", "geboortejaar": 1985, "opvolger": "B. de Wit"}
    left, holder = after(RunOutcome.STARTED, held, successor="b. de wit")
    assert (holder.agb, holder.birth_year, left.succession) == ("01900001", 1985, Succession())


@pytest.mark.parametrize(
    ("colleague", "size"),
    [
        ({"rol": GpRole.HIDHA}, 0.5),
        ({"rol": GpRole.OWNER, "aandeel": 0.5}, 1.0),
        ({"rol": GpRole.OWNER}, None),
    ],
)
def test_a_colleague_who_takes_over_is_not_there_twice(colleague, size):
    own = gp_row(agb="01900009", naam="B. de Wit", geboortejaar=1985, **colleague)
    closing = Closing(outcome=RunOutcome.STARTED, on=ON, successor="B. de Wit")
    found = consequences(closing, HELD, [HELD, own])
    register = register_of(
        applied({"praktijken": [practice_row()], "huisartsen": [HELD, own]}, found)
    )
    ((gp,), (share,)) = (register.gps, register.shares)
    assert (gp.agb, gp.birth_year, gp.role) == ("01900009", 1985, GpRole.OWNER)
    assert share.size == size


@pytest.mark.parametrize("share", [HELD, VACANT, TAKEN_OVER])
def test_a_divided_list_shows_in_the_stage(share):
    assert after(RunOutcome.DIVIDED, share)[0].succession.stage == Stage.DIVIDED


@pytest.mark.parametrize("share", [HELD, TAKEN_OVER])
def test_a_closed_practice_has_a_share_without_holder(share):
    left, holder = after(RunOutcome.CLOSED, share)
    assert (left.holder, holder) == (Holder.NOBODY, None)
    assert (left.vacancy.since, left.vacancy.reason) == (ON, VacancyReason.STOPPED)
    assert (left.size, left.level) == (share["aandeel"], share["deelniveau"])


def test_a_share_that_was_vacant_already_keeps_its_own_day():
    assert consequences(Closing(outcome=RunOutcome.CLOSED, on=ON), VACANT) == Difference()


def test_a_stop_that_was_put_off_gets_the_plan_as_it_is_now():
    plan = StopPlan(likely=date(2031, 7, 1), latest=date(2032, 1, 1))
    _, holder = after(RunOutcome.POSTPONED, HELD, stop=plan)
    assert (holder.plan.likely, holder.plan.latest) == (plan.likely, plan.latest)
    assert (holder.plan.earliest, holder.plan.certainty) == (None, None)


@pytest.mark.parametrize(
    ("share", "plan", "words"),
    [
        (HELD, None, "nieuwe stopdatum"),
        (HELD, StopPlan(certainty=3), "nieuwe stopdatum"),
        (HELD, StopPlan(likely=ON, earliest=date(2033, 1, 1)), "op volgorde"),
        (VACANT, StopPlan(likely=ON), "zonder praktijkhouder"),
    ],
)
def test_putting_off_needs_a_date_and_somebody_who_stops(share, plan, words):
    with pytest.raises(InvalidInput, match=words):
        consequences(Closing(outcome=RunOutcome.POSTPONED, on=ON, stop=plan), share)


@pytest.mark.parametrize("outcome", [RunOutcome.NOTHING, RunOutcome.FINISHED])
def test_an_end_that_is_about_no_share_changes_nothing(outcome):
    closing = Closing(outcome=outcome, on=ON)
    assert not outcome.touches_register
    assert consequences(closing, HELD) == Difference()


def test_the_own_evidence_counts_the_runs_that_are_given_and_no_other():
    def closed(outcome, day, **more):
        details = Closed(outcome, lesson=f"les van {day}")
        return run(event(EventKind.CLOSED, details=details, on=date(2029, 1, day)), **more)

    runs = [
        closed(RunOutcome.STARTED, 5),
        closed(RunOutcome.STARTED, 2),
        closed(RunOutcome.CLOSED, 3),
        closed(RunOutcome.DIVIDED, 4, playbook_id="anders"),
        run(),
    ]
    found = own_evidence("volgproef", runs)
    assert found.ended_on == (
        (RunOutcome.STARTED, (date(2029, 1, 2), date(2029, 1, 5))),
        (RunOutcome.CLOSED, (date(2029, 1, 3),)),
    )
    assert found.still_open == 1
    assert found.lessons == ("les van 5", "les van 2", "les van 3")
    assert own_evidence("volgproef", runs[1:]).ended_on[0][1] == (date(2029, 1, 2),)
