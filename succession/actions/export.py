"""A file that somebody takes along is written down: who, when, which."""

from succession.actions import permission
from succession.actions.permission import Submission
from succession.store import Store


def note_export(store: Store, submission: Submission, name: str) -> None:
    """Writes in the log that this file is taken along; it changes no data and no version.

    Raises `NotAllowed` for a role that takes no files along.
    """
    store.note(submission.stamp(permission.TAKE_ALONG), (("bestand", name),))
