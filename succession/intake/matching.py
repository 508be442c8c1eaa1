"""Which column holds which field: a proposal that a person confirms or changes."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath
from typing import TypeAlias

from succession.intake.content import TWO_WAYS, by_content, looks_like_agb
from succession.intake.headers import (
    How,
    Likeness,
    Target,
    header_of,
    header_row,
    headers_of,
    normal,
)
from succession.register.fields import FIELDS_OF_SHEET, Kind, Sheet, field_of
from succession.sheets.table import Cell, Table, is_blank

# What `--map` states: per sheet of the register the normal header and its field; None: leave out.
ColumnMap: TypeAlias = Mapping[str, Mapping[str, str | None]]
# Earlier choices by the signature of the headers: header to `sheet.field`, or None to leave out.
Remembered: TypeAlias = Mapping[str, Mapping[str, str | None]]

_SAYS_WHO_MADE_IT = "verantwoording"
NOT_READ = frozenset({"uitleg", _SAYS_WHO_MADE_IT})
_OUR_NAMES = frozenset(field.name for fields in FIELDS_OF_SHEET.values() for field in fields)
TOGETHER = (Sheet.GPS, Sheet.PRACTICES)

_CERTAIN = 100
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_NAME_HINT = 150
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `target` is None when it is left out. `score` is 0-100."""

    index: int
    header: str
    target: Target | None = None
    score: int = 0
    how: How = How.NONE


@dataclass(frozen=True, slots=True)
class Matching:
    """Of one table: the row (from 1) with the headers, and what each column is taken for.

    Columns for `praktijken` and `huisartsen` together mean one row per GP with his practice.
    `is_as_written` says that the register wrote the list: its texts are read as they stand;
    `is_left_out` that a person does not want it read.
    """

    file: str
    sheet: str | None
    header_row: int
    columns: tuple[Column, ...] = ()
    is_as_written: bool = False
    is_left_out: bool = False

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets of the register that this table holds rows of."""
        found = {column.target.sheet for column in self.columns if column.target}
        return tuple(sheet for sheet in FIELDS_OF_SHEET if sheet in found)

    @property
    def signature(self) -> str:
        """The same for every table with the same headers in the same order."""
        headers = "\n".join(normal(column.header) for column in self.columns)
        return hashlib.sha256(headers.encode()).hexdigest()[:16]

    @property
    def to_remember(self) -> Mapping[str, str | None]:
        """What `propose` takes as remembered under this signature the next time."""
        return {c.header: str(c.target) if c.target else None for c in self.columns if c.header}

    def confirmed(self) -> "Matching":
        """The matching of which a person said that it is right: what it only resembles, it is; and
        what can mean two things and was left out, was left out on purpose.
        """
        return replace(self, columns=tuple(_on_purpose(c) for c in self.columns))

    def with_choice(self, index: int, target: Target | None) -> "Matching":
        """The matching in which a person took column `index` for `target`, and no other for it."""
        return replace(self, columns=tuple(_chosen(c, index, target) for c in self.columns))


def propose(
    tables: Sequence[Table],
    column_map: ColumnMap | None = None,
    remembered: Remembered | None = None,
) -> tuple[Matching, ...]:
    """A matching per table that can have a header row; one that cannot is left out.

    What `column_map` states comes first, then what is remembered, then the likeness of words.
    """
    words = frozenset(word for sheet in (column_map or {}).values() for word in sheet)
    older = of_older_years(tables)
    exports = {table.file for table in tables if normal(table.sheet or "") == _SAYS_WHO_MADE_IT}
    drafts = [
        draft
        for table in tables
        if table.place not in older
        and (draft := _draft(table, words, is_export=table.file in exports)) is not None
    ]
    main = [(draft.empty.signature, _main_sheet(draft)) for draft in drafts]
    return tuple(
        _proposal(draft, _Knowledge(column_map or {}, remembered or {}, _others(draft, main)))
        for draft in drafts
    )


def of_older_years(tables: Sequence[Table]) -> frozenset[tuple[str, str | None]]:
    """The places of sheets that are named alike but for the year, where another is newer."""
    years: dict[tuple[str, str], dict[str | None, int]] = {}
    for table in tables:
        if found := _YEAR.search(table.sheet or ""):
            rest = normal(_YEAR.sub(" ", table.sheet or ""))
            years.setdefault((table.file, rest), {})[table.sheet] = int(found[0])
    return frozenset(
        (file, sheet)
        for (file, _), sheets in years.items()
        for sheet, year in sheets.items()
        if year < max(sheets.values())
    )


def _others(draft: "_Draft", main: Sequence[tuple[str, str | None]]) -> frozenset[str | None]:
    """What the other tables hold; those with the same headers are parts of one list."""
    own = draft.empty.signature
    return frozenset(sheet for signature, sheet in main if signature != own)


@dataclass(frozen=True, slots=True)
class _Draft:
    table: Table
    empty: Matching
    samples: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.empty.columns


@dataclass(frozen=True, slots=True)
class _Knowledge:
    column_map: ColumnMap
    remembered: Remembered
    elsewhere: frozenset[str | None]


def _draft(table: Table, words: frozenset[str], is_export: bool) -> _Draft | None:
    number = None if normal(table.sheet or "") in NOT_READ else header_row(table, words)
    if number is None:
        return None
    columns = tuple(Column(i, header) for i, header in enumerate(headers_of(table, number)))
    below = [row for _, row in islice(_below(table, number), _SAMPLE)]
    samples = tuple(
        tuple(row[c.index] for row in below if c.index < len(row) and not is_blank(row[c.index]))
        for c in columns
    )
    is_as_written = is_export and all(c.header in _OUR_NAMES for c in columns if c.header)
    return _Draft(table, Matching(*table.place, number, columns, is_as_written), samples)


def _below(table: Table, number: int) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    return (numbered for numbered in table.numbered() if numbered[0] > number)


def _proposal(draft: _Draft, known: _Knowledge) -> Matching:
    earlier = known.remembered.get(draft.empty.signature)
    if earlier is not None and not known.column_map:
        columns = tuple(_remembered(column, earlier) for column in draft.columns)
        return replace(draft.empty, columns=columns)
    stated = {
        sheet: columns
        for sheet, columns in known.column_map.items()
        if any(normal(column.header) in columns for column in draft.columns)
    }
    sheets = tuple(sheet for sheet in (*TOGETHER, Sheet.CANDIDATES) if sheet in stated)
    return replace(
        draft.empty, columns=_assigned(draft, sheets or _sheets(draft, known.elsewhere), stated)
    )


def _remembered(column: Column, earlier: Mapping[str, str | None]) -> Column:
    sheet, _, name = (earlier.get(column.header) or "").partition(".")
    if name not in {known.name for known in FIELDS_OF_SHEET.get(sheet, ())}:
        return replace(column, how=How.REMEMBERED if column.header in earlier else How.NONE)
    return replace(column, target=Target(sheet, name), score=_CERTAIN, how=How.REMEMBERED)


def _on_purpose(column: Column) -> Column:
    is_left_out = column.how is How.NONE and normal(column.header) in TWO_WAYS
    is_chosen = is_left_out or column.how is How.SIMILAR
    return replace(column, how=How.CHOSEN) if is_chosen else column


def _chosen(column: Column, index: int, target: Target | None) -> Column:
    if column.index == index:
        return replace(column, target=target, score=_CERTAIN if target else 0, how=How.CHOSEN)
    if target is not None and column.target == target:
        return replace(column, target=None, score=0, how=How.CHOSEN)
    return column


def _main_sheet(draft: _Draft) -> str | None:
    """The sheet of the register that the table resembles most, by its name and its columns; None
    when no column resembles any.
    """
    place = normal(draft.table.sheet or PurePath(draft.table.file).stem)

    def resemblance(sheet: str) -> int:
        if place == sheet:
            return 10**6
        likeness = sum(column.score for column in _assigned(draft, (sheet,), {}))
        return likeness + _NAME_HINT if likeness and sheet.removesuffix("en") in place else likeness

    best = max(FIELDS_OF_SHEET, key=resemblance)
    return best if resemblance(best) else None


def _sheets(draft: _Draft, elsewhere: frozenset[str | None]) -> tuple[str, ...]:
    main = _main_sheet(draft)
    if main is None:
        return ()
    if main not in TOGETHER or _has_our_names(draft, main):
        return (main,)
    other = next(sheet for sheet in TOGETHER if sheet != main)
    if not (_has_own_column(draft, main) and _has_own_column(draft, other)):
        return (main,)
    if other in elsewhere and (main == Sheet.PRACTICES or _says_code_of_practice(draft)):
        return (main,)
    return TOGETHER


def _says_code_of_practice(draft: _Draft) -> bool:
    """Whether GPs are told to be of a practice by its code, and not by its name alone."""
    return any(
        wish.target.field == "praktijk_agb"
        for column in draft.columns
        for wish in _possible(column, Sheet.GPS, draft.samples[column.index])
    )


def _has_our_names(draft: _Draft, sheet: str) -> bool:
    """Whether it is one of our own files, whose columns are that sheet's and no other's."""
    names = {field.name for field in FIELDS_OF_SHEET[sheet]}
    return all(column.header in names for column in draft.columns if column.header)


def _has_own_column(draft: _Draft, sheet: str) -> bool:
    """Whether a column belongs to this one of the two sheets and cannot belong to the other."""
    other = next(name for name in TOGETHER if name != sheet)
    return any(
        _possible(column, sheet, draft.samples[column.index])
        and not _possible(column, other, draft.samples[column.index])
        for column in draft.columns
        if column.header
    )


def _assigned(draft: _Draft, sheets: tuple[str, ...], stated: ColumnMap) -> tuple[Column, ...]:
    """Each column its best field and each field one column: the greatest likeness first."""
    columns = {column.index: _stated(column, stated) for column in draft.columns}
    taken = {column.target for column in columns.values() if column.target}
    wishes = [
        (-likeness.score, sheets.index(sheet), column.index, likeness)
        for column in columns.values()
        if column.how is How.NONE and column.header and not _is_repeated(column, draft.columns)
        for sheet in sheets
        for likeness in _possible(column, sheet, draft.samples[column.index])
        if not (
            normal(column.header) in TWO_WAYS and sheets == TOGETHER and sheet == Sheet.PRACTICES
        )
    ]
    for _, _, index, wish in sorted(wishes, key=lambda wish: wish[:3]):
        if columns[index].target is None and wish.target not in taken:
            taken.add(wish.target)
            columns[index] = replace(
                columns[index], target=wish.target, score=wish.score, how=wish.how
            )
    return _with_practice_key(draft, tuple(columns.values()), sheets)


def _is_repeated(column: Column, columns: Sequence[Column]) -> bool:
    return normal(column.header) in {normal(other.header) for other in columns[: column.index]}


def _stated(column: Column, stated: ColumnMap) -> Column:
    for sheet, fields in stated.items():
        if normal(column.header) in fields:
            name = fields[normal(column.header)]
            target = Target(sheet, name) if name else None
            return replace(column, target=target, score=_CERTAIN, how=How.MAPPED)
    return column


def _possible(column: Column, sheet: str, sample: Sequence[Cell]) -> Sequence[Likeness]:
    """A column called "praktijk" may hold codes or names: that shows in its cells."""
    found = by_content(column.header, sheet, sample)
    is_code = sum(looks_like_agb(cell) for cell in sample) * 2 >= len(sample)
    if sample and is_code:
        found = [_of_code(wish) for wish in found]
    if is_code or "agb" in normal(column.header):
        return found
    return [wish for wish in found if field_of(sheet, wish.target.field).kind is not Kind.AGB]


def _of_code(wish: Likeness) -> Likeness:
    """A code is no name of a practice: it is its code."""
    is_name = wish.target == Target(Sheet.PRACTICES, "naam")
    return replace(wish, target=Target(Sheet.PRACTICES, "agb")) if is_name else wish


def _with_practice_key(
    draft: _Draft, columns: tuple[Column, ...], sheets: tuple[str, ...]
) -> tuple[Column, ...]:
    """Where GPs and practices stand together and there is one AGB code, it is the practice's; but
    not when it differs within a practice: then it is that of each GP.
    """
    targets = {column.target for column in columns}
    own, practice = Target(Sheet.GPS, "agb"), Target(Sheet.GPS, "praktijk_agb")
    if sheets != TOGETHER or practice in targets or Target(Sheet.PRACTICES, "agb") in targets:
        return columns
    code = next((column for column in columns if column.target == own), None)
    name = next((c for c in columns if c.target == Target(Sheet.PRACTICES, "naam")), None)
    if code is None or (name is not None and _differs_within(draft.table, name, code)):
        return columns
    return tuple(replace(c, target=practice) if c.target == own else c for c in columns)


def _differs_within(table: Table, name: Column, code: Column) -> bool:
    """Whether one name of a practice stands beside several codes."""
    codes: dict[str, set[str]] = {}
    for _, row in table.numbered():
        if max(name.index, code.index) < len(row) and looks_like_agb(row[code.index]):
            named = codes.setdefault(normal(str(row[name.index])), set())
            named.add(header_of(row[code.index]))
    return any(len(each) > 1 for named, each in codes.items() if named)
