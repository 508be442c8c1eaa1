"""Sheets of cells as rows of the register, each value checked on its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from statistics import median

from succession.errors import Problem, Severity
from succession.intake.cells import UnreadableCell, value_of
from succession.intake.columns import KEY_OF_SHEET, about_columns, about_older, about_table
from succession.intake.headers import How, Target
from succession.intake.listed import Listed, listed
from succession.intake.matching import TOGETHER, Matching, of_older_years
from succession.intake.nothing import is_nothing
from succession.intake.sayings import SPOKEN, Sayings
from succession.register.fields import FIELDS_OF_SHEET, Field, Kind, Sheet, field_of
from succession.register.rows import Value
from succession.sheets.table import Cell, Contents, is_blank

# Beyond this nobody reads them, and a list in which every cell is wrong would fill the memory.
_MAX_KEPT = 10_000
# What one huisarts may have: a number that practices of more repeat may be his and not theirs.
_MOST_OF_ONE = 2600


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

    `faulty` names the fields whose cell could not be read and is in the problems already;
    `assumed` those that no cell says, and that a row of the register knows better.
    """

    number: int
    origin: FileOrigin
    values: Mapping[str, Value]
    faulty: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()

    def problem(self, what: str, remedy: str, name: str | None = None) -> Problem:
        """A fault of this row, in the column of field `name` when the file has it."""
        origin = self.origin
        column = origin.headers.get(name) if name else None
        return Problem(what, remedy, Severity.ERROR, origin.file, origin.sheet, self.number, column)


@dataclass(frozen=True, slots=True)
class Reading:
    """All rows that were read on this day, per sheet of the register; a sheet that is absent was
    not given.
    """

    rows: Mapping[str, tuple[ReadRow, ...]]
    today: date
    problems: tuple[Problem, ...] = ()

    @property
    def is_faulty(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read(contents: Contents, matchings: Sequence[Matching], today: date) -> Reading:
    """The rows of all tables, with every problem of files, columns and cells.

    `today` is the day on which „over 3 jaar" is said.
    """
    by_place = {(matching.file, matching.sheet): matching for matching in matchings}
    rows: dict[str, list[ReadRow]] = {}
    older = of_older_years(contents.tables)
    problems = list(contents.problems)
    for table in contents.tables:
        matching = by_place.get(table.place)
        if table.place in older:
            problems.append(about_older(table))
            continue
        if matching is None or not matching.sheets:
            alone = sum(other.file == table.file for other in contents.tables) == 1
            problems += about_table(table, alone)
            continue
        problems += about_columns(table, matching)
        headers = [column.header for column in matching.columns]
        in_list = listed(table, matching.header_row, headers)
        problems += in_list.problems
        for sheet in matching.sheets:
            found = _Sheet(in_list, matching, sheet, today)
            rows.setdefault(sheet, []).extend(found.rows(problems))
    if not rows and not any(problem.severity is Severity.ERROR for problem in problems):
        problems.append(_nothing_found(contents))
    return Reading(
        {sheet: tuple(found) for sheet, found in rows.items()},
        today,
        tuple(dict.fromkeys(problems)),
    )


def _nothing_found(contents: Contents) -> Problem:
    file = contents.tables[0].file if contents.tables else None
    remedy = "zet boven de lijst een rij met kolomnamen, zoals in het sjabloon"
    return Problem("er is geen lijst met herkenbare kolommen gevonden", remedy, file=file)


class _Nothing(Enum):
    """What a cell says that is only filled because it was there."""

    SAID = "niets"


class _Sheet:
    """The rows of one sheet of the register that stand in one table."""

    def __init__(self, rows: Listed, matching: Matching, sheet: str, today: date) -> None:
        self._listed, self._matching, self._sheet = rows, matching, sheet
        self._today = today
        self._is_together = set(TOGETHER) <= set(matching.sheets)
        self._columns = self._fields()
        self._is_ours = all(c.how is How.EXACT for c in matching.columns if c.header)
        self._seen: dict[str, dict[object, Value | _Nothing]] = {
            known.name: {} for _, known in self._columns
        }
        headers = {known.name: matching.columns[at].header for at, known in self._columns}
        self._origin = FileOrigin(matching.file, matching.sheet, matching.header_row, headers)
        self._sayings = Sayings(headers, today)

    def rows(self, problems: list[Problem]) -> list[ReadRow]:
        """The rows with a key; what is wrong with cells and keys is added to `problems`."""
        key = KEY_OF_SHEET[self._sheet]
        if key not in self._origin.headers:
            problems.append(self._without_key_column())
            return []
        found: list[ReadRow] = []
        for number, cells in self._listed.rows:
            row = self._read(number, cells, problems)
            if self._goes_on(cells) and found:
                row = replace(row, values={key: found[-1].values[key], **row.values})
            if row.values.get(key) is not None:
                found.append(row)
            elif key not in row.faulty:
                problems.append(self._without_key(row))
        problems += self._told_once()
        if not self._is_together:
            return found
        return (
            self._one_per_practice(found, problems)
            if self._sheet == Sheet.PRACTICES
            else [row for row in found if len(row.values) > 1]
        )

    def _goes_on(self, cells: tuple[Cell, ...]) -> bool:
        """Whether the row is of the practice above: people write that only in its first row."""
        if not self._is_together:
            return False
        return all(at >= len(cells) or is_blank(cells[at]) for at in self._of_practice)

    @cached_property
    def _of_practice(self) -> list[int]:
        """The columns that say something of the practice, its key among them."""
        return [
            column.index
            for column in self._matching.columns
            if column.target
            and (column.target.sheet == Sheet.PRACTICES or column.index in self._shared_key())
        ]

    def _told_once(self) -> Iterator[Problem]:
        """What is read in another way than it is written, for the whole column at once."""
        for note, numbers in self._sayings.notes():
            name, what, remedy = note.value
            row = ReadRow(numbers[0], self._origin, {})
            told = row.problem(f"{what}{_and_more(numbers)}", remedy, name)
            yield replace(told, severity=Severity.WARNING)

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
                is_spoken = known.at in SPOKEN and not self._is_as_written(known)
                said = self._sayings.of(number, known, cells[at]) if is_spoken else None
                if said is not None:
                    values |= said
                elif (value := self._value(known, cells[at])) is not _Nothing.SAID:
                    values[known.name] = value
            except UnreadableCell as error:
                wrong.append((known.name, error))
        if (hagro := self._listed.hagro_of.get(number)) and self._sheet == Sheet.PRACTICES:
            values.setdefault("hagro", hagro)
        assumed = self._assumed(number, values)
        faulty = frozenset(name for name, _ in wrong)
        row = ReadRow(number, self._origin, assumed | values, faulty, frozenset(assumed))
        if len(problems) < _MAX_KEPT:
            problems += [row.problem(error.what, error.remedy, name) for name, error in wrong]
        return row

    def _assumed(self, number: int, values: Mapping[str, Value]) -> dict[str, Value]:
        """An open place that the list does not date is open today at least."""
        is_undated = self._sayings.is_open(number) and values.get("vacant_sinds") is None
        return {"vacant_sinds": self._today} if is_undated else {}

    def _is_as_written(self, known: Field) -> bool:
        """Whether a text is the register's own: what we wrote comes back as it was."""
        return self._is_ours and known.kind is Kind.TEXT

    def _value(self, known: Field, cell: Cell) -> "Value | _Nothing":
        """A list says the same words, years and codes over and over: each is read once."""
        seen = self._seen[known.name]
        # Not the cell alone: to Python 1, 1.0 and True are one and the same key.
        key = type(cell), cell
        if key not in seen:
            is_filler = not self._is_as_written(known) and is_nothing(known, cell)
            seen[key] = _Nothing.SAID if is_filler else value_of(known, cell)
        return seen[key]

    def _one_per_practice(self, rows: list[ReadRow], problems: list[Problem]) -> list[ReadRow]:
        """A practice stands once for each of its GPs; what is empty in one may stand in another."""
        first: dict[Value, ReadRow] = {}
        repeated: dict[Value, list[int]] = {}
        for row in rows:
            agb = row.values["agb"]
            if agb not in first:
                first[agb] = row
                continue
            earlier = first[agb]
            problems += _contradictions(earlier, row)
            if _is_the_same_count(earlier, row) and row.number not in self._listed.merged:
                repeated.setdefault(agb, []).append(row.number)
            merged = {**row.values, **earlier.values}
            first[agb] = ReadRow(earlier.number, self._origin, merged, earlier.faulty | row.faulty)
        counts = [int(str(first[agb].values["patienten"])) for agb in repeated]
        is_few = bool(counts) and median(counts) < _MOST_OF_ONE
        per_gp = sorted(numbers[0] for numbers in repeated.values()) if is_few else []
        if per_gp:
            what = f"dit aantal patiënten geldt voor de hele praktijk{_and_more(per_gp)}"
            remedy = "is het per huisarts, tel het dan op en zet het totaal op elke rij"
            told = ReadRow(per_gp[0], self._origin, {}).problem(what, remedy, "patienten")
            problems.append(replace(told, severity=Severity.WARNING))
        return list(first.values())

    def _without_key_column(self) -> Problem:
        key = KEY_OF_SHEET[self._sheet]
        what = f"de kolom `{key}` van {self._sheet} ontbreekt"
        targets = {column.target for column in self._matching.columns}
        if self._is_together and Target(Sheet.GPS, "agb") in targets:
            what = "de AGB-codes zijn van de huisartsen: binnen één praktijk verschillen zij"
        return Problem(
            what,
            f"voeg een kolom `{key}` toe of wijs aan welke kolom dat is",
            file=self._origin.file,
            sheet=self._origin.sheet,
            row=self._origin.header_row,
        )

    def _without_key(self, row: ReadRow) -> Problem:
        key = KEY_OF_SHEET[self._sheet]
        what = "de naam ontbreekt" if key == "naam" else "de AGB-code van de praktijk ontbreekt"
        return row.problem(what, "vul hem in of haal de rij weg", key)


def _and_more(numbers: Sequence[int]) -> str:
    return "" if len(numbers) == 1 else f" (ook op {len(numbers) - 1} andere rijen)"


def _is_the_same_count(earlier: ReadRow, later: ReadRow) -> bool:
    """Whether both rows of a practice bear the same number of patients."""
    return later.values.get("patienten") == earlier.values.get("patienten", -1)


def _contradictions(earlier: ReadRow, later: ReadRow) -> Iterator[Problem]:
    for name, value in later.values.items():
        if name in earlier.values and earlier.values[name] != value:
            what = f"voor dezelfde praktijk staat op rij {earlier.number} iets anders"
            remedy = "maak beide rijen gelijk"
            if name == "patienten":
                remedy = "is het per huisarts, tel het dan op en zet het totaal op elke rij"
            yield later.problem(what, remedy, name)


assert set(KEY_OF_SHEET) == set(FIELDS_OF_SHEET)
