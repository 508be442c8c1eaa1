"""The assumptions as a list to read: what each is, its range, and where it comes from."""

from collections.abc import Iterator

from pydantic import BaseModel

from succession.assumptions import Assumptions, Number
from succession.views import dutch

HEAD = ("aanname", "waarde", "bereik (P10 tot P90)", "eenheid", "bewijs", "bron")


def rows(assumptions: Assumptions) -> tuple[tuple[str, ...], ...]:
    """Every number that has a range, in the order of the file."""
    return tuple(_row(number) for number in _numbers(assumptions))


def _numbers(part: BaseModel) -> Iterator[Number]:
    for _, value in part:
        if isinstance(value, Number):
            yield value
        elif isinstance(value, BaseModel):
            yield from _numbers(value)


def _row(number: Number) -> tuple[str, ...]:
    low, value, high = (_written(one) for one in (number.low, number.value, number.high))
    reach = "vast" if low == high else f"{low} tot {high}"
    return (number.label, value, reach, number.unit, number.grade, number.source)


def _written(value: float) -> str:
    """As many decimals as it has, at most four."""
    text = dutch.number(value, 4).rstrip("0").rstrip(",")
    return text if "," in dutch.number(value, 4) else dutch.number(value)
