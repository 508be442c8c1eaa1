"""The shares of a register in the order of the model, with their parts of the practice."""

from collections.abc import Collection, Sequence
from datetime import date
from operator import attrgetter

import numpy as np

from succession.arrays import Bools, Floats
from succession.register import Gp, Practice, Seen, Share


def share_records(
    register: Seen, practices: Sequence[Practice]
) -> tuple[tuple[Share | None, ...], list[int]]:
    """All shares by practice; a practice without any has one of which nothing is known."""
    records: list[Share | None] = []
    index: list[int] = []
    for p, practice in enumerate(practices):
        shares = register.shares_by_practice.get(practice.agb, ())
        records += sorted(shares, key=attrgetter("share_key")) or [None]
        index += [p] * max(len(shares), 1)
    return tuple(records), index


def weights(records: Sequence[Share | None], index: Sequence[int]) -> tuple[Floats, Bools]:
    """Parts that add up to 1 per practice: what is unsaid shares the rest equally.

    A single unsaid part is the rest and so is known.
    """
    sizes = np.array([np.nan if s is None or s.size is None else s.size for s in records], float)
    practice = np.array(index, dtype=np.intp)
    is_unsaid = np.isnan(sizes)
    said = np.bincount(practice, np.where(is_unsaid, 0.0, sizes))
    unsaid = np.bincount(practice, is_unsaid)
    rest = np.maximum(1 - said, 0.0) / np.maximum(unsaid, 1)
    raw = np.where(is_unsaid, rest[practice], sizes)
    total = np.bincount(practice, raw)
    count = np.bincount(practice)
    weight = np.where(
        total[practice] > 0, raw / np.maximum(total[practice], 1e-12), 1 / count[practice]
    )
    return weight, is_unsaid & (unsaid[practice] > 1)


def first_to_stop(
    records: Sequence[Share | None], holders: Sequence[Gp | None], practices: Collection[str]
) -> frozenset[int]:
    """Of each of these practices (agb) the share that is handed over first, by its place.

    Of those who named a day and have signed nothing yet.
    """
    first: dict[str, tuple[date, int]] = {}
    for place, (share, holder) in enumerate(zip(records, holders, strict=True)):
        day = holder.stop_day if holder else None
        if share is None or day is None or share.succession.stage.is_signed:
            continue
        agb = share.practice_agb
        if agb in practices:
            first[agb] = min(first.get(agb, (date.max, place)), (day, place))
    return frozenset(place for _, place in first.values())
