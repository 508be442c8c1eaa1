"""Which role the zorggroep wants: what its members say, and what its board makes of it.

The considerations and options stand in a file, word for word as the zorggroepen wrote them. Of the
members only counts are kept, per hagro, and never shown for fewer than three who answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from pydantic import Field, model_validator

from succession import strict_yaml
from succession.board.decision import DecidingBody
from succession.playbook.book.model import Mandate
from succession.strict_model import Aliased, Strict, Text

FEWEST_TOLD = 3
_Name = TypeVar("_Name", bound=str)


class Consideration(Aliased):
    """A question of the board to itself."""

    id: Text
    text: Text = Field(alias="vraag")
    note: str = Field(default="", alias="toelichting")


class RoleOption(Aliased):
    """One of the ways to go; none has more room than another."""

    id: Text
    name: Text = Field(alias="naam")
    text: Text = Field(alias="tekst")


class RoleQuestions(Aliased):
    """The file."""

    version: Text
    source: Text = Field(alias="bron")
    considerations: tuple[Consideration, ...] = Field(alias="overwegingen", min_length=1)
    options: tuple[RoleOption, ...] = Field(alias="opties", min_length=2)


class Urgency(StrEnum):
    """How pressing members find it."""

    HIGH = "dringend"
    SOME = "speelt"
    NONE = "speelt niet"


class MembersVoice(Strict):
    """What the members of one hagro answered, as counts: so many would allow each role, find it so
    pressing, and choose each option."""

    hagro: Text
    on: date
    answered: int = Field(ge=1)
    roles: Mapping[Mandate, int] = {}
    urgency: Mapping[Urgency, int] = {}
    options: Mapping[str, int] = {}

    @model_validator(mode="after")
    def _counts_those_who_answered(self) -> "MembersVoice":
        each = (*self.roles.values(), *self.urgency.values(), *self.options.values())
        if any(not 0 <= count <= self.answered for count in each):
            raise ValueError("een aantal is groter dan wie antwoordden")
        for one_of in (self.urgency, self.options):
            if sum(one_of.values()) > self.answered:
                raise ValueError("samen zijn het er meer dan wie antwoordden")
        return self


@dataclass(frozen=True, slots=True)
class MembersTogether:
    """The counts of all hagro's of which enough answered, and how many hagro's did not."""

    hagros: int
    answered: int
    roles: Mapping[Mandate, int]
    urgency: Mapping[Urgency, int]
    options: Mapping[str, int]
    too_few: int


def together(voices: Iterable[MembersVoice]) -> MembersTogether:
    """The last of each hagro, added up. One of which too few answered is left out of the sum too:
    else it could be worked out from the rest."""
    last = {one.hagro: one for one in sorted(voices, key=lambda one: one.on)}
    told = [one for one in last.values() if one.answered >= FEWEST_TOLD]
    names = sorted({name for one in told for name in one.options})
    return MembersTogether(
        hagros=len(told),
        answered=sum(one.answered for one in told),
        roles={role: _sum([one.roles for one in told], role) for role in Mandate},
        urgency={each: _sum([one.urgency for one in told], each) for each in Urgency},
        options={name: _sum([one.options for one in told], name) for name in names},
        too_few=len(last) - len(told),
    )


def _sum(counts: Sequence[Mapping[_Name, int]], name: _Name) -> int:
    return sum(one.get(name, 0) for one in counts)


class RoleSession(Strict):
    """A session of the board: its answers by the id of the consideration, how many chose each
    option, what was decided and by which body, who saw it otherwise, and the mandate that it gives.

    `has_bv` says whether there is a BV apart for practices; None while that is not said.
    """

    on: date
    answers: Mapping[str, str] = {}
    votes: Mapping[str, int] = {}
    option: Text
    decision: Text
    dissent: str = ""
    body: DecidingBody
    mandate: Mandate | None = None
    has_bv: bool | None = None


def load_role_questions(path: Path) -> RoleQuestions:
    """Raises `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, RoleQuestions)
