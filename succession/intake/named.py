"""Practices that a list gives no AGB code: known by their name and where they stand.

Such a row gets a key made of both. Against what stands, and against the rest of the list, that key
gives way to the one that the practice has; and to its AGB code, when that comes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from succession.errors import Problem
from succession.intake import doubles
from succession.intake.called import Called, called
from succession.intake.columns import KEY_OF_SHEET
from succession.intake.matching import TOGETHER
from succession.intake.questions import MayBeSame, is_same
from succession.intake.read_row import ReadRow, and_more, by_origin
from succession.intake.reading import Reading
from succession.intake.together import about_rows_of_one, one_per_practice
from succession.register.fields import Sheet
from succession.register.rows import Row, Sheets
from succession.register.temporary import is_temporary

# What says which practice it is, and nothing of it.
_NAMING = frozenset({"agb", "naam", "postcode", "plaats"})


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read, each practice under the key by which it stands; `code_of` are the AGB codes
    that came for practices which have a temporary key until now, `cases` the practices that may
    be the same.
    """

    reading: Reading
    code_of: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    cases: tuple[MayBeSame, ...] = ()


def recognised(reading: Reading, before: Sheets) -> Recognised:
    """The practices of the list by name and place, where they or what stands have no AGB code."""
    given = _first_of_each(reading.rows.get(Sheet.PRACTICES, ()))
    standing = {str(row["agb"]): row for row in before.get(Sheet.PRACTICES, ())}
    if not any(is_temporary(key) for key in (*given, *standing)):
        return Recognised(reading)
    names = _Names(given, standing)
    cases = tuple(names.cases())
    for case, other in cases:
        if is_same(reading.answers, case.id):
            names.take_for(case.id, other)
    present = names.present()
    rows, told = dict(reading.rows), list(names.problems(present))
    if Sheet.PRACTICES in rows:
        rows[Sheet.PRACTICES] = tuple(_folded(rows[Sheet.PRACTICES], names.in_list, told))
    rows = {sheet: _under(present, sheet, found) for sheet, found in rows.items()}
    asked = tuple(case for case, _ in cases)
    return Recognised(replace(reading, rows=rows), names.code_of(), tuple(told), asked)


class _Names:
    """The practices of a list (the first row of each) beside those that stand, by their keys."""

    def __init__(self, given: Mapping[str, ReadRow], standing: Mapping[str, Row]) -> None:
        self._given, self._standing = given, standing
        self._said = {key: called(row.values) for key, row in given.items()}
        self._stood = {key: called(row) for key, row in standing.items()}
        same = _same_in_list(self._said)
        self.in_list = same.found
        in_register = _same_in_register(self._said, self.in_list, self._stood)
        self._in_register = in_register.found
        self._unclear = {*same.doubted, *in_register.doubted}

    def take_for(self, key: str, other: str) -> None:
        """That this practice of the list is another one, of the list or of the register."""
        found = self.in_list if other in self._said else self._in_register
        found[key] = other

    def present(self) -> Mapping[str, str]:
        """The key under which each practice of the list stands, or will stand."""
        into = {key: _end_of(self.in_list, key) for key in self._said}
        return {key: self._in_register.get(other, other) for key, other in into.items()}

    def code_of(self) -> Mapping[str, str]:
        """The AGB codes that came for practices which stand under a temporary key."""
        return {now: key for key, now in self._in_register.items() if not is_temporary(key)}

    def cases(self) -> Iterator[tuple[MayBeSame, str]]:
        """The practices that may be one, each with the key of the other."""
        known = {*self._standing, *self.in_list, *self._in_register, *self._unclear}
        new = {k: said for k, said in self._said.items() if k not in known and said.is_placed}
        matched = {*self._said, *self._in_register.values()}
        left = {key: said for key, said in self._stood.items() if key not in matched}
        for key, other in doubles.practices(new, left):
            values = self._given[key].values
            there = self._standing[other] if other in left else self._given[other].values
            where = values.get("plaats") or values.get("postcode")
            yield MayBeSame(key, str(values["naam"]), str(there["naam"]), str(where)), other

    def problems(self, present: Mapping[str, str]) -> Iterator[Problem]:
        """What cannot be told apart or placed, and that practices have no code yet."""
        yield from _unclear([row for key, row in self._given.items() if key in self._unclear])
        alone = {key for key, now in present.items() if now == key and key not in self._standing}
        nowhere = {
            key
            for key in alone - self._unclear
            if is_temporary(key) and not self._said[key].is_placed
        }
        yield from _placeless([row for key, row in self._given.items() if key in nowhere])
        told = self._unclear | nowhere | self.code_of().keys()
        yield from _without_code(
            [
                row
                for key, row in self._given.items()
                if key not in self.in_list and is_temporary(present[key])
                if key not in told and present[key] not in told
            ]
        )


def _end_of(found: Mapping[str, str], key: str) -> str:
    """The practice of the list for which this one stands, also by way of another."""
    seen = {key}
    while (other := found.get(key)) is not None and other not in seen:
        seen.add(other)
        key = other
    return key


@dataclass(frozen=True, slots=True)
class _Same:
    """Keys that stand for the practice of another key, and those that may stand for several."""

    found: dict[str, str]
    doubted: tuple[str, ...] = ()


def _first_of_each(rows: Iterable[ReadRow]) -> Mapping[str, ReadRow]:
    found: dict[str, ReadRow] = {}
    for row in rows:
        found.setdefault(str(row.values["agb"]), row)
    return found


def _same_in_list(said: Mapping[str, Called]) -> _Same:
    """A row that says less of where the practice stands goes with the one that says more."""
    found: dict[str, str] = {}
    doubted: list[str] = []
    fullest: dict[str, list[str]] = {}
    for key in sorted(said, key=lambda key: _fulness(key, said[key]), reverse=True):
        alike = fullest.setdefault(said[key].name, [])
        same = [other for other in alike if said[key].is_same(said[other])]
        if is_temporary(key) and len(same) == 1:
            found[key] = same[0]
        elif is_temporary(key) and same:
            doubted.append(key)
        else:
            alike.append(key)
    return _Same(found, tuple(doubted))


def _fulness(key: str, said: Called) -> tuple[bool, int, bool]:
    return not is_temporary(key), len(said.postcode), bool(said.place)


def _same_in_register(
    said: Mapping[str, Called], in_list: Mapping[str, str], standing: Mapping[str, Called]
) -> _Same:
    """The practices that stand under another key, one of both a temporary one."""
    by_name: dict[str, list[str]] = {}
    for key, other in standing.items():
        if key not in said or key in in_list:
            by_name.setdefault(other.name, []).append(key)
    found: dict[str, str] = {}
    doubted: list[str] = []
    for key in said:
        if key in standing or key in in_list:
            continue
        same = [
            other
            for other in by_name.get(said[key].name, ())
            if is_temporary(key) != is_temporary(other) or is_temporary(key)
            if said[key].is_same(standing[other])
        ]
        if len(same) == 1 and same[0] not in found.values():
            found[key] = same[0]
        elif same:
            doubted.append(key)
    return _Same(found, tuple(doubted))


def with_code(sheet: str, row: Row, code_of: Mapping[str, str]) -> Row:
    """The row with the AGB code that came for its practice; itself when none came."""
    name = KEY_OF_SHEET[sheet] if sheet in TOGETHER else ""
    code = code_of.get(str(row.get(name)))
    return {**row, name: code} if code else row


def _under(present: Mapping[str, str], sheet: str, rows: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    name = KEY_OF_SHEET[sheet] if sheet in TOGETHER else ""
    return tuple(
        replace(row, values={**row.values, name: present[key]})
        if present.get(key := str(row.values.get(name)), key) != key
        else row
        for row in rows
    )


def _folded(
    rows: Sequence[ReadRow], in_list: Mapping[str, str], told: list[Problem]
) -> Iterator[ReadRow]:
    """The rows, each with what those say that were recognised as the same practice."""
    more: dict[str, list[ReadRow]] = {}
    for row in rows:
        if (key := str(row.values["agb"])) in in_list:
            more.setdefault(_end_of(in_list, key), []).append(row)
    for row in rows:
        key = str(row.values["agb"])
        if key in in_list:
            continue
        others = [_without_name(other, row) for other in more.pop(key, ())]
        told += about_rows_of_one([row, *others])
        yield one_per_practice([row, *others])[0]


def _without_name(row: ReadRow, of: ReadRow) -> ReadRow:
    """What a row says of the practice of another, but for how it calls it."""
    values = {k: v for k, v in row.values.items() if k not in _NAMING or k not in of.values}
    return replace(row, values={**values, "agb": of.values["agb"]})


def _unclear(rows: Sequence[ReadRow]) -> Iterator[Problem]:
    for row in rows:
        what = "zo heten meer praktijken, en waar deze staat is niet te zien"
        yield row.problem(what, "vul de AGB-code in, of de postcode", "naam")


def _placeless(rows: Sequence[ReadRow]) -> Iterator[Problem]:
    """Once for each list: a name alone is that of many."""
    for found in by_origin(rows):
        what = "van de praktijk ontbreken de AGB-code, de postcode en de plaats"
        more = and_more([row.number for row in found])
        yield found[0].problem(f"{what}{more}", "vul er één van in", "naam")


def _without_code(rows: Sequence[ReadRow]) -> Iterator[Problem]:
    """Once for each list, how many practices are known by name and place alone."""
    for found in by_origin(rows):
        many = "1 praktijk heeft" if len(found) == 1 else f"{len(found)} praktijken hebben"
        what = f"{many} geen AGB-code: herkend aan naam en postcode of plaats"
        remedy = "vul de code in zodra u haar weet; wat bij de praktijk staat gaat dan mee"
        yield found[0].warning(what, remedy, "naam")
