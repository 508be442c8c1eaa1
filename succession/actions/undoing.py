"""What takes an action back: made of its answer, and done as any other action.

Each function answers what `sending.Saved` asks as `back`. The inverse asks the role, does all in
one transaction and refuses with `Conflict` when somebody changed the same since; the log has a line
of it too.
"""

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from typing import TypeAlias, TypeVar

from succession.actions.agreements import (
    LetterStanding,
    PromiseRef,
    move_next_talk,
    move_promise,
    reopen_promise,
    restore_letter,
    restore_own_record,
)
from succession.actions.calling import take_back_call
from succession.actions.deciding import (
    DecisionRef,
    change_proposal,
    put_on_agenda,
    withdraw_proposal,
)
from succession.actions.papers import PaperRef, drop_paper, edit_paper
from succession.actions.permission import Submission
from succession.actions.preparing import change_days_off, restore_scan
from succession.actions.register import restore_rows, undo_import
from succession.actions.replanning import AnchorMove, move_anchor
from succession.actions.scenarios import (
    ScenarioRef,
    remove_scenario,
    rename_scenario,
    save_scenario,
)
from succession.actions.taking_back import take_back
from succession.actions.taking_part import RunRef
from succession.actions.talks import TalkRef, restore_draft
from succession.board.decision import BoardDecision, DecisionProposal
from succession.board.paper import BoardPaper, Voorlegger
from succession.capacity.scenario.scenario import Scenario
from succession.management.scan_history import HeldScan
from succession.playbook.run.events import Filled, Known
from succession.playbook.run.run import EventKind, RunEvent
from succession.store import ImportRecord, RowsBefore, Store, StoredRun, StoredScenario
from succession.talks.talk import Talk

_Answer = TypeVar("_Answer")
Undo: TypeAlias = Callable[[Store, Submission], object]
Back: TypeAlias = Callable[[_Answer], Undo | None]
"""None where there is nothing to take back."""
_UNDONE = "Ongedaan gemaakt"


def step(kind: EventKind, step_id: str) -> Back[StoredRun]:
    """A tick, a reopening, a note or a proof of this step."""

    def back(stored: StoredRun) -> Undo:
        told = (one for one in reversed(stored.run.events) if one.kind is kind)
        said = next(one for one in told if one.step_id == step_id)
        return partial(take_back, run_id=stored.run.run_id, said=(said,))

    return back


def facts(names: Collection[str]) -> Back[StoredRun]:
    """What was stated of these facts."""
    return lambda stored: _last(stored, names, lambda d: isinstance(d, Known) and d.fact)


def roles(names: Collection[str]) -> Back[StoredRun]:
    """By whom these roles were filled."""
    return lambda stored: _last(stored, names, lambda d: isinstance(d, Filled) and d.role)


def _last(stored: StoredRun, names: Collection[str], name_of: Callable[[object], object]) -> Undo:
    """The last that was said of each of these."""
    said: dict[object, RunEvent] = {name_of(one.details): one for one in stored.run.events}
    return partial(take_back, run_id=stored.run.run_id, said=tuple(said[name] for name in names))


def moved_anchor(anchor: str, before: date) -> Back[StoredRun]:
    def back(stored: StoredRun) -> Undo:
        ref = RunRef(stored.run.run_id, stored.version)
        return partial(move_anchor, ref=ref, move=AnchorMove(anchor, before, _UNDONE))

    return back


def moved_talk(before: date | None) -> Back[Talk]:
    """The day of the next talk, which was this one before."""
    return lambda talk: partial(move_next_talk, talk=_ref(talk), day=before)


def settled_promise(promise_id: str) -> Back[Talk]:
    return lambda talk: partial(reopen_promise, ref=PromiseRef(_ref(talk), promise_id))


def moved_promise(promise_id: str, before: date) -> Back[Talk]:
    return lambda talk: partial(move_promise, ref=PromiseRef(_ref(talk), promise_id), due=before)


def letter(before: Talk) -> Back[Talk]:
    """What was said of the letter of this talk."""
    standing = LetterStanding(before.agreed_on, before.objected_on, before.objected_to)
    return lambda talk: partial(restore_letter, talk=_ref(talk), standing=standing)


def dropped_draft(draft: Talk) -> Back[None]:
    """A draft that was thrown away, as it was."""
    return lambda _: partial(restore_draft, draft=draft)


def scan(before: HeldScan | None) -> Back[HeldScan]:
    """A scan, in the place of the one of that day where there was one."""
    return lambda held: partial(restore_scan, held=held, before=before)


def rows(before: RowsBefore | None) -> Undo | None:
    """A row that was changed, added or removed by hand; itself a `Back`."""
    return partial(restore_rows, before=before) if before else None


def own_record(before: RowsBefore | None) -> Undo | None:
    """What a praktijkhouder corrected of himself; itself a `Back`."""
    return partial(restore_own_record, before=before) if before else None


def saved_import(record: ImportRecord) -> Undo:
    """An import; itself a `Back`."""
    return partial(undo_import, import_id=record.import_id)


def drafted_paper(kept: BoardPaper) -> Undo:
    """A concept that was not there; itself a `Back`."""
    return partial(drop_paper, ref=PaperRef(kept.paper_id, kept.version))


def edited_paper(before: Voorlegger) -> Back[BoardPaper]:
    return lambda kept: partial(
        edit_paper, ref=PaperRef(kept.paper_id, kept.version), voorlegger=before
    )


def prepared_decision(kept: BoardDecision) -> Undo:
    """A proposal that was not there; itself a `Back`."""
    return partial(withdraw_proposal, ref=DecisionRef(kept.decision_id, kept.version))


def changed_proposal(before: DecisionProposal) -> Back[BoardDecision]:
    return lambda kept: partial(
        change_proposal, ref=DecisionRef(kept.decision_id, kept.version), proposal=before
    )


def agenda(before: date | None) -> Back[BoardDecision]:
    """The day of the meeting that treats it, which was this one before."""
    return lambda kept: partial(
        put_on_agenda, ref=DecisionRef(kept.decision_id, kept.version), on=before
    )


def saved_scenario(over: StoredScenario | None, known: Collection[str]) -> Back[StoredScenario]:
    """A scenario that was saved `over` another version of it, or else anew; `known` are the ids
    that there were: what was there already is not taken back.
    """

    def back(kept: StoredScenario) -> Undo | None:
        ref = ScenarioRef(kept.scenario_id, kept.version)
        if over is not None and kept.version != over.version:
            return partial(save_scenario, scenario=over.scenario, over=ref)
        is_new = over is None and kept.scenario_id not in known
        return partial(remove_scenario, ref=ref) if is_new else None

    return back


def renamed_scenario(before: str) -> Back[StoredScenario]:
    return lambda kept: partial(
        rename_scenario, ref=ScenarioRef(kept.scenario_id, kept.version), name=before
    )


def removed_scenario(before: Scenario) -> Back[None]:
    return lambda _: partial(save_scenario, scenario=before)


def missed_call(call_id: str) -> Undo:
    """That somebody was rung in vain; itself a `Back`."""
    return partial(take_back_call, call_id=call_id)


def days_off(away: frozenset[date], back: frozenset[date]) -> Back[None]:
    """Days that became free, and days on which one is there after all."""
    return lambda _: partial(change_days_off, away=back, back=away)


def _ref(talk: Talk) -> TalkRef:
    return TalkRef(talk.talk_id, talk.version)
