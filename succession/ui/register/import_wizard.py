"""From a file to the register: upload, confirm the columns, see what is wrong and what would
change, save. Nothing is written before the last button."""

import json
from collections.abc import Sequence
from functools import partial

import streamlit as st

from succession.actions.register import ImportShown, remember_mapping, save_import
from succession.errors import Problem, Severity
from succession.intake import (
    Contents,
    Intake,
    Matching,
    Target,
    checked,
    problem_object,
    propose,
    read,
)
from succession.register import Level
from succession.register.fields import FIELDS_OF_SHEET
from succession.register.rows import rows_of
from succession.ui import components, files, filling, shared, tables, viewing
from succession.ui.files import OfferedFile
from succession.ui.filling import Form
from succession.ui.markdown import plain
from succession.ui.register import reads, undoing
from succession.views import dutch
from succession.views.register import page as views
from succession.views.register.undoing import UNSEEN_UNTIL_UNDONE

_LEVEL_HELP = (
    "Geldt voor stopplannen en gesprekken zonder eigen deelniveau. "
    "Weet u het niet, laat dan vertrouwelijk staan: dan ziet alleen de consulent ze."
)
_GOES_TOO = "Ja, verwijder deze rijen, met alles wat hierboven staat."


def draw() -> None:
    """The steps one below the other; each appears when the one before it is done."""
    st.subheader("1. Bestand kiezen")
    form = filling.form("import", None)
    contents, names = _upload(form)
    if contents is None:
        return
    st.subheader("2. Kolommen bevestigen")
    matchings = _confirmed(contents)
    if matchings is None:
        return
    st.subheader("3. Nakijken")
    _check(form, (contents, matchings), names)


def _upload(form: Form[None]) -> tuple[Contents | None, tuple[str, ...]]:
    """All chosen files together, so that what is wrong in any of them is told at once."""
    label = "Excel (xlsx, xls, ods) of CSV; meer bestanden tegelijk mag"
    files = filling.upload(form, label, "files", accept_multiple_files=True)
    if not files:
        st.caption("Het hoeft niet netjes: titels boven de lijst en andere kolomnamen mogen.")
        return None, ()
    found = [reads.upload(file.digest, file.name, file.content) for file in files]
    contents = Contents(
        tuple(table for each in found for table in each.tables),
        tuple(problem for each in found for problem in each.problems),
    )
    return contents, tuple(file.name for file in files)


def _confirmed(contents: Contents) -> tuple[Matching, ...] | None:
    """The matchings as a person confirmed them; None until then."""
    first = propose(contents.tables)
    remembered = reads.remembered_columns(matching.signature for matching in first)
    proposed = propose(contents.tables, remembered=remembered)
    done: dict[str, tuple[Matching, ...]] = st.session_state.setdefault("import.confirmed", {})
    mark = repr([(m.file, m.sheet, m.signature) for m in proposed])
    is_known = bool(proposed) and all(m.signature in remembered for m in proposed)
    is_done = mark in done
    with st.expander(
        _summary(proposed), expanded=not is_done, key=f"import.columns.{mark}.{is_done}"
    ):
        form = filling.form("import.columns", None, mark)
        chosen = _columns_form(form, proposed, is_known)
    if chosen is not None:
        _remember(form, chosen)
        done[mark] = chosen
        st.rerun()
    return done.get(mark) if proposed else ()


def _summary(matchings: Sequence[Matching]) -> str:
    columns = [column for matching in matchings for column in matching.columns if column.header]
    known = sum(column.target is not None for column in columns)
    return f"{known} van {dutch.count(len(columns), 'kolom', 'kolommen')} herkend"


def _columns_form(
    form: Form[None], matchings: Sequence[Matching], is_known: bool
) -> tuple[Matching, ...] | None:
    if is_known:
        st.caption("Deze kolommen zijn ingevuld zoals u ze de vorige keer bevestigde.")
    chosen = tuple(_columns(form, matching) for matching in matchings)
    form.unsaved_line()
    is_confirmed = form.button("Kolommen kloppen", type="primary")
    return tuple(matching.confirmed() for matching in chosen) if is_confirmed else None


def _columns(form: Form[None], matching: Matching) -> Matching:
    """One choice per column of the file; a field that is chosen twice stays with the last."""
    where = f"{matching.file}, blad {matching.sheet}" if matching.sheet else matching.file
    st.markdown(f"**{plain(where)}** — kolomnamen op rij {matching.header_row}")
    result = matching
    for column in matching.columns:
        if not column.header:
            continue
        place = f"{matching.file}.{matching.sheet}.{matching.signature}.{column.index}"
        label = f"{plain(column.header)} ({column.how.value})"
        target = _target(label, column.target, form.key(place))
        if target != column.target:
            result = result.with_choice(column.index, target)
    return result


def _target(label: str, target: Target | None, key: str) -> Target | None:
    options = [None, *_TARGETS]
    return st.selectbox(
        label,
        options,
        index=options.index(target),
        format_func=_target_words,
        key=key,
    )


_TARGETS = [
    Target(sheet, field.name) for sheet, fields in FIELDS_OF_SHEET.items() for field in fields
]


def _target_words(target: Target | None) -> str:
    if target is None:
        return "niet overnemen"
    return f"{target.sheet}: {dutch.label(target.sheet, target.field)}"


def _remember(form: Form[None], matchings: Sequence[Matching]) -> None:
    for matching in matchings:
        form.write(remember_mapping, matching.signature, matching.to_remember)


def _check(
    form: Form[None], found: tuple[Contents, Sequence[Matching]], names: tuple[str, ...]
) -> None:
    level = st.selectbox(
        "Wie mag stopplannen zien waar geen niveau bij staat?",
        [level.value for level in Level],
        key=form.key("level"),
        help=_LEVEL_HELP,
    )
    removes = st.checkbox(
        "Rijen die in deze bestanden ontbreken uit het register verwijderen",
        key=form.key("remove"),
    )
    # Before the register is read: what is saved is never newer than what was shown.
    shown = filling.form("import.shown", viewing.look().version)
    intake = checked(
        read(*found, shared.today()),
        rows_of(viewing.look().register),
        default_level=Level(level),
        remove=removes,
        former=viewing.look().store.present_places,
    )
    _problems(intake)
    if not intake.is_faulty:
        _difference(form, intake, (names, shown))


def _problems(intake: Intake) -> None:
    if not intake.problems:
        st.write("Geen problemen gevonden.")
        return
    faults = sum(problem.severity is Severity.ERROR for problem in intake.problems)
    warnings = len(intake.problems) - faults
    words = dutch.listing(
        text
        for text, amount in (
            (dutch.count(faults, "fout", "fouten"), faults),
            (dutch.count(warnings, "waarschuwing", "waarschuwingen"), warnings),
        )
        if amount
    )
    if faults:
        st.error(f"{words}. Er is niets gewijzigd: verbeter het bestand en kies het opnieuw.")
    else:
        st.warning(f"{words}. Lees ze na; u kunt wel bewaren.")
    components.problem_table(intake.problems)
    make = partial(_as_json, intake.problems)
    found = OfferedFile("Problemen downloaden (JSON)", "problemen.json", files.JSON, make)
    files.offer(found, "import.problems.json")


def _as_json(problems: Sequence[Problem]) -> bytes:
    told = {"problems": [problem_object(problem) for problem in problems]}
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def _difference(form: Form[None], intake: Intake, found: tuple[tuple[str, ...], Form[int]]) -> None:
    """What saving would change, and the button that does it."""
    names, shown = found
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
    is_sent = form.button("Bewaren in het register", "save", type="primary")
    if is_sent and not is_sure:
        st.info("Er is niets gewijzigd: zet eerst het vinkje.")
    elif is_sent:
        _save(form, intake, names, ImportShown(shown.base, going.ids))


def _save(form: Form[None], intake: Intake, names: tuple[str, ...], shown: ImportShown) -> None:
    record = form.write(save_import, intake.difference, shown=shown, files=names)
    components.saved(
        f"Bewaard: {record.added} nieuw, {record.changed} gewijzigd, "
        f"{record.removed} verwijderd. Ongedaan maken kan bij Geschiedenis."
    )
