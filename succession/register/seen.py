"""The register as an audience knows it. What it may not see is *unknown* to everything computed
for it.

Every number, list, total, order, file and cache key that an audience gets is a function of
`seen_by(register, audience)` and the assumptions, without exception: a total with everything
minus a list without is the plan.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, TypeVar

from succession.register.audience import Audience, may_see_of
from succession.register.fields import FIELDS_OF_SHEET, Field, Hides, Sheet
from succession.register.model import Gp, Level, Practice, Share, Succession
from succession.register.whole import Register


class Seen(Register):
    """A register as an audience knows it. Only `seen_by` makes one, and what is computed for an
    audience asks for it, so that the whole register is never taken for it.
    """


def seen_by(register: Register, audience: Audience) -> Seen:
    """The register as this audience knows it: the same practices, GPs and shares, with each stop
    plan, succession, search, talk and candidate it may not see unknown.

    Hidden and never known look alike: a level is kept only where there is something to share.
    """
    if audience.role.sees_every_level:
        return Seen(register.practices, register.gps, register.shares, register.candidates)
    return _View(register, audience).seen()


def with_staff(seen: Seen, staff: Sequence[Gp]) -> Seen:
    """The same with staff that nobody told of, to reckon with; it says nothing of anybody."""
    return replace(seen, gps=(*seen.gps, *staff))


@dataclass(frozen=True)
class _View:
    whole: Register
    audience: Audience

    def seen(self) -> Seen:
        return Seen(
            practices=tuple(self._practice(practice) for practice in self.whole.practices),
            gps=tuple(self._gp(gp) for gp in self.whole.gps),
            shares=tuple(self._share(share) for share in self.whole.shares),
            candidates=tuple(
                candidate
                for candidate in self.whole.candidates
                if (candidate.level or Level.CONFIDENTIAL).rank
                >= self.audience.role.lowest_level.rank
            ),
        )

    def _sees(self, agb: str, gp_key: str | None, level: Level | None) -> bool:
        practice = self.whole.practice_by_agb.get(agb)
        return practice is not None and may_see_of(self.audience, practice, gp_key, level)

    def _is_stranger_to(self, agb: str) -> bool:
        return self.audience.role.has_a_practice and agb not in self.audience.practices

    def _practice(self, practice: Practice) -> Practice:
        """A practice for sale is searching: the sale bears the strictest level of its shares."""
        shares = self.whole.shares_by_practice.get(practice.agb, ())
        holders = [(share.gp_key, share.level) for share in shares] or [(None, None)]
        if all(self._sees(practice.agb, *holder) for holder in holders):
            return practice
        return hidden(Sheet.PRACTICES, practice, Hides.LEVEL)

    def _gp(self, gp: Gp) -> Gp:
        if self._is_stranger_to(gp.practice_agb):
            gp = hidden(Sheet.GPS, gp, Hides.STRANGER, "gp.")
        if self.audience.himself == gp.row_key:
            return gp
        if not self._sees(gp.practice_agb, gp.gp_key, gp.level):
            return replace(hidden(Sheet.GPS, gp, Hides.LEVEL, "gp."), level=None)
        has_something_to_share = bool(gp.said) or gp.last_talk is not None
        return gp if has_something_to_share else replace(gp, level=None)

    def _share(self, share: Share) -> Share:
        if not self._sees(share.practice_agb, share.gp_key, share.level):
            # That nobody holds a share is plain to see; why is not everybody's to know.
            return replace(hidden(Sheet.GPS, share, Hides.LEVEL, "share."), level=None)
        if self.audience.role.has_a_practice and not share.succession.stage.is_intended:
            # Who might come after is told by the candidate himself, up to a letter of intention.
            share = replace(share, succession=replace(share.succession, successor=None))
        return share if share.succession != Succession() else replace(share, level=None)


_Record = TypeVar("_Record", Practice, Gp, Share)


def hidden(sheet: str, record: _Record, hides: Hides, part: str = "") -> _Record:
    """The record with every field that is so hidden as if it had never been known.

    What holds nothing but hidden fields goes whole, with the history and the days that it bears.
    """
    cleared: dict[str, Any] = {n: clear(record) for n, clear in _clearing(sheet, hides, part)}
    return replace(record, **cleared)


@cache
def _clearing(
    sheet: str, hides: Hides, part: str
) -> tuple[tuple[str, Callable[[object], object]], ...]:
    """Per attribute of the record that bears hidden fields, what stands there instead."""
    of_attribute: dict[str, list[Field]] = {}
    for field in FIELDS_OF_SHEET[sheet]:
        if field.at.startswith(part):
            name = field.at.removeprefix(part).partition(".")[0]
            of_attribute.setdefault(name, []).append(field)
    return tuple(
        (name, _cleared(name, found, hides))
        for name, found in of_attribute.items()
        if any(field.hides is hides for field in found)
    )


def _cleared(name: str, found: Sequence[Field], hides: Hides) -> Callable[[object], object]:
    if all(field.hides is hides for field in found):
        return lambda record: _default_of(type(record), name)
    gone = {field.at.rpartition(".")[2]: None for field in found if field.hides is hides}
    return lambda record: getattr(record, name) and replace(getattr(record, name), **gone)


def _default_of(kind: type, name: str) -> object:
    return next(one.default for one in fields(kind) if one.name == name)
