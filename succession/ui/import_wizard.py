"""From a file to the register: upload, confirm the columns, see what is wrong and what would
change, save. Nothing is written before the last button."""

import json
from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from succession import actions
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
from succession.ui import components, files, import_reads, tables, wiring
from succession.ui.files import File
from succession.ui.markdown import plain
from succession.views import dutch
from succession.views import register as views

_ROUND = "import.round"
_LEVEL_HELP = (
    "Geldt voor stopplannen en gesprekken zonder eigen deelniveau. "
    "Weet u het niet, laat dan vertrouwelijk staan: dan ziet alleen de consulent ze."
)


def draw() -> None:
    """The steps one below the other; each appears when the one before it is done."""
    st.subheader("1. Bestand kiezen")
    contents, names = _upload()
    if contents is None:
        return
    st.subheader("2. Kolommen bevestigen")
    matchings = _confirmed(contents)
    if matchings is None:
        return
    st.subheader("3. Nakijken")
    _check(contents, matchings, names)


def _upload() -> tuple[Contents | None, tuple[str, ...]]:
    """All chosen files together, so that what is wrong in any of them is told at once."""
    round_ = st.session_state.get(_ROUND, 0)
    files: list[UploadedFile] = st.file_uploader(
        "Excel (xlsx, xls, ods) of CSV; meer bestanden tegelijk mag",
        accept_multiple_files=True,
        key=f"import.files.{round_}",
    )
    if not files:
        st.caption("Het hoeft niet netjes: titels boven de lijst en andere kolomnamen mogen.")
        return None, ()
    found = [import_reads.upload(file.file_id, file.name, file.getvalue()) for file in files]
    contents = Contents(
        tuple(table for each in found for table in each.tables),
        tuple(problem for each in found for problem in each.problems),
    )
    return contents, tuple(file.name for file in files)


def _confirmed(contents: Contents) -> tuple[Matching, ...] | None:
    """The matchings as a person confirmed them; None until then."""
    first = propose(contents.tables)
    remembered = import_reads.remembered_columns(matching.signature for matching in first)
    proposed = propose(contents.tables, remembered=remembered)
    done: dict[str, tuple[Matching, ...]] = st.session_state.setdefault("import.confirmed", {})
    mark = repr([(m.file, m.sheet, m.signature) for m in proposed])
    is_known = bool(proposed) and all(m.signature in remembered for m in proposed)
    is_done = mark in done
    with st.expander(
        _summary(proposed), expanded=not is_done, key=f"import.columns.{mark}.{is_done}"
    ):
        chosen = _columns_form(proposed, is_known)
    if chosen is not None:
        _remember(chosen)
        done[mark] = chosen
        st.rerun()
    return done.get(mark) if proposed else ()


def _summary(matchings: Sequence[Matching]) -> str:
    columns = [column for matching in matchings for column in matching.columns if column.header]
    known = sum(column.target is not None for column in columns)
    return f"{known} van {dutch.count(len(columns), 'kolom', 'kolommen')} herkend"


def _columns_form(matchings: Sequence[Matching], is_known: bool) -> tuple[Matching, ...] | None:
    if is_known:
        st.caption("Deze kolommen zijn ingevuld zoals u ze de vorige keer bevestigde.")
    with st.form("import.columns", border=False):
        chosen = tuple(_columns(matching) for matching in matchings)
        is_sent = st.form_submit_button(
            "Kolommen kloppen", type="primary", key="import.columns.send"
        )
    return chosen if is_sent else None


def _columns(matching: Matching) -> Matching:
    """One choice per column of the file; a field that is chosen twice stays with the last."""
    where = f"{matching.file}, blad {matching.sheet}" if matching.sheet else matching.file
    st.markdown(f"**{plain(where)}** — kolomnamen op rij {matching.header_row}")
    result = matching
    for column in matching.columns:
        if not column.header:
            continue
        target = _target(matching, column.header, column.target, column.how.value, column.index)
        if target != column.target:
            result = result.with_choice(column.index, target)
    return result


def _target(
    matching: Matching, header: str, target: Target | None, how: str, index: int
) -> Target | None:
    options = [None, *_TARGETS]
    return st.selectbox(
        f"{plain(header)} ({how})",
        options,
        index=options.index(target),
        format_func=_target_words,
        key=f"import.column.{matching.file}.{matching.sheet}.{matching.signature}.{index}",
    )


_TARGETS = [
    Target(sheet, field.name) for sheet, fields in FIELDS_OF_SHEET.items() for field in fields
]


def _target_words(target: Target | None) -> str:
    if target is None:
        return "niet overnemen"
    return f"{target.sheet}: {dutch.label(target.sheet, target.field)}"


def _remember(matchings: Sequence[Matching]) -> None:
    for matching in matchings:
        columns = matching.to_remember
        sent = wiring.submission("columns", matching.signature, sorted(columns.items(), key=str))
        actions.remember_mapping(wiring.store(), sent, matching.signature, columns)


def _check(contents: Contents, matchings: Sequence[Matching], names: tuple[str, ...]) -> None:
    level = st.selectbox(
        "Wie mag stopplannen zien waar geen niveau bij staat?",
        [level.value for level in Level],
        key="import.level",
        help=_LEVEL_HELP,
    )
    removes = st.checkbox(
        "Rijen die in deze bestanden ontbreken uit het register verwijderen", key="import.remove"
    )
    seen_version = wiring.data_version()
    intake = checked(
        read(contents, matchings),
        rows_of(wiring.register()),
        default_level=Level(level),
        remove=removes,
    )
    _problems(intake)
    if not intake.is_faulty:
        _difference(intake, names, seen_version)


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
    found = File("Problemen downloaden (JSON)", "problemen.json", files.JSON, make)
    files.offer(found, "import.problems.json")


def _as_json(problems: Sequence[Problem]) -> bytes:
    told = {"problems": [problem_object(problem) for problem in problems]}
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def _difference(intake: Intake, names: tuple[str, ...], seen_version: int) -> None:
    """What saving would change, and the button that does it."""
    st.subheader("4. Verschillen bekijken en bewaren")
    view = views.difference(intake.difference, wiring.register())
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
    if st.button("Bewaren in het register", type="primary", key="import.save"):
        sent = wiring.submission("import", names, seen_version)
        record = actions.save_import(
            wiring.store(), sent, intake.difference, seen_version=seen_version, files=names
        )
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        components.saved(
            f"Bewaard: {record.added} nieuw, {record.changed} gewijzigd, "
            f"{record.removed} verwijderd. Ongedaan maken kan bij Geschiedenis."
        )
