"""Everything a user can change: one function, one transaction, one audit entry, role checked."""

from succession.actions.permission import PERMITTED, Actor, Submission, is_permitted, require
from succession.actions.playbooks import (
    RunStart,
    StepRef,
    add_note,
    reopen_step,
    start_run,
    tick_step,
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
from succession.actions.talks import Talk, log_talk

__all__ = [
    "PERMITTED",
    "Actor",
    "RowEdit",
    "RowRef",
    "RunStart",
    "StepRef",
    "Submission",
    "Talk",
    "add_note",
    "add_row",
    "edit_row",
    "is_permitted",
    "log_talk",
    "remember_mapping",
    "remove_row",
    "reopen_step",
    "require",
    "save_import",
    "start_run",
    "tick_step",
    "undo_import",
]
