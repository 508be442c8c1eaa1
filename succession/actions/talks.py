"""A talk with a praktijkhouder, written down."""

from dataclasses import dataclass
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.errors import InvalidInput, Problem
from succession.register.difference import Change, Difference
from succession.store import Store, Transaction, day_of

TALK = "gesprek"


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk with the GP of this row (key of the sheet `huisartsen`), as it was shown."""

    row_key: str
    on: date
    expected_version: int


def log_talk(store: Store, submission: Submission, talk: Talk) -> None:
    """Writes down that the GP was spoken with; an older talk leaves the last one standing.

    Raises `InvalidInput` for a day to come, `Conflict` when the row was changed since.
    """
    if talk.on > day_of(submission.now):
        raise InvalidInput((_DAY_TO_COME,))

    def log(transaction: Transaction) -> str:
        place = ("huisartsen", talk.row_key)
        last = transaction.row(place, talk.expected_version)["laatste_gesprek"]
        if not isinstance(last, date) or talk.on > last:
            change = Change(*place, "laatste_gesprek", last, talk.on)
            transaction.apply(Difference(changed=(change,)), TALK)
        return ""

    store.write(submission.stamp(permission.LOG_TALK), log)


_DAY_TO_COME = Problem(
    "de datum van het gesprek ligt in de toekomst",
    "vul de dag in waarop het gesprek was",
    column="laatste_gesprek",
)
