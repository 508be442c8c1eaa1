"""Sums over practices of which some are not known: never as if those were nothing."""

from collections.abc import Sequence

from succession.views import dutch


def total(amounts: Sequence[int | None]) -> str:
    """`4.400`, `4.400 (van 1 praktijk onbekend)` or `onbekend (van 4 praktijken)`; `amounts` has
    one for each practice.
    """
    known = [amount for amount in amounts if amount is not None]
    unknown = len(amounts) - len(known)
    if not unknown:
        return dutch.number(sum(known))
    of = f"van {dutch.count(unknown, 'praktijk', 'praktijken')}"
    if not known:
        return f"{dutch.UNKNOWN} ({of})"
    return f"{dutch.number(sum(known))} ({of} {dutch.UNKNOWN})"
