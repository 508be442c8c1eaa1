"""A gate holds everything behind it until each needed agreement is there."""

import pytest

from succession.playbook.book.checking import findings
from succession.playbook.run.events import GateAnswer, Known, Proof
from succession.playbook.run.gates import ConsentState
from succession.playbook.run.progress import StepState, progress
from succession.playbook.run.run import EventKind
from tests.playbook.followed import TODAY, done, event, playbook, run

BEFORE = (done("gesprek"), done("opdracht"), done("boeken"))


def agreed(step_id, role, substitute=None):
    return event(EventKind.AGREED, step_id, GateAnswer(role, "A. Smit", substitute))


def refused(step_id, role):
    return event(EventKind.REFUSED, step_id, GateAnswer(role, "A. Smit"), note="te vroeg")


def step(step_id, *events, **changes):
    found = progress(run(*events, **changes), playbook(), TODAY).step(step_id)
    assert found is not None
    return found


def states(step_id, *events, **changes):
    gate = step(step_id, *events, **changes).gate
    return {one.consent.role: one.state for one in gate.consents}


def test_the_draaiboek_of_these_tests_is_sound():
    assert findings(playbook(), "volgproef") == ()


def test_a_step_without_a_gate_before_it_can_be_ticked():
    assert step("opdracht").can_be_ticked
    assert step("boeken").blocked_by == ()


def test_a_shut_gate_holds_its_own_step_and_every_step_behind_it():
    assert step("instemming").blocked_by == ("instemming",)
    assert step("vergunning").blocked_by == ("instemming",)
    assert step("contract").blocked_by == ("instemming", "contract")
    assert step("nazorg").blocked_by == ("instemming", "contract")


def test_ticking_the_step_of_a_gate_does_not_open_it():
    assert not step("vergunning", *BEFORE, done("instemming")).can_be_ticked


def test_an_agreement_opens_the_gate_and_nothing_but_that_gate():
    opened = (*BEFORE, agreed("instemming", "praktijkhouder"))
    assert step("instemming", *opened).gate.is_open
    assert step("vergunning", *opened).can_be_ticked
    assert step("contract", *opened).blocked_by == ("contract",)


def test_an_agreement_at_another_gate_does_not_count():
    assert step("instemming", agreed("contract", "praktijkhouder")).blocked_by == ("instemming",)


def test_a_refusal_shuts_the_gate_again_and_a_later_agreement_opens_it():
    first, second = agreed("instemming", "praktijkhouder"), refused("instemming", "praktijkhouder")
    assert states("instemming", first, second) == {"praktijkhouder": ConsentState.REFUSED}
    assert not step("vergunning", first, second).can_be_ticked
    assert step("vergunning", first, second, first).can_be_ticked


def test_every_needed_agreement_is_asked():
    insurer = {"first_given": (("apotheekhoudend", "ja"), ("opdracht_van", "verzekeraar"))}
    owner = agreed("instemming", "praktijkhouder")
    assert states("instemming", owner, **insurer) == {
        "praktijkhouder": ConsentState.GIVEN,
        "hagro": ConsentState.AWAITED,
    }
    assert not step("instemming", owner, **insurer).can_be_ticked
    assert step("instemming", owner, agreed("instemming", "hagro"), **insurer).can_be_ticked


def test_an_agreement_of_which_nobody_knows_whether_it_is_needed_keeps_the_gate_shut():
    unknown = {"first_given": (("apotheekhoudend", "ja"),)}
    owner = agreed("instemming", "praktijkhouder")
    found = step("instemming", owner, **unknown)
    assert [one.state for one in found.gate.missing] == [ConsentState.UNSURE]
    assert found.gate.missing[0].deciding == ("opdracht_van",)
    assert not found.can_be_ticked
    told = event(EventKind.KNOWN, details=Known("opdracht_van", "praktijkhouder"))
    assert step("instemming", owner, told, **unknown).can_be_ticked


def test_any_substitute_may_open_until_it_is_known_who_decides():
    assert step("instemming").gate.consents[0].openers == (
        "praktijkhouder",
        "gevolmachtigde",
        "erven",
        "curator",
    )
    heirs = event(EventKind.KNOWN, details=Known("bevoegd", "erven"))
    assert step("instemming", heirs).gate.consents[0].openers == ("erven",)
    opened = agreed("instemming", "praktijkhouder", substitute="erven")
    assert step("vergunning", heirs, opened).can_be_ticked


def test_a_gate_of_a_step_that_does_not_apply_holds_nothing():
    """The permit falls away without a pharmacy; the contract then follows on the agreement."""
    none = {"first_given": (("apotheekhoudend", "nee"), ("opdracht_van", "praktijkhouder"))}
    assert progress(run(**none), playbook(), TODAY).step("vergunning") is None
    assert step("contract", **none).blocked_by == ("instemming", "contract")


def test_a_gate_that_is_reached_can_be_worked_on_and_one_further_on_waits():
    reached = progress(run(*BEFORE), playbook(), TODAY)
    assert [s.planned.step.id for s in reached.next_steps] == ["instemming"]
    assert reached.step("instemming").state is StepState.READY
    ticked = progress(run(*BEFORE, done("instemming")), playbook(), TODAY)
    assert ticked.step("vergunning").waits_for == ()
    assert ticked.step("vergunning").state is StepState.WAITING
    assert ticked.next_steps == ()


def test_evidence_and_notes_stand_with_their_step():
    proof = event(EventKind.PROOF, "opdracht", Proof("A. Smit", "map 3"), note="")
    note = event(EventKind.NOTE, "opdracht", note="gebeld")
    found = step("opdracht", proof, note)
    assert (found.proofs, found.notes) == ((proof,), (note,))
    assert step("boeken", proof, note).proofs == ()


@pytest.mark.parametrize("step_id", ["instemming", "vergunning"])
def test_a_tick_that_was_given_stays_when_the_gate_shuts_later(step_id):
    ticks = (agreed("instemming", "praktijkhouder"), done("instemming"), done("vergunning"))
    found = step(step_id, *ticks, refused("instemming", "praktijkhouder"))
    assert found.is_done
