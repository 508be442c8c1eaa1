"""Readable conditions over named facts, for rules and playbooks: no expression language.

A condition is one fact with one test (`is`, `at_least`, `at_most`, `one_of`), or `all`, `any` or
`none` of a list. A fact that is unknown gives an answer that is unknown, never "no".
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from pydantic import Field, model_validator

from succession.strict_model import Aliased

Fact: TypeAlias = bool | int | float | str | None
Facts: TypeAlias = Mapping[str, Fact]

_TESTS = ("is_", "at_least", "at_most", "one_of")


class Condition(Aliased):
    """One line of a rule. Exactly one of `field` (with one test), `all`, `any`, `none`."""

    field: str | None = None
    is_: bool | int | float | str | None = Field(default=None, alias="is")
    at_least: float | None = None
    at_most: float | None = None
    one_of: tuple[str | int | float, ...] | None = None
    all_: tuple["Condition", ...] | None = Field(default=None, alias="all")
    any_: tuple["Condition", ...] | None = Field(default=None, alias="any")
    none_: tuple["Condition", ...] | None = Field(default=None, alias="none")

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Condition":
        tests = sum(getattr(self, test) is not None for test in _TESTS)
        groups = sum(group is not None for group in (self.all_, self.any_, self.none_))
        if (self.field is not None) + groups != 1:
            raise ValueError("een voorwaarde noemt precies één van `field`, `all`, `any`, `none`")
        if self.field is not None and tests != 1:
            raise ValueError("een voorwaarde over een `field` heeft precies één toets")
        return self

    def fields(self) -> frozenset[str]:
        """The names of all facts this condition asks for."""
        parts = (self.all_ or ()) + (self.any_ or ()) + (self.none_ or ())
        inner = frozenset[str]().union(*(part.fields() for part in parts))
        return inner | ({self.field} if self.field else frozenset())


def holds(condition: Condition, facts: Facts) -> bool | None:
    """Whether the condition holds: True, False, or None when an unknown fact decides it."""
    if condition.all_ is not None:
        return _all(holds(part, facts) for part in condition.all_)
    if condition.any_ is not None:
        return _not(_all(_not(holds(part, facts)) for part in condition.any_))
    if condition.none_ is not None:
        return _all(_not(holds(part, facts)) for part in condition.none_)
    return _test(condition, facts[condition.field or ""])


def _test(condition: Condition, fact: Fact) -> bool | None:
    if fact is None:
        return None
    if condition.at_least is not None:
        return float(fact) >= condition.at_least
    if condition.at_most is not None:
        return float(fact) <= condition.at_most
    if condition.one_of is not None:
        return fact in condition.one_of
    return fact == condition.is_


def _all(answers: Iterable[bool | None]) -> bool | None:
    known = set(answers)
    if False in known:
        return False
    return None if None in known else True


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer
