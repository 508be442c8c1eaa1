"""Practices that a list gives no AGB code: known by their name and where they stand.

Such a row gets a key made of both. Against what stands, and against the rest of the list, that key
gives way to the one that the practice has; and to its AGB code, when that comes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from succession.errors import Problem
from succession.intake.called import Called, called
from succession.intake.read_row import ReadRow, and_more, by_origin
from succession.intake.reading import Reading
from succession.intake.together import about_rows_of_one, one_per_practice
from succession.register.fields import Sheet
from succession.register.rows import Row, Sheets
from succession.register.temporary import is_temporary

_KEY_FIELD: Mapping[str, str] = {Sheet.PRACTICES: "agb", Sheet.GPS: "praktijk_agb"}
# What says which practice it is, and nothing of it.
_NAMING = frozenset({"agb", "naam", "postcode", "plaats"})


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read, each practice under the key by which it stands; `code_of` are the AGB codes
    that came for practices which have a temporary key until now.
    """

    reading: Reading
    code_of: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def recognised(reading: Reading, before: Sheets) -> Recognised:
    """The practices of the list by name and place, where they or what stands have no AGB code."""
    given = _first_of_each(reading.rows.get(Sheet.PRACTICES, ()))
    standing = {str(row["agb"]): called(row) for row in before.get(Sheet.PRACTICES, ())}
    if not any(is_temporary(key) for key in (*given, *standing)):
        return Recognised(reading)
    said = {key: called(row.values) for key, row in given.items()}
    in_list = _same_in_list(said)
    in_register = _same_in_register(said, in_list, standing)
    present = {key: in_register.of(in_list.of(key)) for key in said}
    told: list[Problem] = []
    rows = dict(reading.rows)
    if Sheet.PRACTICES in rows:
        rows[Sheet.PRACTICES] = tuple(_folded(rows[Sheet.PRACTICES], in_list, told))
    rows = {sheet: _under(present, sheet, found) for sheet, found in rows.items()}
    code_of = {now: key for key, now in in_register.found.items() if not is_temporary(key)}
    alone = {key for key, now in present.items() if is_temporary(now) and now not in standing}
    unclear = {*in_list.doubted, *in_register.doubted}
    nowhere = {key for key in alone - unclear if not said[key].is_placed}
    told += _unclear([given[key] for key in said if key in unclear])
    told += _placeless([given[key] for key in said if key in nowhere])
    uncoded = {now for now in present.values() if is_temporary(now)} - code_of.keys()
    told += _without_code(rows.get(Sheet.PRACTICES, ()), uncoded - unclear - nowhere)
    return Recognised(replace(reading, rows=rows), code_of, tuple(told))


@dataclass(frozen=True, slots=True)
class _Same:
    """Keys that stand for the practice of another key, and those that may stand for several."""

    found: Mapping[str, str]
    doubted: tuple[str, ...] = ()

    def of(self, key: str) -> str:
        return self.found.get(key, key)


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
    said: Mapping[str, Called], in_list: _Same, standing: Mapping[str, Called]
) -> _Same:
    """The practices that stand under another key, one of both a temporary one."""
    by_name: dict[str, list[str]] = {}
    for key, other in standing.items():
        if key not in said:
            by_name.setdefault(other.name, []).append(key)
    found: dict[str, str] = {}
    doubted: list[str] = []
    for key in said:
        if key in standing or key in in_list.found:
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
    name = _KEY_FIELD.get(sheet, "")
    code = code_of.get(str(row.get(name)))
    return {**row, name: code} if code else row


def _under(present: Mapping[str, str], sheet: str, rows: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    name = _KEY_FIELD.get(sheet, "")
    return tuple(
        replace(row, values={**row.values, name: present[key]})
        if present.get(key := str(row.values.get(name)), key) != key
        else row
        for row in rows
    )


def _folded(rows: Sequence[ReadRow], in_list: _Same, told: list[Problem]) -> Iterator[ReadRow]:
    """The rows, each with what those say that were recognised as the same practice."""
    more: dict[str, list[ReadRow]] = {}
    for row in rows:
        if (key := str(row.values["agb"])) in in_list.found:
            more.setdefault(in_list.found[key], []).append(row)
    for row in rows:
        key = str(row.values["agb"])
        if key in in_list.found:
            continue
        others = [_without_name(other, row) for other in more.pop(key, ())]
        told += about_rows_of_one([row, *others], ())
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


def _without_code(rows: Sequence[ReadRow], uncoded: Collection[str]) -> Iterator[Problem]:
    """Once for each list, how many practices are known by name and place alone."""
    without = {str(row.values["agb"]): row for row in rows if row.values["agb"] in uncoded}
    for found in by_origin(without.values()):
        many = "1 praktijk heeft" if len(found) == 1 else f"{len(found)} praktijken hebben"
        what = f"{many} geen AGB-code: herkend aan naam en postcode of plaats"
        remedy = "vul de code in zodra u haar weet; wat bij de praktijk staat gaat dan mee"
        yield found[0].warning(what, remedy, "naam")
