"""What the zorggroep may do for its members, once its directors have settled it."""

from dataclasses import dataclass
from datetime import date

from succession.conditions import Fact
from succession.playbook.book.model import Mandate

TAKEOVER_FACT = "mandaat_overname"


@dataclass(frozen=True, slots=True)
class SettledMandate:
    """The furthest that the zorggroep may go, and the decision in which it says so.

    `by` is who wrote it down, `on` the day of the decision; `version` goes back with a change.
    """

    furthest: Mandate
    decision: str
    on: date
    by: str
    version: int

    def allows(self, asked: Mandate) -> bool:
        return asked.rank <= self.furthest.rank


def allowed(settled: SettledMandate | None, asked: Mandate) -> bool | None:
    """Whether the zorggroep may do what is asked; None, never yes, while nothing is settled."""
    return None if settled is None else settled.allows(asked)


def mandate_facts(settled: SettledMandate | None) -> dict[str, Fact]:
    """The facts that a settled mandate makes known; none while nothing is settled."""
    return {} if settled is None else {TAKEOVER_FACT: settled.allows(Mandate.TAKE_OVER)}
