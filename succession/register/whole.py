"""The whole register: everything that is known of the region, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from succession.register.model import Candidate, Gp, Holder, Practice, Share, Stage


@dataclass(frozen=True)
class Register:
    """Everything that is known of the region, as one value."""

    practices: tuple[Practice, ...] = ()
    gps: tuple[Gp, ...] = ()
    shares: tuple[Share, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @cached_property
    def practice_by_agb(self) -> Mapping[str, Practice]:
        return {practice.agb: practice for practice in self.practices}

    @cached_property
    def gps_by_practice(self) -> Mapping[str, tuple[Gp, ...]]:
        """The GPs per practice agb; a practice without GP rows is absent."""
        return _grouped(self.gps)

    @cached_property
    def shares_by_practice(self) -> Mapping[str, tuple[Share, ...]]:
        """The shares per practice agb; a practice without shares is absent."""
        return _grouped(self.shares)

    @cached_property
    def gp_by_key(self) -> Mapping[tuple[str, str], Gp]:
        """GPs by (practice_agb, gp_key)."""
        return {(gp.practice_agb, gp.gp_key): gp for gp in self.gps}

    def holder_of(self, share: Share) -> Gp | None:
        """The GP who holds the share, or None when it is not a GP who does."""
        if share.gp_key is None:
            return None
        return self.gp_by_key.get((share.practice_agb, share.gp_key))

    def stage_of(self, share: Share) -> Stage:
        """How far the succession of a share is, as far as what was written tells."""
        return stage_told(share, self.holder_of(share))


def stage_told(share: Share, holder: Gp | None) -> Stage:
    """The stage that was written, or unknown where it cannot be about this holder.

    Who started follows a holder who leaves: one who said when, or who is said to be followed by
    somebody. Where nobody leaves, *gestart* says nothing of who comes after the holder.
    """
    stage = share.succession.stage
    if stage is not Stage.STARTED:
        return stage
    has_date = holder is not None and holder.plan is not None and holder.plan.is_dated
    is_left = has_date or share.succession.successor is not None
    return stage if is_left and share.holder is not Holder.NOBODY else Stage.UNKNOWN


_Member = TypeVar("_Member", Gp, Share)


def _grouped(records: tuple[_Member, ...]) -> dict[str, tuple[_Member, ...]]:
    groups: dict[str, list[_Member]] = {}
    for record in records:
        groups.setdefault(record.practice_agb, []).append(record)
    return {agb: tuple(group) for agb, group in groups.items()}
