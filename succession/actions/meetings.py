"""Keeping how the region stood at a meeting."""

import secrets
from collections.abc import Sequence

from succession.actions import permission
from succession.actions.permission import Submission
from succession.board.meeting import Occasion, PictureFor
from succession.store import Pen, Store
from succession.store.meetings import write as meetings


def keep_meeting(
    store: Store, submission: Submission, occasion: Occasion, pictures: Sequence[PictureFor]
) -> None:
    """Keeps the pictures of this day, each for its own audience: from then on nobody changes them.

    The day may be to come: a paper is made before its meeting.
    """

    def keep(pen: Pen) -> str:
        for one in pictures:
            meetings.add(pen, secrets.token_hex(8), occasion, one)
        return ""

    digests = [one.digest for one in pictures]
    store.write(submission.stamp(permission.KEEP_MEETING, occasion, digests), keep)
