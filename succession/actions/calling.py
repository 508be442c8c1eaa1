"""Ringing a praktijkhouder in vain: that it was tried is kept, and can be taken back."""

import secrets
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.errors import InvalidInput, Problem
from succession.register.days import day_of
from succession.register.fields import Sheet
from succession.store import Pen, Store
from succession.store.calls import write as calls
from succession.talks.missed import MissedCall


def note_missed_call(store: Store, submission: Submission, row_key: str, *, on: date) -> str:
    """Keeps that the GP of this row was rung on this day in vain, and answers the id of the call.

    The same day again takes the place of the first. Raises `Conflict` when the GP is no longer in
    the register, `InvalidInput` for a day that is still to come.
    """
    if on > day_of(submission.now):
        raise InvalidInput((_DAY_TO_COME,))
    call = MissedCall(secrets.token_hex(8), row_key, on, submission.actor.name)

    def keep(pen: Pen) -> str:
        calls.keep(pen, (Sheet.GPS, row_key), call)
        return call.call_id

    return store.write(submission.stamp(permission.NOTE_MISSED_CALL, row_key, on), keep)


def take_back_call(store: Store, submission: Submission, call_id: str) -> None:
    """Takes a call away that was noted by mistake; nothing where it is gone already."""

    def drop(pen: Pen) -> str:
        calls.drop(pen, call_id)
        return ""

    store.write(submission.stamp(permission.TAKE_BACK_CALL, call_id), drop)


_DAY_TO_COME = Problem("de dag ligt in de toekomst", "kies de dag waarop er is gebeld")
