"""What a guest sees of a run: his own steps and those of both, and no trace of the rest."""

import pytest

from succession.playbook.book.model import Viewer
from succession.playbook.run.events import GateAnswer
from succession.playbook.run.progress import StepState, progress
from succession.playbook.run.run import EventKind
from succession.playbook.run.visibility import seen, sees
from succession.views.runs.page import run_view
from tests.playbook.followed import ROOT, TODAY, TRANSFER, done, event, playbook, run, shipped

SHIPPED = sorted(path.stem for path in (ROOT / "playbooks").glob("*.yaml"))
COMMON = {"gesprek", "opdracht", "instemming", "vergunning", "contract"}
READY = (done("gesprek"), done("opdracht"))


def view(viewer, *events):
    return seen(progress(run(*events), playbook(), TODAY), viewer)


def names(steps):
    return {step.planned.step.id for step in steps}


@pytest.mark.parametrize(
    ("viewer", "own"),
    [
        (Viewer.ZORGGROEP, {"boeken", "nazorg"}),
        (Viewer.OWNER, {"boeken"}),
        (Viewer.SUCCESSOR, {"nazorg"}),
        (Viewer.BOTH, set()),
    ],
)
def test_a_guest_sees_what_is_his_and_what_is_for_both(viewer, own):
    assert names(view(viewer).steps) == COMMON | own
    assert {p.step.id for p in view(viewer).schedule.steps} == COMMON | own


def test_a_step_of_the_zorggroep_is_for_nobody_else():
    office = playbook().step_by_id["boeken"].model_copy(update={"viewer": Viewer.ZORGGROEP})
    assert [viewer for viewer in Viewer if sees(viewer, office)] == [Viewer.ZORGGROEP]


def test_what_a_step_waits_for_names_no_step_of_another():
    contract = view(Viewer.SUCCESSOR, *READY).step("contract")
    assert contract.waits_for == ("vergunning",)
    assert contract.planned.needs == ("vergunning",)


def test_a_step_that_waits_for_a_hidden_one_is_not_offered_as_next():
    rest = (
        event(EventKind.AGREED, "instemming", GateAnswer("praktijkhouder", "A. Smit")),
        done("instemming"),
        done("vergunning"),
    )
    found = view(Viewer.SUCCESSOR, *READY, *rest)
    assert found.step("contract").waits_for == ()
    assert found.step("contract").state is StepState.WAITING
    assert found.next_steps == ()


def test_the_share_done_and_the_end_are_those_of_what_is_seen():
    owner, successor = view(Viewer.OWNER, done("gesprek")), view(Viewer.SUCCESSOR, done("gesprek"))
    assert owner.share_done == successor.share_done == pytest.approx(1 / 6)
    assert view(Viewer.OWNER, done("nazorg")).share_done == 0
    assert owner.schedule.end < successor.schedule.end


def test_the_critical_path_and_the_limits_name_no_hidden_step():
    owner = view(Viewer.OWNER)
    assert "nazorg" not in owner.schedule.critical_path
    assert [limit.planned.limit.demand for limit in owner.limits] == ["Iedereen is het eens."]
    assert len(owner.schedule.limits) == 1


@pytest.mark.parametrize("viewer", [Viewer.OWNER, Viewer.SUCCESSOR, Viewer.BOTH])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_guest_reads_no_gate_that_is_not_his(viewer, name):
    """In every draaiboek that ships, with each of its gates in turn the zorggroep's own."""
    whole = shipped(name)
    for gate in (step for step in whole.steps if step.consents):
        own = whole.model_copy(update={"steps": _with_hidden(whole.steps, gate.id)})
        begun = _begun(own)
        found = seen(progress(begun, own, TODAY), viewer)
        his = names(found.steps)
        assert gate.id not in his
        for one in (*found.steps, *found.next_steps, *found.overdue):
            assert his.issuperset(one.blocked_by), one.planned.step.id
            assert his.issuperset(one.waits_for), one.planned.step.id
            assert his.issuperset(one.planned.needs), one.planned.step.id
        view = run_view(begun, own, "De Linde", found)
        told = [line for phase in view.phases for s in phase.steps for line in s.gates]
        assert gate.title not in {*told, *view.blocked, *view.next_steps}


@pytest.mark.parametrize("viewer", [Viewer.OWNER, Viewer.SUCCESSOR, Viewer.BOTH])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_guest_reads_no_step_that_is_not_his(viewer, name):
    """As each draaiboek ships: neither in the plan nor in what waits, holds or limits."""
    whole = shipped(name)
    found = seen(progress(_begun(whole), whole, TODAY), viewer)
    his = {step.id for step in whole.steps if sees(viewer, step)}
    assert names(found.steps) == {p.step.id for p in found.schedule.steps} <= his
    limits = (*found.schedule.limits, *(one.planned for one in found.limits))
    told = [step_id for one in limits for step_id in one.limit.steps]
    for one in found.steps:
        told += [*one.blocked_by, *one.waits_for, *one.planned.needs]
    for planned in found.schedule.steps:
        told += planned.needs
    assert his.issuperset([*told, *found.schedule.critical_path])


def _with_hidden(steps, name):
    office = {"viewer": Viewer.ZORGGROEP}
    return tuple(s.model_copy(update=office) if s.id == name else s for s in steps)


def _begun(whole):
    """A run of it with every day on one day and nothing known of the practice."""
    return run(
        playbook_id=whole.id,
        playbook_version=whole.version,
        first_anchors=tuple((anchor, TRANSFER) for anchor in whole.anchors),
        first_given=(),
    )


def test_notes_on_a_hidden_step_are_hidden():
    note = event(EventKind.NOTE, "boeken", note="van de accountant")
    texts = [one.note for step in view(Viewer.SUCCESSOR, note).steps for one in step.notes]
    assert texts == []
    assert view(Viewer.OWNER, note).step("boeken").notes == (note,)
