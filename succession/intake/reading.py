"""Sheets of cells as rows of the register, each value checked on its own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from succession.errors import Problem, Severity
from succession.intake.called import key_by_name
from succession.intake.cells import UnreadableCell, value_of
from succession.intake.columns import KEY_OF_SHEET, about_columns, about_older, about_table
from succession.intake.headers import Target
from succession.intake.listed import Listed, listed
from succession.intake.matching import TOGETHER, Matching, of_older_years
from succession.intake.nothing import is_nothing
from succession.intake.questions import Answers, ListQuestion
from succession.intake.read_row import FileOrigin, ReadRow, and_more
from succession.intake.sayings import SPOKEN, Sayings
from succession.intake.together import about_patients, about_rows_of_one, one_per_practice
from succession.register.fields import FIELDS_OF_SHEET, Field, Kind, Sheet, field_of
from succession.register.rows import Value
from succession.sheets.table import Cell, Contents, Table, is_blank

# Beyond this nobody reads them, and a list in which every cell is wrong would fill the memory.
_MAX_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Reading:
    """All rows that were read on this day, per sheet of the register; a sheet that is absent was
    not given.
    """

    rows: Mapping[str, tuple[ReadRow, ...]]
    today: date
    problems: tuple[Problem, ...] = ()
    questions: tuple[ListQuestion, ...] = ()
    answers: Answers = field(default_factory=dict)

    @property
    def is_faulty(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read(
    contents: Contents,
    matchings: Sequence[Matching],
    today: date,
    answers: Answers = MappingProxyType({}),
) -> Reading:
    """The rows of all tables, with every problem of files, columns and cells.

    `today` is the day on which „over 3 jaar" is said; `answers` are what a person said of the list.
    """
    rows: dict[str, list[ReadRow]] = {}
    problems, questions = list(contents.problems), list[ListQuestion]()
    for table, matching in _to_read(contents, matchings, problems):
        problems += about_columns(table, matching)
        headers = [column.header for column in matching.columns]
        in_list = listed(table, matching.header_row, headers)
        problems += in_list.problems
        by_name: dict[int, str] = {}
        for sheet in matching.sheets:
            found = _Sheet(in_list, matching, sheet, (today, answers), by_name)
            rows.setdefault(sheet, []).extend(found.rows(problems))
            questions += found.questions
    if not rows and not any(problem.severity is Severity.ERROR for problem in problems):
        problems.append(_nothing_found(contents))
    return Reading(
        {sheet: tuple(found) for sheet, found in rows.items()},
        today,
        tuple(dict.fromkeys(problems)),
        tuple(dict.fromkeys(questions)),
        answers,
    )


def _to_read(
    contents: Contents, matchings: Sequence[Matching], problems: list[Problem]
) -> Iterator[tuple[Table, Matching]]:
    """The tables that are part of the list; of another is told why, unless somebody left it out."""
    by_place = {(matching.file, matching.sheet): matching for matching in matchings}
    older = of_older_years(contents.tables)
    for table in contents.tables:
        matching = by_place.get(table.place)
        if table.place in older:
            problems.append(about_older(table))
        elif matching is None or not matching.sheets:
            alone = sum(other.file == table.file for other in contents.tables) == 1
            problems += about_table(table, alone)
        elif not matching.is_left_out:
            yield table, matching


def _nothing_found(contents: Contents) -> Problem:
    file = contents.tables[0].file if contents.tables else None
    remedy = "zet boven de lijst een rij met kolomnamen, zoals in het sjabloon"
    return Problem("er is geen lijst met herkenbare kolommen gevonden", remedy, file=file)


class _Sheet:
    """The rows of one sheet of the register that stand in one table.

    `by_name` are the keys of practices that are known by their name, by the number of the row:
    the practices of a table come first, and say of its GPs where they are.
    """

    def __init__(
        self,
        rows: Listed,
        matching: Matching,
        sheet: str,
        asked: tuple[date, Answers],
        by_name: dict[int, str],
    ) -> None:
        today, answers = asked
        self.questions: list[ListQuestion] = []
        self._answers = answers
        self._listed, self._matching, self._sheet = rows, matching, sheet
        self._today, self._by_name = today, by_name
        self._is_together = set(TOGETHER) <= set(matching.sheets)
        self._columns = self._fields()
        self._unknown_words: defaultdict[tuple[str, Cell], list[tuple[int, UnreadableCell]]]
        self._unknown_words = defaultdict(list)
        self._seen: dict[str, dict[object, Mapping[str, Value]]] = {
            known.name: {} for _, known in self._columns
        }
        self._spoken = {
            known.name
            for _, known in self._columns
            if known.at in SPOKEN and not self._is_as_written(known)
        }
        headers = {known.name: matching.columns[at].header for at, known in self._columns}
        self._origin = FileOrigin(matching.file, matching.sheet, matching.header_row, headers)
        self._sayings = Sayings(headers, today)

    def rows(self, problems: list[Problem]) -> list[ReadRow]:
        """The rows with a key; what is wrong with cells and keys is added to `problems`."""
        key = KEY_OF_SHEET[self._sheet]
        if key not in self._origin.headers and not self._is_by_name():
            problems.append(self._without_key_column())
            return []
        found: list[ReadRow] = []
        above: ReadRow | None = None
        for number, cells in self._listed.rows:
            row = self._read(number, cells, problems)
            if above is not None and self._goes_on(cells):
                row = _of_the_same_practice(row, above, key)
            else:
                above = row = self._known_by_name(row, key)
            if row.values.get(key) is not None:
                found.append(row)
            elif key not in row.faulty:
                problems.append(self._without_key(row))
        problems += self._told_once()
        if not self._is_together:
            return found
        if self._sheet == Sheet.PRACTICES:
            return self._one_of_each(found, problems)
        return [row for row in found if len(row.values) > 1]

    def _one_of_each(self, found: list[ReadRow], problems: list[Problem]) -> list[ReadRow]:
        question = about_patients(found, self._listed.merged)
        counts = question.answer(self._answers) if question else None
        self.questions += [question] if question else []
        problems += about_rows_of_one(found, counts)
        return one_per_practice(found, counts, self._listed.merged)

    def _is_by_name(self) -> bool:
        """Whether the names of practices say which they are."""
        is_named = self._sheet == Sheet.PRACTICES and "naam" in self._origin.headers
        return is_named or (self._is_together and bool(self._by_name))

    def _known_by_name(self, row: ReadRow, key: str) -> ReadRow:
        """The row of a practice without a code, under the key of its name, or of its GP."""
        if row.values.get(key) is not None or key in row.faulty:
            return row
        if self._sheet == Sheet.PRACTICES and (found := key_by_name(row.values)):
            self._by_name[row.number] = found
        found = self._by_name.get(row.number)
        is_of_practice = self._sheet in TOGETHER and found is not None
        return replace(row, values={**row.values, key: found}) if is_of_practice else row

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
        """What is read in another way than it is written, and which words mean nothing here: once
        for the whole column.
        """
        for note, numbers in self._sayings.notes():
            name, what, remedy = note.value
            row = ReadRow(numbers[0], self._origin, {})
            yield row.warning(f"{what}{and_more(numbers)}", remedy, name)
        for (name, _), wrong in self._unknown_words.items():
            numbers, error = [number for number, _ in wrong], wrong[0][1]
            row = ReadRow(numbers[0], self._origin, {})
            yield row.problem(f"{error.what}{and_more(numbers)}", error.remedy, name)

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
        values, wrong = self._cells(number, cells)
        if (hagro := self._listed.hagro_of.get(number)) and self._sheet == Sheet.PRACTICES:
            values.setdefault("hagro", hagro)
        assumed, faulty = self._assumed(number, values), frozenset(known.name for known, _ in wrong)
        values |= assumed
        row = ReadRow(number, self._origin, values, faulty, frozenset(assumed))
        if len(problems) < _MAX_KEPT:
            problems += [
                row.problem(error.what, error.remedy, known.name)
                for known, error in wrong
                if known.kind is not Kind.CHOICE  # Those are told once for each word.
            ]
        return row

    def _cells(
        self, number: int, cells: tuple[Cell, ...]
    ) -> tuple[dict[str, Value], list[tuple[Field, UnreadableCell]]]:
        """What the cells of a row say, and which of them cannot be read."""
        values: dict[str, Value] = {}
        wrong: list[tuple[Field, UnreadableCell]] = []
        for at, known in self._columns:
            if at >= len(cells) or cells[at] == "" or is_blank(cells[at]):
                continue
            try:
                said = None
                if known.name in self._spoken:
                    said = self._sayings.of(number, known, cells[at])
                values |= self._value(known, cells[at]) if said is None else said
            except UnreadableCell as error:
                wrong.append((known, error))
                self._note_word(number, known, cells[at], error)
        return values, wrong

    def _note_word(self, number: int, known: Field, cell: Cell, error: UnreadableCell) -> None:
        """A word that is no choice is told once; where each cell is wrong they would be many."""
        if known.kind is Kind.CHOICE:
            self._unknown_words[known.name, cell].append((number, error))

    def _assumed(self, number: int, values: Mapping[str, Value]) -> dict[str, Value]:
        """An open place that the list does not date is open today at least."""
        is_undated = self._sayings.is_open(number) and values.get("vacant_sinds") is None
        return {"vacant_sinds": self._today} if is_undated else {}

    def _is_as_written(self, known: Field) -> bool:
        """Whether a text is the register's own: what we wrote comes back as it was."""
        return self._matching.is_as_written and known.kind is Kind.TEXT

    def _value(self, known: Field, cell: Cell) -> Mapping[str, Value]:
        """A list says the same words, years and codes over and over: each is read once."""
        seen = self._seen[known.name]
        # Not the cell alone: to Python 1, 1.0 and True are one and the same key.
        key = type(cell), cell
        if key not in seen:
            is_filler = not self._is_as_written(known) and is_nothing(known, cell)
            seen[key] = {} if is_filler else {known.name: value_of(known, cell)}
        return seen[key]

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


def _of_the_same_practice(row: ReadRow, above: ReadRow, key: str) -> ReadRow:
    """The row with the key of its practice; where that was not to be read, this one's is not."""
    if above.values.get(key) is None:
        return replace(row, faulty=row.faulty | {key})
    return replace(row, values={key: above.values[key], **row.values})


assert set(KEY_OF_SHEET) == set(FIELDS_OF_SHEET)
