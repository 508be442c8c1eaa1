"""Who is looking, and what of a practice he may see."""

from dataclasses import dataclass
from enum import StrEnum

from succession.register.model import Level, Practice, row_key


class Role(StrEnum):
    """As what somebody looks. What he may do and read stands in `actions.permission`."""

    CONSULENT = "consulent"
    DIRECTORS = "directie"
    BOARD = "bestuur"
    GUEST = "gast"
    ADMIN = "beheerder"

    @property
    def lowest_level(self) -> Level:
        """The most confidential level that it sees of anybody, wherever he is."""
        return _STANDING[self].lowest

    @property
    def sees_every_level(self) -> bool:
        return self.lowest_level is Level.CONFIDENTIAL

    @property
    def meaning(self) -> str:
        return _STANDING[self].meaning

    @property
    def is_of_the_zorggroep(self) -> bool:
        """Whether what concerns the whole region is its business."""
        return _STANDING[self].is_of_the_zorggroep

    @property
    def has_a_hagro(self) -> bool:
        """Whether its hagro counts: there its people are colleagues and competitors."""
        return _STANDING[self].has_a_hagro

    @property
    def has_a_practice(self) -> bool:
        """Whether it looks from within one practice, and knows of others what all may know."""
        return _STANDING[self].has_a_practice


@dataclass(frozen=True, slots=True)
class _Standing:
    lowest: Level
    meaning: str
    is_of_the_zorggroep: bool = False
    has_a_hagro: bool = False
    has_a_practice: bool = False


_STANDING = {
    Role.CONSULENT: _Standing(
        Level.CONFIDENTIAL,
        "voert gesprekken en ziet alles wat is verteld",
        is_of_the_zorggroep=True,
    ),
    Role.DIRECTORS: _Standing(
        Level.DIRECTORS,
        "leidt de zorggroep; ziet plannen die met de directie zijn gedeeld",
        is_of_the_zorggroep=True,
    ),
    Role.BOARD: _Standing(
        Level.BOARD,
        "bestuurt de zorggroep; ziet plannen die met het bestuur zijn gedeeld",
        is_of_the_zorggroep=True,
        has_a_hagro=True,
    ),
    Role.GUEST: _Standing(
        Level.PUBLIC,
        "praktijkhouder of opvolger; ziet wat over de eigen praktijk is vastgelegd",
        has_a_hagro=True,
        has_a_practice=True,
    ),
    Role.ADMIN: _Standing(Level.PUBLIC, "beheert de toepassing; ziet geen plannen"),
}


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is looking: a role, the own hagro (bestuur, gast) and the own practices (gast).

    `himself` is the key of the row (sheet `huisartsen`) of the GP that a guest is; None where that
    is not certain, or he is none.
    """

    role: Role
    hagro: str | None = None
    practices: frozenset[str] = frozenset()
    himself: str | None = None


def may_see(audience: Audience, practice: Practice, level: Level | None, shares: int = 1) -> bool:
    """Whether this audience sees what bears `level` in this practice; no level is the strictest.

    `shares` is the number of shares in the practice: a guest sees all of his own practice only
    where nobody else holds a share of it, since a partner's plan is not his to know.
    """
    lowest = _lowest_level(audience, practice, shares)
    return (level or Level.CONFIDENTIAL).rank >= lowest.rank


def may_see_of(
    audience: Audience, practice: Practice, gp_key: str | None, level: Level | None
) -> bool:
    """Whether this audience sees what a GP of this practice said or was told in confidence.

    A guest sees all that is his own, and of everybody else in his practice, whether he is a
    partner or comes to take over, what is shared with the hagro.
    """
    if audience.himself is not None and audience.himself == row_key(practice.agb, gp_key):
        return True
    return may_see(audience, practice, level, shares=2)


def _lowest_level(audience: Audience, practice: Practice, shares: int) -> Level:
    if audience.role.has_a_practice and practice.agb in audience.practices:
        return Level.CONFIDENTIAL if shares <= 1 else Level.HAGRO
    is_own_hagro = audience.hagro is not None and practice.hagro == audience.hagro
    if is_own_hagro and audience.role.has_a_hagro:
        # Board members are practising GPs: in their own hagro they are colleagues and competitors.
        return Level.HAGRO
    return audience.role.lowest_level
