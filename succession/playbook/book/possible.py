"""Whether conditions can hold at all, tried over every value that their facts can have."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from succession.conditions import Condition, Fact
from succession.playbook.book.facts import FACTS, all_hold
from succession.register.facts import FactKind


def can_hold(conditions: Sequence[Condition]) -> bool:
    """Whether the facts can be such that all conditions hold; every fact must be a known one."""
    names = sorted(frozenset[str]().union(*(one.fields() for one in conditions)))
    values = [tuple(_values_of(name, conditions)) for name in names]
    return any(
        all_hold(tuple(conditions), dict(zip(names, case, strict=True)))
        for case in product(*values)
    )


def _values_of(name: str, conditions: Iterable[Condition]) -> Iterator[Fact]:
    values = FACTS[name].values
    if isinstance(values, tuple):
        yield from values
    elif values is FactKind.YES_NO:
        yield from (True, False)
    else:
        for number in _numbers_in(name, conditions):
            yield from (number - 1, number, number + 1)


def _numbers_in(name: str, conditions: Iterable[Condition]) -> Iterator[float]:
    """The numbers that the conditions compare this fact with: only around them can it matter."""
    for condition in conditions:
        for group in (condition.all_, condition.any_, condition.none_):
            yield from _numbers_in(name, group or ())
        if condition.field == name:
            stated = (condition.at_least, condition.at_most, condition.is_)
            for number in (*stated, *(condition.one_of or ())):
                if number is not None:
                    yield float(number)
