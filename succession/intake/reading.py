"""Sheets of cells as rows of the register, each value checked on its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from succession.errors import Problem, Severity
from succession.intake.cells import UnreadableCell, value_of
from succession.intake.columns import KEY_OF_SHEET, about_columns, about_table
from succession.intake.matching import TOGETHER, Matching
from succession.register.fields import FIELDS_OF_SHEET, Field, Sheet, field_of
from succession.register.rows import Value
from succession.sheets.table import Cell, Contents, Table, is_blank

# Beyond this nobody reads them, and a list in which every cell is wrong would fill the memory.
_MAX_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """Where rows come from; `headers` gives per field the header as it stands in the file."""

    file: str
    sheet: str | None
    header_row: int
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What one row of a file says. A field that is absent stays as it is, None makes it unknown.

    `faulty` names the fields whose cell could not be read and is in the problems already.
    """

    number: int
    origin: FileOrigin
    values: Mapping[str, Value]
    faulty: frozenset[str] = frozenset()

    def problem(self, what: str, remedy: str, name: str | None = None) -> Problem:
        """A fault of this row, in the column of field `name` when the file has it."""
        origin = self.origin
        column = origin.headers.get(name) if name else None
        return Problem(what, remedy, Severity.ERROR, origin.file, origin.sheet, self.number, column)


@dataclass(frozen=True, slots=True)
class Reading:
    """All rows that were read, per sheet of the register; a sheet that is absent was not given."""

    rows: Mapping[str, tuple[ReadRow, ...]]
    problems: tuple[Problem, ...] = ()

    @property
    def is_faulty(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read(contents: Contents, matchings: Sequence[Matching]) -> Reading:
    """The rows of all tables, with every problem of files, columns and cells."""
    by_place = {(matching.file, matching.sheet): matching for matching in matchings}
    rows: dict[str, list[ReadRow]] = {}
    problems = list(contents.problems)
    for table in contents.tables:
        matching = by_place.get(table.place)
        if matching is None or not matching.sheets:
            alone = sum(other.file == table.file for other in contents.tables) == 1
            problems += about_table(table, alone)
            continue
        problems += about_columns(table, matching)
        for sheet in matching.sheets:
            found = _Sheet(table, matching, sheet)
            rows.setdefault(sheet, []).extend(found.rows(problems))
    if not rows and not any(problem.severity is Severity.ERROR for problem in problems):
        problems.append(_nothing_found(contents))
    return Reading(
        {sheet: tuple(found) for sheet, found in rows.items()}, tuple(dict.fromkeys(problems))
    )


def _nothing_found(contents: Contents) -> Problem:
    file = contents.tables[0].file if contents.tables else None
    remedy = "zet boven de lijst een rij met kolomnamen, zoals in het sjabloon"
    return Problem("er is geen lijst met herkenbare kolommen gevonden", remedy, file=file)


class _Sheet:
    """The rows of one sheet of the register that stand in one table."""

    def __init__(self, table: Table, matching: Matching, sheet: str) -> None:
        self._table, self._matching, self._sheet = table, matching, sheet
        self._is_together = set(TOGETHER) <= set(matching.sheets)
        self._columns = self._fields()
        self._seen: dict[str, dict[object, Value]] = {known.name: {} for _, known in self._columns}
        headers = {known.name: matching.columns[at].header for at, known in self._columns}
        self._origin = FileOrigin(table.file, table.sheet, matching.header_row, headers)

    def rows(self, problems: list[Problem]) -> list[ReadRow]:
        """The rows with a key; what is wrong with cells and keys is added to `problems`."""
        key = KEY_OF_SHEET[self._sheet]
        if key not in self._origin.headers:
            problems.append(self._without_key_column())
            return []
        found = []
        for number, cells in self._table.numbered():
            if number <= self._matching.header_row:
                continue
            row = self._read(number, cells, problems)
            if row.values.get(key) is not None:
                found.append(row)
            elif key not in row.faulty:
                problems.append(self._without_key(row))
        if not self._is_together:
            return found
        return (
            self._one_per_practice(found, problems)
            if self._sheet == Sheet.PRACTICES
            else [row for row in found if len(row.values) > 1]
        )

    def _fields(self) -> list[tuple[int, Field]]:
        columns = [
            (column.index, field_of(self._sheet, column.target.field))
            for column in self._matching.columns
            if column.target and column.target.sheet == self._sheet
        ]
        key = KEY_OF_SHEET[self._sheet]
        if self._is_together and all(known.name != key for _, known in columns):
            columns += [(at, field_of(self._sheet, key)) for at in self._shared_key()]
        return columns

    def _shared_key(self) -> list[int]:
        """Where GPs and practices stand together, one column says which practice it is."""
        return [
            column.index
            for column in self._matching.columns
            if column.target
            and column.target.sheet != self._sheet
            and column.target.field == KEY_OF_SHEET[column.target.sheet]
        ]

    def _read(self, number: int, cells: tuple[Cell, ...], problems: list[Problem]) -> ReadRow:
        values: dict[str, Value] = {}
        wrong: list[tuple[str, UnreadableCell]] = []
        for at, known in self._columns:
            if at >= len(cells) or cells[at] == "" or is_blank(cells[at]):
                continue
            try:
                values[known.name] = self._value(known, cells[at])
            except UnreadableCell as error:
                wrong.append((known.name, error))
        row = ReadRow(number, self._origin, values, frozenset(name for name, _ in wrong))
        if len(problems) < _MAX_KEPT:
            problems += [row.problem(error.what, error.remedy, name) for name, error in wrong]
        return row

    def _value(self, known: Field, cell: Cell) -> Value:
        """A list says the same words, years and codes over and over: each is read once."""
        seen = self._seen[known.name]
        # Not the cell alone: to Python 1, 1.0 and True are one and the same key.
        key = type(cell), cell
        if key not in seen:
            seen[key] = value_of(known, cell)
        return seen[key]

    def _one_per_practice(self, rows: list[ReadRow], problems: list[Problem]) -> list[ReadRow]:
        """A practice stands once for each of its GPs; what is empty in one may stand in another."""
        first: dict[Value, ReadRow] = {}
        for row in rows:
            agb = row.values["agb"]
            if agb not in first:
                first[agb] = row
                continue
            earlier = first[agb]
            problems += _contradictions(earlier, row)
            merged = {**row.values, **earlier.values}
            first[agb] = ReadRow(earlier.number, self._origin, merged, earlier.faulty | row.faulty)
        return list(first.values())

    def _without_key_column(self) -> Problem:
        key = KEY_OF_SHEET[self._sheet]
        return Problem(
            f"de kolom `{key}` van {self._sheet} ontbreekt",
            f"voeg een kolom `{key}` toe of wijs aan welke kolom dat is",
            file=self._origin.file,
            sheet=self._origin.sheet,
            row=self._origin.header_row,
        )

    def _without_key(self, row: ReadRow) -> Problem:
        key = KEY_OF_SHEET[self._sheet]
        what = "de naam ontbreekt" if key == "naam" else "de AGB-code van de praktijk ontbreekt"
        return row.problem(what, "vul hem in of haal de rij weg", key)


def _contradictions(earlier: ReadRow, later: ReadRow) -> Iterator[Problem]:
    for name, value in later.values.items():
        if name in earlier.values and earlier.values[name] != value:
            what = f"voor dezelfde praktijk staat op rij {earlier.number} iets anders"
            yield later.problem(what, "maak beide rijen gelijk", name)


assert set(KEY_OF_SHEET) == set(FIELDS_OF_SHEET)
