"""Who is looking, and what of a practice he may see."""

from dataclasses import dataclass
from enum import StrEnum

from succession.register.model import Level, Practice


class Role(StrEnum):
    CONSULENT = "consulent"
    DIRECTORS = "directie"
    BOARD = "bestuur"
    GUEST = "gast"
    ADMIN = "beheerder"


LOWEST_LEVEL = {
    Role.CONSULENT: Level.CONFIDENTIAL,
    Role.DIRECTORS: Level.DIRECTORS,
    Role.BOARD: Level.BOARD,
    Role.GUEST: Level.PUBLIC,
    Role.ADMIN: Level.PUBLIC,
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
    if audience.himself is not None and audience.himself == f"{practice.agb}/{gp_key}":
        return True
    return may_see(audience, practice, level, shares=2)


def _lowest_level(audience: Audience, practice: Practice, shares: int) -> Level:
    if audience.role is Role.GUEST and practice.agb in audience.practices:
        return Level.CONFIDENTIAL if shares <= 1 else Level.HAGRO
    is_own_hagro = audience.hagro is not None and practice.hagro == audience.hagro
    if is_own_hagro and audience.role in (Role.BOARD, Role.GUEST):
        # Board members are practising GPs: in their own hagro they are colleagues and competitors.
        return Level.HAGRO
    return LOWEST_LEVEL[audience.role]
