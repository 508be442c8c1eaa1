"""The facts that a draaiboek may ask for in its conditions: do they fit, hold, and in words."""

from collections.abc import Iterable, Iterator, Mapping

from succession.conditions import Condition, Fact, Facts, holds
from succession.errors import InvalidInput, Problem
from succession.near_words import meant
from succession.register.facts import ASKED, FROM_REGISTER, FactKind, NamedFact, Values

FACTS: Mapping[str, NamedFact] = {**FROM_REGISTER, **ASKED}
KNOWN_FACTS = frozenset(FACTS)
UNKNOWN = "onbekend"
"""The text of a fact that nobody knows."""


def all_hold(conditions: tuple[Condition, ...], facts: Facts) -> bool | None:
    """Whether every condition holds: True, False, or None when an unknown fact decides it."""
    if not conditions:
        return True
    return holds(Condition(all=conditions), {name: facts.get(name) for name in FACTS})


def facts_from(texts: Mapping[str, str]) -> dict[str, Fact]:
    """The facts that these texts state, such as `{"maatschap": "ja"}`; `onbekend` is unknown.

    Raises `InvalidInput` with every text that names no fact or no possible value.
    """
    problems = tuple(problem for item in texts.items() for problem in _problems_of(*item))
    if problems:
        raise InvalidInput(problems)
    return {name: _fact(FACTS[name].values, text) for name, text in texts.items()}


def misfits(conditions: Iterable[Condition]) -> Iterator[tuple[str, str]]:
    """What is wrong (what, remedy) with the facts and values that the conditions name."""
    for condition in conditions:
        parts = (condition.all_ or ()) + (condition.any_ or ()) + (condition.none_ or ())
        yield from misfits(parts)
        if condition.field is not None:
            yield from _misfits_of(condition, condition.field)


def in_words(conditions: Iterable[Condition]) -> str:
    """The conditions as a Dutch reader would say them: `er sluit een locatie en er is subsidie`."""
    return " en ".join(_words(condition) for condition in conditions)


def _problems_of(name: str, text: str) -> Iterator[Problem]:
    if name not in FACTS:
        yield Problem(f"`{name}` is geen bekend gegeven", guess(name, FACTS))
        return
    try:
        _fact(FACTS[name].values, text)
    except ValueError:
        yield Problem(f"`{text}` past niet bij `{name}`", f"kies {_choices(FACTS[name].values)}")


def _fact(values: Values, text: str) -> Fact:
    text = text.strip()
    if text in ("", UNKNOWN):
        return None
    if values is FactKind.NUMBER:
        return float(text.replace(",", "."))
    if values is FactKind.YES_NO:
        return ("nee", "ja").index(text.lower()) == 1
    if text not in values:
        raise ValueError(text)
    return text


def _misfits_of(condition: Condition, name: str) -> Iterator[tuple[str, str]]:
    if name not in FACTS:
        yield f"`{name}` is geen bekend gegeven", guess(name, FACTS)
        return
    values = FACTS[name].values
    is_compared = condition.at_least is not None or condition.at_most is not None
    if is_compared and values is not FactKind.NUMBER:
        yield f"`{name}` is geen getal", "gebruik `is` of `one_of`"
    for value in (*(condition.one_of or ()), condition.is_):
        if value is not None and not _is_possible(values, value):
            yield f"`{value}` past niet bij `{name}`", f"kies {_choices(values, as_yaml=True)}"


def _is_possible(values: Values, value: Fact) -> bool:
    if values is FactKind.YES_NO:
        return isinstance(value, bool)
    if values is FactKind.NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return value in values


def _choices(values: Values, as_yaml: bool = False) -> str:
    if values is FactKind.YES_NO:
        return "true of false" if as_yaml else FactKind.YES_NO
    return values if isinstance(values, FactKind) else "uit " + ", ".join(values)


def guess(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that nobody knows: the closest that is known, or the whole list."""
    names = sorted(known)
    return meant(word, names, "kies uit " + ", ".join(names))


def _words(condition: Condition) -> str:
    if condition.field is None:
        return _group_words(condition)
    fact = FACTS[condition.field]
    name = fact.label
    if isinstance(condition.is_, bool):
        return name if condition.is_ else fact.otherwise
    if condition.at_least is not None:
        return f"{name} minstens {condition.at_least:g}"
    if condition.at_most is not None:
        return f"{name} hoogstens {condition.at_most:g}"
    values = condition.one_of or (condition.is_,)
    return f"{name} is {' of '.join(str(value) for value in values)}"


def _group_words(condition: Condition) -> str:
    if condition.any_ is not None:
        return " of ".join(_words(part) for part in condition.any_)
    if condition.none_ is not None:
        return " en ".join(_denied(part) for part in condition.none_)
    return in_words(condition.all_ or ())


def _denied(condition: Condition) -> str:
    """That it does not hold: of values that are not, the sentence itself says so."""
    if condition.field is None:
        return f"niet: {_group_words(condition)}"
    fact = FACTS[condition.field]
    if isinstance(condition.is_, bool):
        return fact.otherwise if condition.is_ else fact.label
    if condition.at_least is not None:
        return f"{fact.label} minder dan {condition.at_least:g}"
    if condition.at_most is not None:
        return f"{fact.label} meer dan {condition.at_most:g}"
    values = condition.one_of or (condition.is_,)
    return f"{fact.label} is niet {' of '.join(str(value) for value in values)}"
