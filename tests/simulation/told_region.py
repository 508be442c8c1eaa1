"""An invented region in which something is said of everything that can be said."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from succession.example import example_region
from succession.example.plans import months_after
from succession.register import (
    Gp,
    GpRole,
    Holder,
    Register,
    Share,
    Stage,
    StopPlan,
    Succession,
    Vacancy,
)

_OTHER_HOLDERS = (Holder.NOBODY, Holder.CHAIN, Holder.ZORGGROEP_BV)


def told_region(practices: int, seed: int, as_of: date) -> Register:
    """Of owners who said nothing one in three names a date, one birth year is not known, and three
    shares go: one is open, a chain holds one, and the zorggroep took one over."""
    full = example_region(practices, seed, as_of)
    silent = [(share, gp) for share in full.shares if (gp := full.holder_of(share)) and not gp.said]
    pairs = [
        *_given_away(silent[: 3 * len(_OTHER_HOLDERS) : 3], as_of),
        *_told(silent[1::3], as_of),
    ]
    shares = {(share.practice_agb, share.share_key): share for share, _ in pairs}
    gps = {(gp.practice_agb, gp.gp_key): gp for _, gp in pairs}
    return replace(
        full,
        shares=tuple(shares.get((s.practice_agb, s.share_key), s) for s in full.shares),
        gps=tuple(gps.get((gp.practice_agb, gp.gp_key), gp) for gp in full.gps),
    )


def _given_away(pairs: list[tuple[Share, Gp]], as_of: date) -> Iterable[tuple[Share, Gp]]:
    """The practice goes on with the former owner in service."""
    gone = Vacancy(since=months_after(as_of, -5))
    for holder, (share, gp) in zip(_OTHER_HOLDERS, pairs, strict=False):
        vacancy = None if holder is Holder.CHAIN else gone
        yield (
            replace(share, holder=holder, gp_key=None, vacancy=vacancy),
            replace(gp, role=GpRole.HIDHA),
        )


def _told(pairs: list[tuple[Share, Gp]], as_of: date) -> Iterable[tuple[Share, Gp]]:
    """Every certainty and every stage in turn; a date, a date with the latest, or a range."""
    stages = list(Stage)
    for i, (share, gp) in enumerate(pairs):
        months = 4 + 31 * i % 120
        likely, early, late = (months_after(as_of, months + more) for more in (0, -3, 18))
        plan = StopPlan(
            earliest=early if i % 3 == 2 else None,
            likely=likely,
            latest=late if i % 3 else None,
            certainty=i % 5 + 1,
        )
        succession = Succession(stage=stages[i % len(stages)])
        birth_year = gp.birth_year if i else None
        yield (
            replace(share, succession=succession),
            replace(gp, said=(plan,), birth_year=birth_year),
        )
