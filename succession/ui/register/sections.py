"""The parts of the page of the register: looking, exporting, what is known, what was done."""

from functools import partial

import streamlit as st

from succession.actions.permission import (
    CLEAR_EXAMPLE,
    EDIT_ROW,
    IMPORT,
    KEEP_TEMPLATE,
    SEE_LOG,
    UNDO_IMPORT,
)
from succession.actions.register import clear_example
from succession.register.days import day_of
from succession.reports.paper import workbook
from succession.ui import address, components, files, filling, paper, tables, viewing
from succession.ui.files import OfferedFile
from succession.ui.look import ImportRecord
from succession.ui.register import import_wizard, log, row_form, undoing
from succession.views import completeness, dutch
from succession.views.register import page as views

_FOR_GOOD = "Ja, alles van deze regio mag weg, met wat erin is geoefend"


def conclusion() -> str:
    """What the register holds and how much of what counts is known."""
    register = viewing.look().register
    return views.conclusion(register, completeness.overall(completeness.completeness(register)))


def last_read() -> None:
    """When a list came in, for who may know of lists."""
    if viewing.may(UNDO_IMPORT):
        records = viewing.look().imports
        if said := views.last_read([day_of(one.at) for one in records if not one.is_undone]):
            st.caption(said)


def choose_section() -> str:
    """The section to draw: only one is, so that the others cost nothing."""
    names = [name for name in SECTIONS if _is_for_me(name)]
    return address.section(names, "register.section", label="Wat wilt u doen?")


def _is_for_me(section: str) -> bool:
    return section not in _RIGHTS or viewing.may(_RIGHTS[section])


def _look() -> None:
    register = viewing.look().register
    _invented()
    if not register.practices:
        st.info("Kies *Importeren* om een lijst in te lezen.")
        return
    sheet = row_form.choose_sheet("register.sheet")
    search = st.text_input("Zoek", key="register.search", placeholder="naam, plaats, AGB-code …")
    view = views.sheet(register, sheet, search)
    st.caption(f"{dutch.count(len(view.lines), 'rij', 'rijen')}. Wat niet is ingevuld is onbekend.")
    tables.lines(
        view.records(),
        f"register.table.{sheet}",
        f"Register: {views.SHEET_WORDS[sheet]}",
        view.shown,
        height=520,
    )


def _invented() -> None:
    """That the region is invented, and the one button that puts it away."""
    if not viewing.look().invented:
        return
    st.info("Deze regio is verzonnen, om mee te oefenen. Een eigen lijst komt ervoor in de plaats.")
    if viewing.may(CLEAR_EXAMPLE):
        form = filling.form("register.example", None)
        told = "De voorbeeldregio is opgeruimd. Het register is klaar voor uw eigen lijst."
        is_sure = st.checkbox(_FOR_GOOD, key=form.key("sure"))
        is_sent = form.button("Voorbeeldregio opruimen", icon=":material/delete_sweep:")
        if is_sent and not is_sure:
            st.info("Er is niets gewijzigd: zet eerst het vinkje.")
        elif is_sent:
            form.send(told, clear_example)


def _export() -> None:
    role, today = viewing.audience().role, viewing.look().today
    st.write(
        "Het hele register in Excel, zoals deze rol het mag zien. Ongewijzigd weer importeren "
        "verandert niets."
    )
    make = partial(workbook.export, viewing.look().register, viewing.look().statement)
    name = f"register-{role.value}-{today:%Y-%m-%d}.xlsx"
    files.offer(
        OfferedFile("Register downloaden (Excel)", name, files.XLSX, make), "register.export"
    )
    st.write("Een leeg sjabloon met keuzelijsten en uitleg per kolom, om zelf in te vullen.")
    empty = OfferedFile(
        "Sjabloon downloaden (Excel)", "sjabloon-register.xlsx", files.XLSX, workbook.template
    )
    files.offer(empty, "register.template")


def _completeness() -> None:
    known = completeness.completeness(viewing.look().register)
    share = dutch.percent(completeness.overall(known))
    st.write(
        f"Van de gegevens die het meest tellen is {share} bekend. "
        "Wat onbekend is, maakt de bandbreedte van elke uitkomst breder."
    )
    components.known_fields(known)


def _history() -> None:
    if viewing.may(UNDO_IMPORT):
        _imports(viewing.look().imports)
    st.subheader("Logboek")
    log.draw()


def _imports(records: tuple[ImportRecord, ...]) -> None:
    st.subheader("Imports")
    if not records:
        st.write("Er is nog niets geïmporteerd.")
        return
    tables.lines(
        [
            {
                "wanneer": record.at,
                "wie": record.by,
                "bestanden": ", ".join(record.files),
                "nieuw": record.added,
                "gewijzigd": record.changed,
                "verwijderd": record.removed,
                "ongedaan": record.undone_at,
            }
            for record in records
        ],
        "register.imports",
        "Lijst van imports",
        empty="",
    )
    undoing.undo([record for record in records if not record.is_undone])


_RIGHTS = {
    "Wijzigen": EDIT_ROW,
    "Importeren": IMPORT,
    "Geschiedenis": SEE_LOG,
    "Word-sjabloon": KEEP_TEMPLATE,
}
SECTIONS = {
    "Bekijken": _look,
    "Wijzigen": row_form.draw,
    "Importeren": import_wizard.draw,
    "Exporteren": _export,
    "Volledigheid": _completeness,
    "Geschiedenis": _history,
    "Word-sjabloon": paper.choose_template,
}
