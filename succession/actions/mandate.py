"""Settling what the zorggroep may do for its members."""

from dataclasses import dataclass
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.saying import refuse_day_to_come, refuse_empty
from succession.playbook.book.mandate import SettledMandate
from succession.playbook.book.model import Mandate
from succession.store import Pen, Store
from succession.store.mandate import write as mandate


@dataclass(frozen=True, slots=True)
class Settlement:
    """The furthest that the zorggroep may go: `decision` says who decided so, and where it lies."""

    furthest: Mandate
    decision: str
    on: date


def settle_mandate(
    store: Store, submission: Submission, settlement: Settlement, expected_version: int
) -> SettledMandate:
    """Settles the mandate in the place of the last one, and answers it.

    `expected_version` is that of the mandate as it was shown, 0 when none was settled. Raises
    `Conflict` when somebody else settled it since.
    """
    refuse_empty(besluit=settlement.decision)
    refuse_day_to_come(submission, settlement.on)

    def settle(pen: Pen) -> str:
        decision = settlement.decision.strip()
        mandate.settle(pen, settlement.furthest, decision, settlement.on, expected_version)
        return settlement.furthest

    stamp = submission.stamp(permission.SETTLE_MANDATE, settlement, expected_version)
    store.write(stamp, settle)
    settled = store.mandate()
    assert settled is not None, "a mandate is never removed"
    return settled
