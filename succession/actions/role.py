"""Hearing the members, and settling which role the zorggroep takes."""

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.saying import refuse_day_to_come
from succession.board.role import MembersVoice, RoleSession
from succession.store import Pen, Store
from succession.store.mandate import write as mandate
from succession.store.role import write as role


def hear_members(store: Store, submission: Submission, voice: MembersVoice) -> None:
    """Keeps what the members of a hagro answered; raises `InvalidInput` for a day to come."""
    refuse_day_to_come(submission, voice.on)

    def hear(pen: Pen) -> str:
        role.hear(pen, voice)
        return ""

    store.write(submission.stamp(permission.HEAR_MEMBERS, voice), hear)


def settle_role(store: Store, submission: Submission, session: RoleSession) -> None:
    """Keeps a session of the board beside the earlier ones; the mandate that it gives is settled
    with it. Raises `InvalidInput` for a day to come.
    """
    refuse_day_to_come(submission, session.on)

    def settle(pen: Pen) -> str:
        role.settle(pen, session)
        if session.mandate is not None:
            words = f"{session.body.value}: {session.decision}"
            mandate.settle_anew(pen, session.mandate, words, session.on)
        return session.option

    store.write(submission.stamp(permission.SETTLE_ROLE, session), settle)
