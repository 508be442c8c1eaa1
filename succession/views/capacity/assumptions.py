"""The assumptions as a list to read: what each is, its range, and where it comes from."""

from succession.assumptions import Assumptions, Number
from succession.views import dutch

HEAD = ("aanname", "waarde", "bereik (P10 tot P90)", "eenheid", "bewijs", "bron")


HEAD_ON_PAPER = ("aanname", "waarde (P10 tot P90), eenheid", "bewijs")


def on_paper(assumptions: Assumptions) -> tuple[tuple[str, ...], ...]:
    """The same in fewer columns; where each comes from stands in the workbook."""
    numbers = assumptions.numbers().values()
    return tuple(
        (one.label, f"{_written(one.value)} ({_reach(one)}), {one.unit}", one.grade)
        for one in numbers
    )


def rows(assumptions: Assumptions) -> tuple[tuple[str, ...], ...]:
    """Every number that has a range, in the order of the file."""
    return tuple(_row(number) for number in assumptions.numbers().values())


def reaches(assumptions: Assumptions) -> dict[str, str]:
    """By the place in the file: `0,5 tot 2 (jaar)`."""
    return {
        path: f"{_reach(number)} ({number.unit})" for path, number in assumptions.numbers().items()
    }


def _row(number: Number) -> tuple[str, ...]:
    value = _written(number.value)
    return (number.label, value, _reach(number), number.unit, number.grade, number.source)


def _reach(number: Number) -> str:
    low, high = _written(number.low), _written(number.high)
    return "vast" if low == high else f"{low} tot {high}"


def _written(value: float) -> str:
    """As many decimals as it has, at most four."""
    text = dutch.number(value, 4).rstrip("0").rstrip(",")
    return text if "," in dutch.number(value, 4) else dutch.number(value)
