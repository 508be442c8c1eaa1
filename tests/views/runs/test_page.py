"""What a run says, with the draaiboek that ships."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from succession.playbook.book.model import Playbook
from succession.playbook.book.reading import read
from succession.playbook.run.events import Closed, Filled, GateAnswer, Moved, Proof, RunOutcome
from succession.playbook.run.gates import ConsentState
from succession.playbook.run.progress import StepState, progress
from succession.playbook.run.run import EventKind, Run, RunEvent
from succession.views.runs import latest_start
from succession.views.runs import page as runs
from succession.views.runs.end import lookback

ROOT = Path(__file__).resolve().parents[3]
AT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
PLAYBOOK: Playbook = read(ROOT / "playbooks" / "stappenplan-overdracht.yaml")
TODAY = date(2026, 11, 21)
GATE = "c5-intentieverklaring"


def make_run(*events: RunEvent) -> Run:
    return Run(
        run_id="r1",
        playbook_id=PLAYBOOK.id,
        playbook_version=PLAYBOOK.version,
        practice_agb="01000001",
        first_anchors=tuple((name, date(2030, 7, 1)) for name in PLAYBOOK.anchors),
        first_given=(),
        started_by="K. Smit",
        started_at=AT,
        level=None,
        events=events,
    )


def test_a_run_of_just_after_midnight_began_on_that_day() -> None:
    """What is kept in UTC is of the day before until one or two at night."""
    late = datetime(2026, 11, 27, 23, 3, tzinfo=UTC)
    event = RunEvent(kind=EventKind.DONE, by="K. Smit", at=late, step_id=GATE)
    run = replace(make_run(event), started_at=late)
    standing = progress(run, PLAYBOOK, TODAY)
    assert (run.started_on, event.day) == (date(2026, 11, 28), date(2026, 11, 28))
    assert "28 november 2026" in runs.run_card(run, "Plan", "De Linde", standing).status
    assert "op 28 november 2026" in runs.run_view(run, PLAYBOOK, "De Linde", standing).subtitle
    assert "Begonnen op 28 november 2026" in lookback(run, standing, TODAY)[0]
    assert latest_start.run_row(run, PLAYBOOK)[1].day == date(2026, 11, 28)


def _view(*events: RunEvent, today: date = TODAY) -> runs.RunView:
    run = make_run(*events)
    return runs.run_view(run, PLAYBOOK, "De Linde", progress(run, PLAYBOOK, today))


def test_the_conclusion_says_whose_it_is_and_what_comes_next() -> None:
    began = _view(today=date(2020, 1, 1))
    first = began.next_steps[0].split(" (uiterlijk")[0]
    assert began.conclusion.startswith(f"De Linde: nu „{first}”, uiterlijk ")


def test_the_conclusion_says_what_is_late() -> None:
    days = sorted({step.due for step in _steps(_view()).values()})
    many = _view(today=date(2031, 1, 1))
    assert many.conclusion.startswith(f"De Linde: {many.late} stappen zijn te laat, het langst „")
    one = next(view for view in (_view(today=day + timedelta(1)) for day in days) if view.late == 1)
    title = one.overdue[0].split(" (uiterlijk")[0]
    assert one.conclusion == f"De Linde: „{title}” is te laat."


def test_the_conclusion_of_a_run_that_is_done_or_closed_asks_nothing() -> None:
    everything = [_done(step) for step in _steps(_view())]
    assert _view(*everything).conclusion == "De Linde: alle stappen zijn gedaan."
    closing = RunEvent(
        kind=EventKind.CLOSED, by="K. Smit", at=AT, on=TODAY, details=Closed(RunOutcome.DIVIDED)
    )
    assert _view(closing).conclusion == (
        f"De Linde: afgesloten op 21 november 2026, {RunOutcome.DIVIDED.value}."
    )


def test_who_has_no_step_has_nothing_to_do() -> None:
    standing = replace(progress(make_run(), PLAYBOOK, TODAY), steps=())
    view = runs.run_view(make_run(), PLAYBOOK, "De Linde", standing)
    assert view.conclusion == "De Linde: er is nu niets te doen."


def _roles(run: Run) -> dict[str, str]:
    return runs.roles_to_fill(run, PLAYBOOK, progress(run, PLAYBOOK, TODAY))


def test_who_may_stand_in_some_day_is_no_role_of_a_handover() -> None:
    asked = _roles(make_run())
    assert asked["opvolger"] == PLAYBOOK.roles["opvolger"]
    assert not {"gevolmachtigde", "erven", "curator"} & set(asked)


def test_who_is_known_to_decide_or_was_named_is_a_role() -> None:
    told = replace(make_run(), first_given=(("bevoegd", "curator"),))
    assert "curator" in _roles(told)
    assert "erven" not in _roles(told)
    named = RunEvent(
        kind=EventKind.FILLED, by="K. Smit", at=AT, on=TODAY, details=Filled("erven", "B. Bos")
    )
    assert "erven" in _roles(make_run(named))


def _steps(view: runs.RunView) -> dict[str, runs.StepView]:
    return {step.step_id: step for phase in view.phases for step in phase.steps}


def _done(step_id: str) -> RunEvent:
    return RunEvent(
        step_id=step_id, kind=EventKind.DONE, by="K. Smit", at=AT, on=TODAY, note="besproken"
    )


def _answer(kind: EventKind, said: GateAnswer) -> RunEvent:
    return RunEvent(
        step_id=GATE, kind=kind, by="K. Smit", at=AT, on=TODAY, note="na overleg", details=said
    )


def test_a_run_begins_with_nothing_done() -> None:
    view = _view()
    steps = sum(len(phase.steps) for phase in view.phases)
    assert view.status.startswith(f"0 van {steps} stappen gedaan")
    assert view.title.endswith("— De Linde")
    assert view.next_steps


def test_a_step_that_is_done_says_by_whom_and_when() -> None:
    first = _view().phases[0].steps[0]
    step = _view(_done(first.step_id)).phases[0].steps[0]
    assert step.done == "gedaan op 21-11-2026 door K. Smit"
    assert step.notes == ("01-11-2026 10:00, K. Smit: besproken",)


def test_a_step_names_what_it_waits_for() -> None:
    steps = _steps(_view())
    waiting = [step for step in steps.values() if step.waits_for]
    titles = {step.title for step in PLAYBOOK.steps}
    assert waiting
    assert all(set(step.waits_for) <= titles for step in waiting)


def test_what_is_late_is_counted_and_the_oldest_named() -> None:
    view = _view(today=date(2030, 6, 1))
    late = [s for phase in view.phases for s in phase.steps if s.state is StepState.LATE]
    assert view.late == len(late) > 5
    assert len(view.overdue) == 6
    assert view.overdue[-1] == f"en nog {view.late - 5}"
    assert late[0].dates.endswith("te laat")


def test_the_card_of_a_run_warns_of_what_is_late() -> None:
    run = make_run()
    early = runs.run_card(run, "T", "De Linde", progress(run, PLAYBOOK, TODAY))
    late = runs.run_card(run, "T", "De Linde", progress(run, PLAYBOOK, date(2030, 6, 1)))
    assert late.late is not None
    assert "te laat" in late.late
    assert early.title == "T — De Linde"


def test_a_step_behind_a_shut_gate_names_it_and_cannot_be_ticked() -> None:
    steps = _steps(_view())
    gate = PLAYBOOK.step_by_id[GATE].title
    assert steps["c6-boekenonderzoek"].gates == (gate,)
    assert not steps["c6-boekenonderzoek"].can_be_ticked
    assert not steps[GATE].can_be_ticked
    assert steps["a1-verkennend-gesprek"].can_be_ticked


def test_a_gate_says_who_agreed_for_whom_when_and_why() -> None:
    said = GateAnswer("praktijkhouder", "J. Bos", "erven")
    owner, successor = _steps(_view(_answer(EventKind.AGREED, said)))[GATE].consents
    assert owner.state is ConsentState.GIVEN
    assert owner.words == (
        f"akkoord door J. Bos, {PLAYBOOK.roles['erven']}, op 21-11-2026: na overleg"
    )
    assert successor.words == "nog geen akkoord"


def test_evidence_says_where_it_lies() -> None:
    proof = RunEvent(
        step_id=GATE,
        kind=EventKind.PROOF,
        by="K. Smit",
        at=AT,
        on=TODAY,
        details=Proof("Verklaring", "map 3"),
    )
    (line,) = _steps(_view(proof))[GATE].proofs
    assert line == "Verklaring, 21-11-2026; ligt: map 3 (genoteerd door K. Smit)"


def test_a_moved_step_tells_its_first_day_too() -> None:
    move = Moved("overdracht", date(2030, 7, 1), date(2031, 1, 1))
    event = RunEvent(kind=EventKind.MOVED, by="K. Smit", at=AT, on=TODAY, details=move)
    assert "(eerst " in _steps(_view(event))[GATE].dates
    assert "(eerst " not in _steps(_view())[GATE].dates


def test_months_are_counted_whole() -> None:
    assert runs.months_between(date(2025, 11, 20), date(2026, 11, 21)) == 12
    assert runs.months_between(date(2025, 11, 22), date(2026, 11, 21)) == 11
