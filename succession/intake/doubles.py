"""Who and what may be the same, written otherwise: to be asked, and never to be taken as so."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from succession.intake.called import Called
from succession.intake.headers import normal
from succession.intake.questions import MayBeSame
from succession.near_words import alike
from succession.register.rows import Row, Value
from succession.register.temporary import is_temporary

_ALMOST = 85
_PREFIXES = frozenset(
    (
        *("van", "de", "den", "der", "des", "ter", "ten", "te", "t", "in", "op", "aan", "bij"),
        *("tot", "vande", "vander", "vanden", "v", "d", "vd", "von", "el", "al", "la", "le"),
        *("du", "da", "do", "dos", "del", "di", "ibn", "ben", "bin"),
    )
)
_TITLES = frozenset(
    (
        *("dr", "drs", "mr", "mw", "mevr", "mevrouw", "dhr", "heer", "prof", "msc"),
        *("huisarts", "arts"),
    )
)
_GENERAL = frozenset(
    (
        *("huisartsenpraktijk", "huisartspraktijk", "huisartsenpr", "huisartsen", "huisarts"),
        *("praktijk", "hap", "hapr", "hp", "groepspraktijk", "huisartsengroep", "maatschap"),
        *("de", "het", "t"),
    )
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name by what it is made of: the words of the surname, and the first letter before it."""

    surname: frozenset[str]
    initial: str

    def may_be(self, other: "PersonName") -> bool:
        """Whether both can be one person: the same surname or a part of it, or one letter off."""
        if self.initial and other.initial and self.initial != other.initial:
            return False
        if self.surname <= other.surname or other.surname <= self.surname:
            return bool(self.surname and other.surname)
        return alike(_joined(self.surname), _joined(other.surname)) >= _ALMOST


def _joined(words: Collection[str]) -> str:
    return " ".join(sorted(words))


def person_name(name: str) -> PersonName:
    """The parts of a name, with the initials before or after the surname, with or without dots."""
    before, _, after = name.partition(",")
    given_first = f"{after} {before}" if after else _initials_first(before)
    words = [word for word in normal(_spaced(given_first)).split() if word not in _TITLES]
    at = next((i for i, word in enumerate(words) if word in _PREFIXES and i), None)
    letters = [i for i, word in enumerate(words) if len(word) == 1 and word not in _PREFIXES]
    if words and ((words[0] in _PREFIXES and len(words[0]) > 1) or given_first.startswith("'t")):
        return PersonName(frozenset(w for w in words if w not in _PREFIXES), "")
    begins = at if at is not None else (letters[-1] + 1 if letters else min(1, len(words) - 1))
    surname = frozenset(w for w in words[begins:] if w not in _PREFIXES and len(w) > 1)
    return PersonName(surname or frozenset(words), words[0][0] if begins and words else "")


def _spaced(name: str) -> str:
    """„J.van" and „A.M." as words of their own; „AM" before a surname are two letters."""
    apart = name.replace(".", ". ").replace("-", " ")
    return re.sub(r"\b([A-Z]{2,3})\b(?=\s)", lambda found: " ".join(found[1]), apart)


def _initials_first(name: str) -> str:
    """„Ruiter P.J." as „P.J. Ruiter"."""
    found = re.fullmatch(r"(.*\S)\s+((?:[A-Z]\.\s?)+|[A-Z]{1,3})", name.strip())
    return f"{found[2]} {found[1]}" if found else name


def may_be_same_person(given: Mapping[str, Value], standing: Row) -> bool:
    """Whether a row of a list may be about this GP, though it calls him otherwise."""
    codes = {given.get("agb"), standing["agb"]} - {None}
    years = {given.get("geboortejaar"), standing["geboortejaar"]} - {None}
    names = given.get("naam"), standing["naam"]
    if len(codes) > 1 or len(years) > 1 or not all(names):
        return False
    one, other = (person_name(str(name)) for name in names)
    return one.may_be(other)


def may_be_same_practice(one: Called, other: Called) -> bool:
    """Whether two names are those of one practice: alike in one place, or equal in two."""
    ours, theirs = _core(one), _core(other)
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    is_within = ours <= theirs or theirs <= ours
    is_alike = is_within or alike(_joined(ours), _joined(theirs)) >= _ALMOST
    return is_alike and _are_near(one, other)


def _are_near(one: Called, other: Called) -> bool:
    is_in_street = bool(one.postcode) and one.postcode == other.postcode
    return is_in_street or (bool(one.place) and one.place == other.place)


def _core(said: Called) -> frozenset[str]:
    """The words that are its own: what every practice is called may be left out."""
    words = frozenset(said.name.split())
    return words - _GENERAL or words


def practices(new: Mapping[str, Called], left: Mapping[str, Called]) -> Iterator[tuple[str, str]]:
    """Of practices that would be new, those that may be another: one that stands and that the list
    does not name, or one that the list calls otherwise. One of both has no AGB code.
    """
    known = {**left, **new}
    index: dict[object, list[str]] = {}
    for key, said in known.items():
        for word in _places(said):
            index.setdefault(word, []).append(key)
    taken: set[str] = set()
    for key, said in new.items():
        near = dict.fromkeys(other for word in _places(said) for other in index[word])
        for other in near:
            is_free = other != key and other not in taken and key not in taken
            has_no_code = is_temporary(key) or (is_temporary(other) and other in left)
            # One list that puts a name in two places means two practices.
            may_be = other in left or _are_near(said, known[other])
            if is_free and has_no_code and may_be and may_be_same_practice(said, known[other]):
                taken |= {key, other} if other in left else {key}
                yield key, other
                break


def _places(said: Called) -> list[object]:
    """By what practices are compared: no two that share none of it can be one."""
    return [part for part in (_core(said), said.postcode, (said.place,)) if part and part != ("",)]


def persons(
    new: Sequence[tuple[str, Mapping[str, Value]]],
    left: Mapping[str, Row],
    names: Mapping[str, str],
) -> Iterator[tuple[MayBeSame, str]]:
    """Of the rows that would be new, those that may be a GP of the same practice who would be left
    out of the list; with the key of that GP. `names` are those of the practices.

    Of two who may both be the one that stands nobody is asked: both are new, as they are told.
    """
    by_practice: dict[Value, list[str]] = {}
    for key, row in left.items():
        by_practice.setdefault(row["praktijk_agb"], []).append(key)
    pairs = [
        (key, values, other)
        for key, values in new
        for other in by_practice.get(values.get("praktijk_agb"), ())
        if may_be_same_person(values, left[other])
    ]
    claims = Counter(other for _, _, other in pairs)
    asked: set[str] = set()
    for key, values, other in pairs:
        if claims[other] == 1 and key not in asked:
            asked.add(key)
            where = names.get(str(values.get("praktijk_agb")), "")
            yield MayBeSame(key, str(values["naam"]), str(left[other]["naam"]), where), other
