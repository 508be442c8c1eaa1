"""Whole numbers that add up, for parts that stand with their total."""

from collections.abc import Sequence


def adding_up(parts: Sequence[float], total: float) -> tuple[int, ...]:
    """The parts rounded so that together they are `total` rounded; each stays nearest to itself.

    What rounding loses or wins goes to the parts that it moved furthest, so that a part of
    nothing stays nothing.
    """
    whole = [round(part) for part in parts]
    lacking = round(total) - sum(whole)
    step = 1 if lacking > 0 else -1
    moved = sorted(range(len(parts)), key=lambda i: step * (whole[i] - parts[i]))
    for turn in range(abs(lacking) if parts else 0):
        whole[moved[turn % len(parts)]] += step
    return tuple(whole)
