"""The paper of a meeting: figures that are frozen, words that are edited until it is settled.

It is made for one audience and holds what that audience may know. Of decisions everyone reads the
points on which he does not abstain.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from succession.board.decision import BoardDecision, DecisionProposal
from succession.board.picture import BoardPicture
from succession.register import Audience, Role
from succession.strict_model import Strict, Text


class PaperPurpose(StrEnum):
    DECIDE = "ter besluitvorming"
    DISCUSS = "ter bespreking"
    INFORM = "ter informatie"


class Voorlegger(Strict):
    """The first page: what is asked of whom, and all that a board weighs with it."""

    purpose: PaperPurpose = PaperPurpose.INFORM
    asked: str = ""
    reason: str = ""
    core: str = ""
    alternatives: str = ""
    money_and_hours: str = ""
    risks: str = ""
    support: str = ""
    legal_and_privacy: str = ""
    communication: str = ""
    next_steps: str = ""


class FrozenDecision(Strict):
    """What was asked on the day on which the paper was made."""

    decision_id: Text
    agenda_on: date
    proposal: DecisionProposal

    @property
    def as_asked(self) -> BoardDecision:
        """The decision as it stood then."""
        return BoardDecision(
            decision_id=self.decision_id,
            version=0,
            proposal=self.proposal,
            prepared_by="",
            agenda_on=self.agenda_on,
        )


class FrozenPaper(Strict):
    """The figures of the day on which it was made, those of the meeting before, and the decisions
    that were to be treated as they were asked."""

    picture: BoardPicture
    before: BoardPicture | None = None
    before_on: date | None = None
    decisions: tuple[FrozenDecision, ...] = ()
    method: str
    assumptions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPaper:
    """A concept until `settled_on`; `on` is the day of the meeting, `made_on` of the figures."""

    paper_id: str
    version: int
    on: date
    made_on: date
    audience: Audience
    voorlegger: Voorlegger
    frozen: FrozenPaper
    settled_on: date | None
    made_by: str

    @property
    def is_concept(self) -> bool:
        return self.settled_on is None


def visible_papers(papers: Iterable[BoardPaper], reader: Audience) -> tuple[BoardPaper, ...]:
    """Those that were made for him, or for who knows less than he does."""
    return tuple(one for one in papers if _may_read(one.audience, reader))


def _may_read(made_for: Audience, reader: Audience) -> bool:
    if reader.role is Role.CONSULENT:
        return True
    if reader.role is Role.DIRECTORS:
        return made_for.role is not Role.CONSULENT
    if reader.role is not Role.BOARD or made_for.role is not Role.BOARD:
        return False
    return made_for.hagro in (None, reader.hagro)


def audience_of_paper(maker: Audience) -> Audience:
    """For whom a paper of this maker is: the whole board, for a board member and for a consulent;
    the directors for themselves."""
    return maker if maker.role is Role.DIRECTORS else Audience(Role.BOARD)


def on_the_agenda(decisions: Iterable[BoardDecision]) -> tuple[FrozenDecision, ...]:
    """What is to be treated, as it is asked now."""
    return tuple(
        FrozenDecision(decision_id=one.decision_id, agenda_on=one.agenda_on, proposal=one.proposal)
        for one in decisions
        if one.taken is None and one.agenda_on is not None
    )
