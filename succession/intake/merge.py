"""What was read, laid over the register that stands."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from succession.errors import InvalidInput, Problem, Severity
from succession.intake import doubles
from succession.intake.cells import squeezed
from succession.intake.checks import problems_of
from succession.intake.former import Former, brought_up_to_date, nobody
from succession.intake.merged_row import MergedRow
from succession.intake.named import recognised, with_code
from succession.intake.questions import CHOICES, Answers, Ask, ListQuestion, MayBeSame, is_same
from succession.intake.read_row import ReadRow
from succession.intake.reading import Reading
from succession.intake.roles import with_roles
from succession.intake.versions import of_one_version
from succession.register.difference import Difference, Place, RowEntry, between
from succession.register.fields import FIELDS_OF_SHEET, Sheet
from succession.register.model import Level
from succession.register.rows import Row, Sheets, Value, key_of, register_of
from succession.register.whole import Register

MOST_TOLD = 1_000

_CONFIDENTIAL = tuple(f.name for f in FIELDS_OF_SHEET[Sheet.GPS] if f.is_confidential)

_UNKNOWN_ROW: Mapping[str, Row] = {
    sheet: dict.fromkeys((f.name for f in fields), None)
    for sheet, fields in FIELDS_OF_SHEET.items()
}


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import would do. With a fault nothing changes: `difference` is empty.

    `missing` are rows of the register that a given file does not have; they are in
    `difference.removed` only when removal was asked for. `after` holds the complete rows,
    `questions` all that was to be asked, answered or not.
    """

    difference: Difference
    problems: tuple[Problem, ...]
    after: Sheets
    missing: tuple[RowEntry, ...] = ()
    questions: tuple[ListQuestion, ...] = ()

    @property
    def is_faulty(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def checked(
    reading: Reading,
    before: Sheets,
    *,
    remove: bool = False,
    former: Former = nobody,
) -> Intake:
    """The difference between the register and what was read, and all problems at once.

    `former` knows the keys that rows had before. What `reading.answers` do not answer is asked;
    rows of GPs that bring something confidential without a level get the one that is answered.
    """
    answers = reading.answers
    reading, of_sheets = of_one_version(brought_up_to_date(reading, before, former))
    known = recognised(reading, before)
    laid = _Laid(known.reading.rows, before, known.code_of, answers)
    merged, of_same = laid.merged(), _of_same((*known.cases, *laid.cases))
    gps, of_roles = with_roles(merged.get(Sheet.GPS, ()), answers)
    merged |= {Sheet.GPS: gps} if gps else {}
    missing = _missing(merged, before)
    after = _after(merged, before, missing if remove else (), known.code_of)
    asked = (of_sheets, of_same, *reading.questions, of_roles, laid.of_level(merged))
    questions = tuple(question for question in asked if question is not None)
    found = (
        *reading.problems,
        *known.problems,
        *_unanswered(of_same, answers),
        *problems_of(merged, after, reading.today),
    )
    problems = _foremost(sorted(dict.fromkeys(found), key=_position))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Intake(Difference(), problems, before, (), questions)
    difference = between(before, after, _rekeyed(merged) | _recoded(before, known.code_of))
    unchanged = _unchanged(merged, difference)
    return Intake(replace(difference, unchanged=unchanged), problems, after, missing, questions)


def register_from(reading: Reading) -> tuple[Register, tuple[Problem, ...]]:
    """The register that these files describe on their own, and the warnings.

    Raises `InvalidInput` with every problem when there is a fault.
    """
    intake = checked(reading, {})
    if intake.is_faulty:
        raise InvalidInput(intake.problems)
    return register_of(intake.after), intake.problems


def _foremost(problems: list[Problem]) -> tuple[Problem, ...]:
    """All of them, or of very many the first faults, and that there are more."""
    if len(problems) <= MOST_TOLD:
        return tuple(problems)
    faults = [problem for problem in problems if problem.severity is Severity.ERROR]
    told = (faults or problems)[:MOST_TOLD]
    what = f"er is meer dan deze {len(told)} regels zeggen"
    return (*told, Problem(what, "verbeter eerst deze; vaak is het één kolom", told[-1].severity))


def _position(problem: Problem) -> tuple[str, str, int]:
    return problem.file or "", problem.sheet or "", problem.row or 0


class _Laid:
    """The rows of a list laid over those that stand; `cases` may be persons who stand already."""

    def __init__(
        self,
        rows: Mapping[str, Sequence[ReadRow]],
        before: Sheets,
        code_of: Mapping[str, str],
        answers: Answers,
    ) -> None:
        self._rows, self._before, self._code_of = rows, before, code_of
        self._answers = answers
        self._old = {
            sheet: {key_of(sheet, row): row for row in before.get(sheet, ())} for sheet in rows
        }
        self._keys = {sheet: _Keys(sheet, found, self._old[sheet]) for sheet, found in rows.items()}
        likely = tuple(self._likely())
        self.cases = tuple(case for case, _ in likely)
        self._same = {case.id: key for case, key in likely if is_same(answers, case.id)}

    def merged(self) -> dict[str, tuple[MergedRow, ...]]:
        return {
            sheet: tuple(self._merged(sheet, read) for read in rows)
            for sheet, rows in self._rows.items()
        }

    def of_level(self, merged: Mapping[str, Sequence[MergedRow]]) -> ListQuestion | None:
        """Who may know what this list says of stopping, where neither it nor the register does."""
        news = [
            row for row in merged.get(Sheet.GPS, ()) if row.read.values.get("deelniveau") is None
        ]
        old = self._old.get(Sheet.GPS, {})
        is_new = [old.get(row.standing_key or "", {}) for row in news]
        if not any(
            stood.get("deelniveau") is None and _brings_news(row.row, stood)
            for row, stood in zip(news, is_new, strict=True)
        ):
            return None
        return ListQuestion(Ask.LEVEL, _WHO_MAY_SEE, CHOICES[Ask.LEVEL], Level.CONFIDENTIAL)

    def _merged(self, sheet: str, read: ReadRow) -> MergedRow:
        key = self._standing_key(sheet, read)
        old = self._old[sheet].get(key or "")
        row = _laid_over(sheet, old, _told(read, is_known=key is not None))
        if sheet == Sheet.GPS:
            level = str(self._answers.get(Ask.LEVEL, Level.CONFIDENTIAL))
            _set_level(row, old or {}, Level(level))
        row = with_code(sheet, row, self._code_of)
        return MergedRow(read, row, key_of(sheet, row), key)

    def _standing_key(self, sheet: str, read: ReadRow) -> str | None:
        key = self._keys[sheet].standing_key(read)
        if key is None and sheet == Sheet.GPS:
            return self._same.get(key_of(sheet, read.values))
        return key

    def _likely(self) -> Iterator[tuple[MayBeSame, str]]:
        """Who would be new and may be somebody that the list does not name otherwise."""
        if Sheet.GPS not in self._rows:
            return
        keyed = [(self._keys[Sheet.GPS].standing_key(row), row) for row in self._rows[Sheet.GPS]]
        found = {key for key, _ in keyed}
        left = {key: row for key, row in self._old[Sheet.GPS].items() if key not in found}
        new = [(key_of(Sheet.GPS, row.values), row.values) for key, row in keyed if key is None]
        names = {str(row["agb"]): str(row["naam"] or "") for row in self._practices()}
        yield from doubles.persons(new, left, names)

    def _practices(self) -> Sequence[Mapping[str, Value]]:
        given = [row.values for row in self._rows.get(Sheet.PRACTICES, ())]
        return [*self._before.get(Sheet.PRACTICES, ()), *(one for one in given if one.get("naam"))]


_WHO_MAY_SEE = "Wie mag de stopplannen weten waar dat niet bij staat?"


def _of_same(cases: tuple[MayBeSame, ...]) -> ListQuestion | None:
    if not cases:
        return None
    many = "1 naam lijkt" if len(cases) == 1 else f"{len(cases)} namen lijken"
    what = f"{many} op wie of wat al bekend is, anders geschreven. Zijn het dezelfde?"
    return ListQuestion(Ask.SAME, what, CHOICES[Ask.SAME], cases=cases)


def _unanswered(of_same: ListQuestion | None, answers: Answers) -> Iterator[Problem]:
    """Without an answer a person would stand twice, or two persons would become one."""
    if of_same is not None and not of_same.is_answered(answers):
        yield Problem(of_same.what, "zeg bij de vragen of het dezelfde zijn")


def _told(read: ReadRow, is_known: bool) -> Mapping[str, Value]:
    """What the row says; of a row that is known nothing that was only assumed."""
    if not (is_known and read.assumed):
        return read.values
    return {name: value for name, value in read.values.items() if name not in read.assumed}


def _laid_over(sheet: str, old: Row | None, values: Mapping[str, Value]) -> Row:
    row = dict(old or _UNKNOWN_ROW[sheet])
    for name, value in values.items():
        is_key_cleared = value is None and name == "agb"
        if not is_key_cleared and not _is_same(row[name], value):
            row[name] = value
    return row


def _is_same(old: Value, new: Value) -> bool:
    """Whether the two differ only by what a spreadsheet does: blanks, and digits past the 15th."""
    if isinstance(old, float) and isinstance(new, float):
        return math.isclose(old, new, rel_tol=1e-14)
    if type(old) is str and isinstance(new, str):
        return squeezed(old) == new
    return old == new


def _set_level(row: Row, old: Row, default_level: Level) -> None:
    if row["deelniveau"] is None and _brings_news(row, old):
        row["deelniveau"] = default_level


def _brings_news(row: Row, old: Row) -> bool:
    return any(row[name] is not None and row[name] != old.get(name) for name in _CONFIDENTIAL)


class _Keys:
    """Finds the row of the register that a row of a file is about."""

    def __init__(self, sheet: str, rows: Sequence[ReadRow], old: Mapping[str, Row]) -> None:
        self._sheet, self._old = sheet, old
        self._by_name = _unique_by_name(old) if sheet == Sheet.GPS else {}
        self._open = _only_open(old) if sheet == Sheet.GPS else {}
        self._claims = Counter(self._claim(row) for row in rows)

    def standing_key(self, read: ReadRow) -> str | None:
        key = key_of(self._sheet, read.values)
        if key in self._old:
            return key
        # Two rows of a file that could both be one GP of the register are both new.
        claim = self._claim(read)
        return claim if self._claims[claim] == 1 else None

    def _claim(self, read: ReadRow) -> str | None:
        """The GP of the same practice and name whose code is only now known, or not repeated; the
        open share of the practice for a place that the list calls open without a date.
        """
        values = read.values
        if self._sheet != Sheet.GPS or key_of(self._sheet, values) in self._old:
            return None
        if "vacant_sinds" in read.assumed:
            return self._open.get(values.get("praktijk_agb"))
        named = (values.get("praktijk_agb"), values.get("naam"))
        key = self._by_name.get(named) if values.get("naam") else None
        has_code = key is not None and self._old[key].get("agb") is not None
        return None if has_code and values.get("agb") else key


def _only_open(old: Mapping[str, Row]) -> dict[Value, str]:
    """The open share of each practice that has one: a list without dates is about that one."""
    found = {
        key: row["praktijk_agb"]
        for key, row in old.items()
        if row["vacant_sinds"] is not None and not (row["agb"] or row["naam"])
    }
    many = Counter(found.values())
    return {practice: key for key, practice in found.items() if many[practice] == 1}


def _unique_by_name(old: Mapping[str, Row]) -> dict[tuple[Value, Value], str]:
    names = Counter((row.get("praktijk_agb"), row.get("naam")) for row in old.values())
    found = {(row.get("praktijk_agb"), row.get("naam")): key for key, row in old.items()}
    return {name: key for name, key in found.items() if names[name] == 1}


def _missing(merged: Mapping[str, Sequence[MergedRow]], before: Sheets) -> tuple[RowEntry, ...]:
    found = {(sheet, row.standing_key) for sheet, rows in merged.items() for row in rows}
    return tuple(
        RowEntry(sheet, key, row)
        for sheet in merged
        for row in before.get(sheet, ())
        if (sheet, key := key_of(sheet, row)) not in found
    )


def _after(
    merged: Mapping[str, Sequence[MergedRow]],
    before: Sheets,
    removed: Sequence[RowEntry],
    code_of: Mapping[str, str],
) -> dict[str, list[Row]]:
    """All rows: those that stand in their order, changed or not, and then the new ones."""
    gone = {(entry.sheet, entry.key) for entry in removed}
    after: dict[str, list[Row]] = {}
    for sheet in FIELDS_OF_SHEET:
        rows = merged.get(sheet, ())
        changed = {row.standing_key: row.row for row in rows if row.standing_key is not None}
        standing = [
            (key_of(sheet, row), with_code(sheet, row, code_of)) for row in before.get(sheet, ())
        ]
        kept = [changed.get(key, row) for key, row in standing if (sheet, key) not in gone]
        after[sheet] = kept + [row.row for row in rows if row.standing_key is None]
    return after


def _rekeyed(merged: Mapping[str, Sequence[MergedRow]]) -> dict[Place, Place]:
    return {
        (sheet, row.key): (sheet, row.standing_key)
        for sheet, rows in merged.items()
        for row in rows
        if row.standing_key is not None and row.key != row.standing_key
    }


def _recoded(before: Sheets, code_of: Mapping[str, str]) -> dict[Place, Place]:
    """Of the rows of practices that get an AGB code, the place that they have and had."""
    return {
        (sheet, key_of(sheet, coded)): (sheet, key_of(sheet, row))
        for sheet, rows in before.items()
        for row in rows
        if (coded := with_code(sheet, row, code_of)) is not row
    }


def _unchanged(merged: Mapping[str, Sequence[MergedRow]], difference: Difference) -> int:
    """How many rows were given and stay as they are; the rest of the register does not count."""
    touched = {(change.sheet, change.key) for change in difference.changed}
    given = {(sheet, row.standing_key) for sheet, rows in merged.items() for row in rows}
    return sum(key is not None and (sheet, key) not in touched for sheet, key in given)
