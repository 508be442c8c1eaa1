"""A decision of the zorggroep: what is asked and why, who decides and who abstains, what came of it
and when it is looked at again.

Nothing is decided here: it is written down what a board, the delegates or the members decided.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pydantic import Field

from succession.playbook.book.mandate import SettledMandate
from succession.playbook.book.model import Mandate
from succession.register import Audience
from succession.strict_model import Strict, Text

_ABSTAINED = "een besluit waarover u zich onthoudt"


class DecidingBody(StrEnum):
    BOARD = "bestuur"
    DELEGATES = "Raad van Afgevaardigden"
    MEMBERS = "algemene ledenvergadering"
    SUPERVISORS = "Raad van Toezicht"


class Involvement(StrEnum):
    """What somebody else than who decides has to do with it."""

    APPROVES = "keurt goed"
    ADVISES = "adviseert"
    INFORMED = "wordt geïnformeerd"


class DecisionOutcome(StrEnum):
    TAKEN = "genomen"
    REFUSED = "afgewezen"


class DecisionState(StrEnum):
    """How far it is; what is to be reviewed was taken, and its day has come."""

    PREPARED = "in voorbereiding"
    ASKED = "te besluiten"
    TAKEN = "genomen"
    TO_REVIEW = "te herzien"
    REFUSED = "afgewezen"
    ENDED = "vervallen"


class Alternative(Strict):
    """Another way, and what speaks against it."""

    what: Text
    against: Text


class Involved(Strict):
    """Who else has a say, such as the Raad van Toezicht, the cliëntenraad or the OR or PVT."""

    who: Text
    how: Involvement


class DecisionProposal(Strict):
    """What is asked. `doing_nothing` says what happens then: that is always an alternative.

    `interested` are the hagro's of which the board members abstain, and get no paper on it.
    A decision with a `mandate` settles how far the zorggroep may go; one that accepts the risk of a
    practice names it by its id, and ends on its review day.
    """

    what: Text
    why: Text
    doing_nothing: Text
    alternatives: tuple[Alternative, ...] = ()
    money_euros: int | None = Field(default=None, ge=0)
    hours: int | None = Field(default=None, ge=0)
    risks: str = ""
    support: str = ""
    involved: tuple[Involved, ...] = ()
    interested: tuple[Text, ...] = ()
    body: DecidingBody
    owner: Text
    review_on: date
    mandate: Mandate | None = None
    accepts_risk_of: int | None = None


class Review(Strict):
    """What was found when it was looked at again, and when that is next; None once it ended."""

    on: date
    found: Text
    next_review: date | None


class DecisionTaken(Strict):
    """What a body made of it, where that lies, and on which day."""

    outcome: DecisionOutcome
    on: date
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardDecision:
    """A proposal with what became of it; `agenda_on` is the day of the meeting that treats it."""

    decision_id: str
    version: int
    proposal: DecisionProposal
    prepared_by: str
    agenda_on: date | None = None
    taken: DecisionTaken | None = None
    reviews: tuple[Review, ...] = ()

    @property
    def review_on(self) -> date | None:
        """When it is looked at again; None once it ended."""
        return self.reviews[-1].next_review if self.reviews else self.proposal.review_on

    @property
    def mandate_words(self) -> str:
        """By which the mandate that it gave says where it comes from; empty while it is not
        decided."""
        if self.taken is None:
            return ""
        return f"{self.proposal.body.value}: {self.proposal.what} ({self.taken.reason})"

    def state(self, today: date) -> DecisionState:
        """How far it is on this day."""
        if self.taken is None:
            return DecisionState.PREPARED if self.agenda_on is None else DecisionState.ASKED
        if self.taken.outcome is DecisionOutcome.REFUSED:
            return DecisionState.REFUSED
        if self.review_on is None:
            return DecisionState.ENDED
        return DecisionState.TO_REVIEW if self.review_on <= today else DecisionState.TAKEN


@dataclass(frozen=True, slots=True)
class VisibleDecisions:
    """What an audience may read, and of how many points it does not, because it abstains."""

    decisions: tuple[BoardDecision, ...]
    abstained: int


def visible_decisions(decisions: Iterable[BoardDecision], audience: Audience) -> VisibleDecisions:
    """The zorggroep itself reads all; a board member what is on the agenda or decided, without the
    points on which he abstains. While his own hagro is not known, any of those may be his.
    """
    found = tuple(decisions)
    if not audience.role.has_a_hagro:
        return VisibleDecisions(found, 0)
    told = [one for one in found if one.agenda_on is not None or one.taken is not None]
    shown = tuple(one for one in told if not _abstains(one.proposal, audience.hagro))
    return VisibleDecisions(shown, len(told) - len(shown))


def visible_mandate(
    settled: SettledMandate | None, decisions: Iterable[BoardDecision], audience: Audience
) -> SettledMandate | None:
    """How far the zorggroep may go is for all to know; in which words it was decided is not for
    who abstained."""
    if settled is None or not audience.role.has_a_hagro:
        return settled
    hidden = (one for one in decisions if _abstains(one.proposal, audience.hagro))
    if any(one.mandate_words == settled.decision for one in hidden):
        return replace(settled, decision=_ABSTAINED)
    return settled


def _abstains(proposal: DecisionProposal, hagro: str | None) -> bool:
    return bool(proposal.interested) and (hagro is None or hagro in proposal.interested)
