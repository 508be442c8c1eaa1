"""The parts of the page of the register: looking, exporting, what is known, what was done."""

import streamlit as st

from succession.actions.permission import EDIT_ROW, IMPORT, UNDO_IMPORT
from succession.register import Role
from succession.reports import workbook
from succession.ui import components, import_wizard, row_form, undoing, wiring
from succession.views import completeness, dutch
from succession.views import register as views

_NAMED = 3
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def choose_section() -> str | None:
    """The section to draw: only one is, so that the others cost nothing."""
    names = [name for name in SECTIONS if _is_for_me(name)]
    return st.segmented_control(
        "Wat wilt u doen?", names, default=names[0], key="register.section", required=True
    )


def _is_for_me(section: str) -> bool:
    asked = {"Wijzigen": EDIT_ROW, "Importeren": IMPORT}
    if section == "Geschiedenis":
        return wiring.audience().role in (Role.CONSULENT, Role.ADMIN)
    return section not in asked or wiring.may(asked[section])


def _look() -> None:
    register = wiring.register()
    if not register.practices:
        st.info("Het register is nog leeg. Kies *Importeren* om een lijst in te lezen.")
        return
    sheet = row_form.choose_sheet("register.sheet")
    search = st.text_input("Zoek", key="register.search", placeholder="naam, plaats, AGB-code …")
    view = views.sheet(register, sheet, search)
    st.caption(f"{dutch.count(len(view.lines), 'rij', 'rijen')}. Wat niet is ingevuld is onbekend.")
    st.dataframe(
        view.records(),
        hide_index=True,
        height=520,
        key=f"register.table.{sheet}",
        alt=f"Register: {views.SHEET_WORDS[sheet]}",
    )


def _export() -> None:
    role, today = wiring.audience().role, wiring.today()
    st.write(
        "Het hele register in Excel, zoals deze rol het mag zien. Ongewijzigd weer importeren "
        "verandert niets."
    )
    st.download_button(
        "Register downloaden (Excel)",
        wiring.export,
        file_name=f"register-{role.value}-{today:%Y-%m-%d}.xlsx",
        mime=_XLSX,
        on_click="ignore",
        key="register.export",
    )
    st.write("Een leeg sjabloon met keuzelijsten en uitleg per kolom, om zelf in te vullen.")
    st.download_button(
        "Sjabloon downloaden (Excel)",
        workbook.template,
        file_name="sjabloon-register.xlsx",
        mime=_XLSX,
        on_click="ignore",
        key="register.template",
    )


def _completeness() -> None:
    known = completeness.completeness(wiring.register())
    share = dutch.percent(completeness.overall(known))
    st.write(
        f"Van de gegevens die het meest tellen is {share} bekend. "
        "Wat onbekend is, maakt de bandbreedte van elke uitkomst breder."
    )
    components.known_fields(known)


def _history() -> None:
    if wiring.may(UNDO_IMPORT):
        _imports(wiring.imports())
    st.subheader("Logboek")
    # To whom something was done would tell a beheerder with whom there was a talk.
    shows_records = wiring.audience().role is Role.CONSULENT
    st.dataframe(
        [
            {
                "wanneer": dutch.moment(entry.at),
                "wie": entry.by,
                "rol": entry.role.value,
                "wat": entry.action,
                **({"bij": _records(entry)} if shows_records else {}),
            }
            for entry in wiring.audit()
        ],
        hide_index=True,
        key="register.audit",
        alt="Logboek van wijzigingen",
    )


def _records(entry: wiring.AuditEntry) -> str:
    named = [f"{sheet} {key}" for sheet, key in entry.records[:_NAMED]]
    rest = len(entry.records) - len(named)
    return ", ".join(named) + (f" en nog {rest}" if rest else "")


def _imports(records: tuple[wiring.ImportRecord, ...]) -> None:
    st.subheader("Imports")
    if not records:
        st.write("Er is nog niets geïmporteerd.")
        return
    st.dataframe(
        [
            {
                "wanneer": dutch.moment(record.at),
                "wie": record.by,
                "bestanden": ", ".join(record.files),
                "nieuw": record.added,
                "gewijzigd": record.changed,
                "verwijderd": record.removed,
                "ongedaan": dutch.moment(record.undone_at) if record.undone_at else "",
            }
            for record in records
        ],
        hide_index=True,
        key="register.imports",
        alt="Lijst van imports",
    )
    undoing.undo([record for record in records if not record.is_undone])


SECTIONS = {
    "Bekijken": _look,
    "Wijzigen": row_form.draw,
    "Importeren": import_wizard.draw,
    "Exporteren": _export,
    "Volledigheid": _completeness,
    "Geschiedenis": _history,
}
