"""From a file to the register: upload, confirm the columns, see what is wrong and what would
change, save. Nothing is written before the last button."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from succession.actions import undoing as undoing_of
from succession.actions.register import ImportShown, NotDeclared, save_import
from succession.errors import Problem
from succession.intake import (
    Answers,
    Contents,
    Intake,
    Matching,
    checked,
    mended,
    read,
    without_invented,
)
from succession.register.rows import rows_of
from succession.reports.paper import workbook
from succession.ui import components, files, filling, shared, tables, viewing
from succession.ui.files import OfferedFile
from succession.ui.filling import Form
from succession.ui.register import (
    columns,
    mending,
    privacy,
    questions,
    reads,
    remembered,
    undoing,
)
from succession.ui.sending import Saved
from succession.views import dutch
from succession.views.register import importing
from succession.views.register import page as views
from succession.views.register.undoing import UNSEEN_UNTIL_UNDONE

_GOES_TOO = "Ja, verwijder deze rijen, met alles wat hierboven staat."


@dataclass(frozen=True, slots=True)
class _List:
    """The list that is imported: what stands in it, as what it is read, and its files."""

    contents: Contents
    matchings: tuple[Matching, ...]
    files: tuple[str, ...]


def draw() -> None:
    """The steps one below the other; each appears when the one before it is done."""
    st.subheader("1. Bestand kiezen")
    form = filling.form("import", None)
    contents, names = _upload(form)
    if contents is None:
        return
    st.subheader("2. Kolommen bevestigen")
    matchings = columns.confirmed(form, contents)
    if matchings is None:
        return
    st.subheader("3. Nakijken")
    _check(form, _List(contents, matchings, names))


def _upload(form: Form[None]) -> tuple[Contents | None, tuple[str, ...]]:
    """All chosen files together, so that what is wrong in any of them is told at once."""
    label = "Excel (xlsx, xls, ods) of CSV; meer bestanden tegelijk mag"
    chosen = filling.upload(form, label, "files", accept_multiple_files=True)
    if not chosen:
        st.caption("Het hoeft niet netjes: titels boven de lijst en andere kolomnamen mogen.")
        return None, ()
    found = [reads.upload(file.digest, file.name, file.content) for file in chosen]
    return Contents.joined(found), tuple(file.name for file in chosen)


def _check(form: Form[None], given: _List) -> None:
    # Before the register is read: what is saved is never newer than what was shown.
    shown = filling.form("import.shown", viewing.look().version)
    said = questions.given(form, remembered.answers(given.matchings))
    removes = bool(st.session_state.get(form.key("remove")))
    intake, clears = _intake(form, given, said, removes)
    answers = questions.draw(form, intake.questions, said)
    is_removal = st.checkbox(
        "Rijen die in deze bestanden ontbreken uit het register verwijderen",
        key=form.key("remove"),
    )
    if (answers, is_removal) != (said, removes):
        intake, clears = _intake(form, given, answers, is_removal)
    _problems(intake.problems)
    mending.draw(form, given.contents, given.matchings, intake.problems)
    if not intake.is_faulty:
        if clears:
            st.info(importing.CLEARS_EXAMPLE)
        is_real = clears or not viewing.look().invented
        seen = ImportShown(shown.base, clears_example=clears, asks_declaration=is_real)
        _difference(form, intake, given, (answers, seen))


def _intake(form: Form[None], given: _List, answers: Answers, removes: bool) -> tuple[Intake, bool]:
    """What the import would do, and whether the invented region makes room for it."""
    contents, look = mended(given.contents, mending.of(form)), viewing.look()
    reading = read(contents, given.matchings, shared.today(), answers)
    before, clears = without_invented(reading, rows_of(look.register), look.invented)
    former = look.store.present_places
    return checked(reading, before, remove=removes, former=former), clears


def _problems(problems: Sequence[Problem]) -> None:
    if not problems:
        st.write("Geen problemen gevonden.")
        return
    told = importing.foremost_first(problems)
    words, is_faulty = importing.problem_words(problems)
    (st.error if is_faulty else st.warning)(words)
    components.problem_table(told)
    make = partial(workbook.problems, tuple(told))
    found = OfferedFile("Problemen downloaden (Excel)", "problemen.xlsx", files.XLSX, make)
    files.offer(found, "import.problems.xlsx")


def _difference(
    form: Form[None], intake: Intake, given: _List, seen: tuple[Answers, ImportShown]
) -> None:
    """What saving would change, and the button that does it."""
    answers, shown = seen
    st.subheader("4. Verschillen bekijken en bewaren")
    view = views.difference(intake.difference, viewing.look().register)
    st.write(view.headline)
    if view.lines:
        tables.lines(
            views.records_of(view.lines), "import.difference", "Lijst van wat er zou veranderen"
        )
    if intake.missing:
        st.caption(
            f"{dutch.count(len(intake.missing), 'rij', 'rijen')} van het register staan niet in "
            "deze bestanden. Ze blijven staan, tenzij u hierboven kiest om ze te verwijderen."
        )
    if intake.difference.is_empty:
        return
    going = undoing.warned(intake.difference.leaving, UNSEEN_UNTIL_UNDONE)
    is_sure = not going.ids or st.checkbox(_GOES_TOO, key=form.key(f"sure.{going.mark}"))
    is_first = shown.asks_declaration and viewing.look().declaration is None
    if is_first:
        shown = replace(shown, declared=privacy.declared(form))
    is_sent = form.button("Bewaren in het register", "save", type="primary")
    is_declared = shown.declared is not None or not is_first
    if is_sent and not is_sure:
        st.info("Er is niets gewijzigd: zet eerst het vinkje.")
    elif is_sent and not is_declared:
        st.info(str(NotDeclared()))
    elif is_sent:
        _save(form, intake, given, (answers, replace(shown, agreed=going.ids)))


def _save(
    form: Form[None], intake: Intake, given: _List, seen: tuple[Answers, ImportShown]
) -> None:
    answers, shown = seen
    record = form.write(save_import, intake.difference, shown=shown, files=given.files)
    remembered.keep(form, given.matchings, answers)
    names = dutch.listing(given.files)
    told = (
        f"Ingelezen: {names}. {record.added} nieuw, {record.changed} gewijzigd, "
        f"{record.removed} verwijderd."
    )
    if shown.clears_example:
        components.saved(told)  # the invented region does not come back
    undone = f"Teruggenomen: {names}. Het register is weer zoals het was."
    later = f"{told} Ongedaan maken kan ook later, bij Geschiedenis."
    form.tell(Saved(later, undone, undoing_of.saved_import), record)
