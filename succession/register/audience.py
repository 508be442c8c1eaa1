"""What an audience may see. What it may not see is *unknown* to everything computed for it.

Every number, list, total, order, file and cache key that an audience gets is a function of
`seen_by(register, audience)` and the assumptions, without exception: a total with everything
minus a list without is the plan.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from succession.register.model import Gp, Level, Practice, Register, Share, Succession


class Role(StrEnum):
    CONSULENT = "consulent"
    DIRECTORS = "directie"
    BOARD = "bestuur"
    GUEST = "gast"
    ADMIN = "beheerder"


_LOWEST_LEVEL = {
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
    return _LOWEST_LEVEL[audience.role]


def seen_by(register: Register, audience: Audience) -> Register:
    """The register as this audience knows it: the same practices, GPs and shares, with each stop
    plan, succession, search, talk and candidate it may not see unknown.

    Hidden and never known look alike: a level is kept only where there is something to share.
    """
    if audience.role is Role.CONSULENT:
        return register
    return _View(register, audience).register()


@dataclass(frozen=True)
class _View:
    whole: Register
    audience: Audience

    def register(self) -> Register:
        return Register(
            practices=tuple(self._practice(practice) for practice in self.whole.practices),
            gps=tuple(self._gp(gp) for gp in self.whole.gps),
            shares=tuple(self._share(share) for share in self.whole.shares),
            candidates=tuple(
                candidate
                for candidate in self.whole.candidates
                if (candidate.level or Level.CONFIDENTIAL).rank
                >= _LOWEST_LEVEL[self.audience.role].rank
            ),
        )

    def _sees(self, agb: str, gp_key: str | None, level: Level | None) -> bool:
        practice = self.whole.practice_by_agb.get(agb)
        return practice is not None and may_see_of(self.audience, practice, gp_key, level)

    def _is_stranger_to(self, agb: str) -> bool:
        return self.audience.role is Role.GUEST and agb not in self.audience.practices

    def _practice(self, practice: Practice) -> Practice:
        """A practice for sale is searching: the sale bears the strictest level of its shares."""
        shares = self.whole.shares_by_practice.get(practice.agb, ())
        holders = [(share.gp_key, share.level) for share in shares] or [(None, None)]
        if all(self._sees(practice.agb, *holder) for holder in holders):
            return practice
        return replace(practice, for_sale_since=None)

    def _gp(self, gp: Gp) -> Gp:
        if self._is_stranger_to(gp.practice_agb):
            gp = replace(gp, birth_year=None, sex=None, fte=None)
        if self.audience.himself == f"{gp.practice_agb}/{gp.gp_key}":
            return gp
        if not self._sees(gp.practice_agb, gp.gp_key, gp.level):
            return replace(gp, said=(), last_talk=None, level=None)
        has_something_to_share = bool(gp.said) or gp.last_talk is not None
        return gp if has_something_to_share else replace(gp, level=None)

    def _share(self, share: Share) -> Share:
        if not self._sees(share.practice_agb, share.gp_key, share.level):
            # That nobody holds a share is plain to see; why is not everybody's to know.
            vacancy = share.vacancy and replace(share.vacancy, reason=None)
            return replace(share, succession=Succession(), vacancy=vacancy, level=None)
        if self.audience.role is Role.GUEST and not share.succession.stage.is_intended:
            # Who might come after is told by the candidate himself, up to a letter of intention.
            share = replace(share, succession=replace(share.succession, successor=None))
        return share if share.succession != Succession() else replace(share, level=None)
