"""A meeting: how the region stood on its day, for each of its audiences apart."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from succession.board.decision import DecidingBody
from succession.board.picture import BoardPicture
from succession.register import Audience, Role, Seen


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which body met when, and by which method and assumptions the numbers were made."""

    on: date
    body: DecidingBody
    method: str
    assumptions: str


@dataclass(frozen=True, slots=True)
class PictureFor:
    """How the region stood as this audience knew it."""

    audience: Audience
    picture: BoardPicture

    @property
    def digest(self) -> str:
        """By which it is seen that a picture is the one that was kept."""
        return digest_of(self.picture)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What was kept of a meeting for one audience."""

    meeting_id: str
    on: date
    body: DecidingBody
    picture: BoardPicture
    method: str
    assumptions: str
    digest: str
    kept_by: str

    @property
    def is_as_it_was_kept(self) -> bool:
        return self.digest == digest_of(self.picture)


def audiences_of(register: Seen) -> tuple[Audience, ...]:
    """Who follows the region from meeting to meeting: who works at the zorggroep, the board, and
    its members by their own hagro."""
    hagros = sorted({one.hagro for one in register.practices if one.hagro})
    members = (Audience(Role.BOARD, hagro) for hagro in hagros)
    roles = (Role.CONSULENT, Role.DIRECTORS, Role.BOARD)
    return (*map(Audience, roles), *members)


def digest_of(picture: BoardPicture) -> str:
    return sha256(picture.model_dump_json().encode()).hexdigest()
