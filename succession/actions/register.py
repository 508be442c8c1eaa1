"""What a consulent changes in the register: an import, one row, a remembered mapping."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.saying import refuse_day_to_come, refuse_empty
from succession.errors import Conflict, InvalidInput, Problem, SuccessionError
from succession.intake.called import called, key_by_name
from succession.register.declaration import Declaration
from succession.register.difference import Change, Difference, Place, RowEntry
from succession.register.fields import FIELDS_OF_SHEET, Sheet, field_of
from succession.register.rows import Row, Value, bears_gp, key_of
from succession.store import Dependent, ImportRecord, Pen, RowsBefore, Stamp, Store, dependents
from succession.store.declaration import read as declared
from succession.store.declaration import write as declarations
from succession.store.imports import example
from succession.store.imports import write as imports
from succession.store.register import before as written
from succession.store.register import write as rows

FORM = "formulier"
INVENTED_BY = example.INVENTED_BY


@dataclass(frozen=True, slots=True)
class RowRef:
    """A row and the version at which it was shown."""

    sheet: str
    key: str
    expected_version: int


@dataclass(frozen=True, slots=True)
class RowEdit:
    """New values for some fields of a row, by their Dutch names; None makes a field unknown."""

    ref: RowRef
    changes: Mapping[str, Value] = field(default_factory=dict)
    source: str = FORM


@dataclass(frozen=True, slots=True)
class ImportShown:
    """What somebody saw of an import: the data version at which its difference was shown, and the
    ids of the draaiboeken, talks and scans that may go with rows that go. `clears_example` says
    that the invented region was left out of it, and is to make room. `asks_declaration` says that
    these are real people, of whom somebody must have said once that their privacy was arranged;
    `declared` says so now.
    """

    version: int
    agreed: Collection[str] = ()
    clears_example: bool = False
    asks_declaration: bool = False
    declared: Declaration | None = None


def save_import(
    store: Store,
    submission: Submission,
    difference: Difference,
    *,
    shown: ImportShown,
    files: tuple[str, ...],
) -> ImportRecord:
    """Saves what an import changes, wholly or not at all.

    Raises `AsksFirst` that names what would go and was not agreed to, `Conflict` when the register
    is no longer at the version that was shown, and `InvalidInput` when a GP would stand without
    practice.
    """

    def save(pen: Pen) -> str:
        if pen.seen_version != shown.version:
            raise Conflict("Het register is intussen gewijzigd; bekijk de verschillen opnieuw.")
        _declare(pen, shown)
        if shown.clears_example:
            example.clear(pen)
        going = dependents.of_rows(pen.connection, difference.leaving)
        outcome = str(imports.save(pen, difference, files))
        _ask_first(going, shown.agreed)
        return outcome

    if shown.declared is not None:
        made = shown.declared
        refuse_empty(**{"wie de DPIA maakte": made.assessed_by, "wie hen inlichtte": made.told_by})
        refuse_day_to_come(submission, max(made.assessed_on, made.told_on))
    stamp = submission.stamp(permission.IMPORT, difference, files)
    return _import_record(store, store.write(stamp, save))


def _declare(pen: Pen, shown: ImportShown) -> None:
    if shown.declared is not None:
        declarations.keep(pen, shown.declared)
    elif shown.asks_declaration and declared.load(pen.connection) is None:
        raise NotDeclared


class NotDeclared(SuccessionError):
    """Nobody said yet that the privacy of the people in the list was arranged."""

    def __init__(self) -> None:
        super().__init__(
            "Er is niets bewaard. Vul eerst in wanneer en door wie de DPIA is gemaakt en de "
            "praktijkhouders zijn ingelicht."
        )


def clear_example(store: Store, submission: Submission) -> None:
    """Puts the invented region away for good, with all that was tried with it."""

    def clear(pen: Pen) -> str:
        example.clear(pen)
        return ""

    store.write(submission.stamp(permission.CLEAR_EXAMPLE), clear)


class AsksFirst(SuccessionError):
    """More would go than somebody agreed to; nothing was done."""

    def __init__(self, dependents: Iterable[Dependent]) -> None:
        named = ", ".join(
            f"{one.kind} {one.what} ({one.row_key})".replace("  ", " ") for one in dependents
        )
        super().__init__(
            f"Hiermee verdwijnt ook: {named}. Er is niets gewijzigd. Bekijk op de pagina Register "
            "opnieuw wat er verdwijnt en bevestig daar dat dit mag."
        )


def _ask_first(going: Iterable[Dependent], agreed: Collection[str]) -> None:
    unasked = [one for one in going if one.id not in agreed]
    if unasked:
        raise AsksFirst(unasked)


def undo_import(
    store: Store, submission: Submission, import_id: int, agreed: Collection[str] = ()
) -> ImportRecord:
    """Takes an import back: rows, history and sources are as they were before it.

    `agreed` are the ids of the draaiboeken, talks and scans that may go with the rows. Raises
    `AsksFirst` that names those that would go and are not among them, and `Conflict` that names
    the rows when some of them were changed since.
    """

    def undo(pen: Pen) -> str:
        going = dependents.of_import(pen.connection, import_id)
        imports.undo(pen, import_id)  # first: nobody is asked for what cannot be done
        _ask_first(going, agreed)
        return str(import_id)

    stamp = submission.stamp(permission.UNDO_IMPORT, import_id)
    return _import_record(store, store.write(stamp, undo))


def edit_row(
    store: Store, submission: Submission, edit: RowEdit, agreed: Collection[str] = ()
) -> RowsBefore | None:
    """Changes fields of one row and answers what was there before, None for a form that was sent
    again; raises `Conflict` when somebody else changed it first.

    A changed stop plan or stage is added to the history. When the row no longer stands for the
    same person it counts as one row that goes and one that comes, each with its own history.
    `agreed` are the ids of the draaiboeken, talks and scans that may go with it; raises `AsksFirst`
    that names those that are not among them.
    """

    def change(pen: Pen) -> RowsBefore:
        place = (edit.ref.sheet, edit.ref.key)
        difference = _edited(edit, rows.row(pen, place, edit.ref.expected_version))
        going = dependents.of_rows(pen.connection, difference.leaving)
        before = rows.apply(pen, difference, edit.source)
        _ask_first(going, agreed)
        return before

    return write_rows(store, submission.stamp(permission.EDIT_ROW, edit), change)


def add_row(
    store: Store, submission: Submission, sheet: str, row: Mapping[str, Value], source: str = FORM
) -> RowsBefore | None:
    """Adds one row; answers as `edit_row` does. Raises `Conflict` when its key is in the register
    already, and `InvalidInput` for a practice with neither a code nor a name and where it is.
    """
    whole = _whole(sheet, row)
    if sheet == Sheet.PRACTICES and not whole["agb"]:
        whole["agb"] = _key_without_code(whole)
    added = Difference(added=(RowEntry(sheet, key_of(sheet, whole), whole),))

    stamp = submission.stamp(permission.ADD_ROW, added, source)
    return write_rows(store, stamp, lambda pen: rows.apply(pen, added, source))


def remove_row(
    store: Store, submission: Submission, ref: RowRef, agreed: Collection[str] = ()
) -> RowsBefore | None:
    """Removes one row; answers as `edit_row` does.

    `agreed` are the ids of the draaiboeken, talks and scans that may go with it. Raises
    `AsksFirst` that names those that are not among them, `Conflict` when the row was changed
    since, and `InvalidInput` for a practice that still has GPs or shares.
    """

    def remove(pen: Pen) -> RowsBefore:
        place = (ref.sheet, ref.key)
        row = rows.row(pen, place, ref.expected_version)
        going = dependents.of_rows(pen.connection, [place])
        before = rows.apply(pen, Difference(removed=(RowEntry(*place, row),)), FORM)
        _ask_first(going, agreed)
        return before

    return write_rows(store, submission.stamp(permission.REMOVE_ROW, ref), remove)


def restore_rows(store: Store, submission: Submission, before: RowsBefore) -> None:
    """Takes one change of rows back: they are as they were, with their history.

    Raises `Conflict` when they were changed since, and `AsksFirst` when something hangs on a row
    that was added.
    """

    def restore(pen: Pen) -> str:
        going = dependents.of_restoring(pen.connection, before)
        written.restore(pen, before)
        _ask_first(going, ())
        return ""

    store.write(submission.stamp(permission.RESTORE_ROWS, before), restore)


def write_rows(store: Store, stamp: Stamp, work: Callable[[Pen], RowsBefore]) -> RowsBefore | None:
    """Does `work` and answers what was there before; None for a form that was sent again."""
    found: list[RowsBefore] = []

    def write(pen: Pen) -> str:
        found.append(work(pen))
        return ""

    store.write(stamp, write)
    return next(iter(found), None)


def remember_mapping(
    store: Store,
    submission: Submission,
    signature: str,
    columns: Mapping[str, object],
    answers: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """Remembers how the columns under this header are to be read, and what was answered about the
    list, for the next import.
    """

    def remember(pen: Pen) -> str:
        imports.remember_mapping(pen, signature, columns, answers)
        return ""

    stamp = submission.stamp(permission.REMEMBER_MAPPING, signature, columns, answers)
    store.write(stamp, remember)


def forget_mapping(store: Store, submission: Submission, signature: str) -> None:
    """Forgets how the columns under this header were read and what was answered."""

    def forget(pen: Pen) -> str:
        imports.forget_mapping(pen, signature)
        return ""

    store.write(submission.stamp(permission.FORGET_MAPPING, signature), forget)


def _import_record(store: Store, outcome: str) -> ImportRecord:
    return next(record for record in store.imports() if record.import_id == int(outcome))


def _edited(edit: RowEdit, before: Row) -> Difference:
    sheet, key = edit.ref.sheet, edit.ref.key
    after = {**before, **_known_fields(sheet, edit.changes)}
    if sheet == Sheet.GPS and not _is_same_person(before, after):
        return Difference(
            removed=(RowEntry(sheet, key, before),),
            added=(RowEntry(sheet, key_of(sheet, after), after),),
        )
    return Difference(
        changed=tuple(
            Change(sheet, key, name, before[name], new)
            for name, new in after.items()
            if new != before[name]
        )
    )


def leaving(edit: RowEdit, before: Row) -> frozenset[Place]:
    """The row itself, when with this edit it stands for another person or practice."""
    return _edited(edit, before).leaving


def _is_same_person(before: Row, after: Row) -> bool:
    """A name may be corrected and a code be filled in; another code is another person."""
    codes = {before["agb"], after["agb"]} - {None}
    return bears_gp(before) == bears_gp(after) and len(codes) <= 1


def _whole(sheet: str, row: Mapping[str, Value]) -> Row:
    unknown: Row = dict.fromkeys((f.name for f in FIELDS_OF_SHEET[sheet]), None)
    return unknown | _known_fields(sheet, row)


def _key_without_code(row: Row) -> str:
    """A practice without a code is known by its name and where it is."""
    said = called(row)
    if not (said.name and said.is_placed):
        what = "een praktijk heeft een AGB-code, of een naam met een postcode of plaats"
        raise InvalidInput((Problem(what, "vul één van beide in"),))
    return str(key_by_name(row))


def _known_fields(sheet: str, row: Mapping[str, Value]) -> Row:
    """The row itself; a name that is no field of the sheet is a KeyError."""
    return {field_of(sheet, name).name: value for name, value in row.items()}
