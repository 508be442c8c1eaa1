"""Everything a user can change: one function, one transaction, one audit entry, role checked."""

from succession.actions.agreements import (
    Correction,
    Objection,
    PromiseRef,
    agree_letter,
    correct_own_record,
    move_next_talk,
    move_promise,
    object_to_letter,
    settle_promise,
)
from succession.actions.closing import (
    Decision,
    answer_stop_criteria,
    close_run,
    decide,
    decide_extension,
)
from succession.actions.export import note_export
from succession.actions.gates import Consent, give_consent, open_as_substitute, refuse_consent
from succession.actions.mandate import Settlement, settle_mandate
from succession.actions.permission import PERMITTED, Actor, Submission, is_permitted, require
from succession.actions.playbooks import (
    RunStart,
    add_evidence,
    add_note,
    reopen_step,
    start_run,
    tick_step,
)
from succession.actions.preparing import (
    ScanForm,
    change_days_off,
    days_between,
    keep_scan,
    keep_template,
)
from succession.actions.register import (
    RowEdit,
    RowRef,
    add_row,
    edit_row,
    remember_mapping,
    remove_row,
    save_import,
    undo_import,
)
from succession.actions.replanning import (
    AnchorMove,
    NewVersion,
    fill_roles,
    move_anchor,
    state_facts,
    take_over_version,
)
from succession.actions.scenarios import (
    ScenarioRef,
    remove_scenario,
    rename_scenario,
    save_scenario,
)
from succession.actions.taking_part import RunRef, StepRef
from succession.actions.talks import (
    DraftAnswer,
    TalkRef,
    drop_draft,
    hold_talk,
    save_draft,
)
from succession.actions.verification import keep_chances

__all__ = [
    "PERMITTED",
    "Actor",
    "AnchorMove",
    "Consent",
    "Correction",
    "Decision",
    "DraftAnswer",
    "NewVersion",
    "Objection",
    "PromiseRef",
    "RowEdit",
    "RowRef",
    "RunRef",
    "RunStart",
    "ScanForm",
    "ScenarioRef",
    "Settlement",
    "StepRef",
    "Submission",
    "TalkRef",
    "add_evidence",
    "add_note",
    "add_row",
    "agree_letter",
    "answer_stop_criteria",
    "change_days_off",
    "close_run",
    "correct_own_record",
    "days_between",
    "decide",
    "decide_extension",
    "drop_draft",
    "edit_row",
    "fill_roles",
    "give_consent",
    "hold_talk",
    "is_permitted",
    "keep_chances",
    "keep_scan",
    "keep_template",
    "move_anchor",
    "move_next_talk",
    "move_promise",
    "note_export",
    "object_to_letter",
    "open_as_substitute",
    "refuse_consent",
    "remember_mapping",
    "remove_row",
    "remove_scenario",
    "rename_scenario",
    "reopen_step",
    "require",
    "save_draft",
    "save_import",
    "save_scenario",
    "settle_mandate",
    "settle_promise",
    "start_run",
    "state_facts",
    "take_over_version",
    "tick_step",
    "undo_import",
]
