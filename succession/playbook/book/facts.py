"""The facts that a draaiboek may ask for in its conditions, and the values each can have."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

from succession.conditions import Condition, Fact, Facts, holds
from succession.errors import InvalidInput, Problem
from succession.register.model import PracticeManager, Premises, PremisesState, Stage


class Kind(StrEnum):
    YES_NO = "ja of nee"
    NUMBER = "een getal"


Values: TypeAlias = Kind | tuple[str, ...]

_RISK_LEVELS = ("volgen", "gesprek plannen", "nu handelen", "acuut", "onbekend")

FROM_REGISTER: Mapping[str, Values] = {
    "aandelen_zonder_opvolger": Kind.NUMBER,
    "aantal_huisartsen": Kind.NUMBER,
    "andere_vorm_nodig": Kind.YES_NO,
    "apotheekhoudend": Kind.YES_NO,
    "belasting": Kind.NUMBER,
    "collegas_dragen": Kind.YES_NO,
    "getekend": Kind.YES_NO,
    "heeft_praktijkhouder": Kind.YES_NO,
    "intentie": Kind.YES_NO,
    "is_solo": Kind.YES_NO,
    "keten": Kind.YES_NO,
    "landelijk": Kind.YES_NO,
    "leeftijd_oudste": Kind.NUMBER,
    "leeftijd_onbekend": Kind.YES_NO,
    "maanden_over": Kind.NUMBER,
    "mogelijk_niveau": _RISK_LEVELS,
    "niveau": _RISK_LEVELS,
    "open_aandeel_60": Kind.NUMBER,
    "open_nu": Kind.YES_NO,
    "opleidingspraktijk": Kind.YES_NO,
    "opvolgingsstatus": tuple(Stage),
    "overname": Kind.YES_NO,
    "overname_zonder_intentie_maanden": Kind.NUMBER,
    "pand": tuple(Premises),
    "pand_staat": tuple(PremisesState),
    "patienten": Kind.NUMBER,
    "praktijkmanager": tuple(PracticeManager),
    "stop_bekend": Kind.YES_NO,
    "stop_maanden": Kind.NUMBER,
    "stop_zonder_intentie_maanden": Kind.NUMBER,
    "te_koop": Kind.YES_NO,
    "zoekt_maanden": Kind.NUMBER,
}
AUTHORISED = "bevoegd"
ASKED: Mapping[str, Values] = {
    AUTHORISED: ("praktijkhouder", "gevolmachtigde", "erven", "curator"),
    "fase_has": ("I", "II", "III"),
    "keuze_praktijkmanager": Kind.YES_NO,
    "locatie_sluit": Kind.YES_NO,
    "maatschap": Kind.YES_NO,
    "mandaat_overname": Kind.YES_NO,
    "oordeel_pilot": ("opschalen", "stoppen"),
    "opdracht_van": ("praktijkhouder", "verzekeraar", "beide"),
    "personeel": Kind.YES_NO,
    "rechtsvorm_samenwerking": ("hoed", "kostenmaatschap", "maatschap", "coöperatie", "bv"),
    "rechtsvorm_zorggroep": ("coöperatie", "bv"),
    "scenario_acuut": (
        "terugkeer",
        "opvolger",
        "beheer",
        "overname",
        "verdeling",
        "noodoplossing",
    ),
    "subsidie": Kind.YES_NO,
    "uitkomst_beheer": ("praktijkhouder verder", "overdracht", "overname", "beëindigen"),
    "uitkomst_overname": ("opvolger", "verdeling"),
    "zorg_verantwoord": Kind.YES_NO,
}
FACTS: Mapping[str, Values] = {**FROM_REGISTER, **ASKED}
KNOWN_FACTS = frozenset(FACTS)


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
    return {name: _fact(FACTS[name], text) for name, text in texts.items()}


def misfits(conditions: Iterable[Condition]) -> Iterator[tuple[str, str]]:
    """What is wrong (what, remedy) with the facts and values that the conditions name."""
    for condition in conditions:
        parts = (condition.all_ or ()) + (condition.any_ or ()) + (condition.none_ or ())
        yield from misfits(parts)
        if condition.field is not None:
            yield from _misfits_of(condition, condition.field)


def in_words(conditions: Iterable[Condition]) -> str:
    """The conditions as a Dutch reader would say them: `apotheekhoudend en pand is eigendom`."""
    return " en ".join(_words(condition) for condition in conditions)


def _problems_of(name: str, text: str) -> Iterator[Problem]:
    if name not in FACTS:
        yield Problem(f"`{name}` is geen bekend gegeven", guess(name, FACTS))
        return
    try:
        _fact(FACTS[name], text)
    except ValueError:
        yield Problem(f"`{text}` past niet bij `{name}`", f"kies {_choices(FACTS[name])}")


def _fact(values: Values, text: str) -> Fact:
    text = text.strip()
    if text in ("", "onbekend"):
        return None
    if values is Kind.NUMBER:
        return float(text.replace(",", "."))
    if values is Kind.YES_NO:
        return ("nee", "ja").index(text.lower()) == 1
    if text not in values:
        raise ValueError(text)
    return text


def _misfits_of(condition: Condition, name: str) -> Iterator[tuple[str, str]]:
    if name not in FACTS:
        yield f"`{name}` is geen bekend gegeven", guess(name, FACTS)
        return
    values = FACTS[name]
    is_compared = condition.at_least is not None or condition.at_most is not None
    if is_compared and values is not Kind.NUMBER:
        yield f"`{name}` is geen getal", "gebruik `is` of `one_of`"
    for value in (*(condition.one_of or ()), condition.is_):
        if value is not None and not _is_possible(values, value):
            yield f"`{value}` past niet bij `{name}`", f"kies {_choices(values, as_yaml=True)}"


def _is_possible(values: Values, value: Fact) -> bool:
    if values is Kind.YES_NO:
        return isinstance(value, bool)
    if values is Kind.NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return value in values


def _choices(values: Values, as_yaml: bool = False) -> str:
    if values is Kind.YES_NO:
        return "true of false" if as_yaml else Kind.YES_NO
    return values if isinstance(values, Kind) else "uit " + ", ".join(values)


def guess(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that nobody knows: the closest that is known, or the whole list."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=1)
    return f"bedoelde je `{close[0]}`?" if close else "kies uit " + ", ".join(names)


def _words(condition: Condition) -> str:
    if condition.field is None:
        return _group_words(condition)
    name = condition.field.replace("_", " ")
    if isinstance(condition.is_, bool):
        return name if condition.is_ else f"niet {name}"
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
        return "geen van: " + ", ".join(_words(part) for part in condition.none_)
    return in_words(condition.all_ or ())
