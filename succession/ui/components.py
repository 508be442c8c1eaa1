"""Shared pieces of pages: they get values and callbacks, never a store."""

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from succession.errors import InvalidInput, Problem, SuccessionError
from succession.pictures import charts
from succession.register import Role
from succession.risk.result import PracticeRisk
from succession.ui import tables
from succession.ui.frame import navigation
from succession.ui.markdown import plain
from succession.views import dutch
from succession.views.completeness import FieldKnown
from succession.views.levels import LOOK_OF, LevelLook, level_words
from succession.views.records import KeyNumber
from succession.views.runs.page import RunCard

SAVED = "components.saved"
"""In the session: what is to be told of the last save, until it is."""
# More than these nobody reads one by one.
_READ_WHOLE = 40
_CONFIDENTIAL = "Vertrouwelijke plannen tellen hier als onbekend."


def error_box(error: SuccessionError) -> None:
    """What went wrong and what mends it; a file with problems shows all of them at once."""
    if isinstance(error, InvalidInput):
        st.error(
            "Dit kan nog niet: zie de problemen hieronder. Er is niets gewijzigd.",
            icon=":material/error:",
        )
        problem_table(error.problems)
    else:
        st.error(plain(dutch.by_label(str(error))), icon=":material/error:")


def title_of_tab(of: str) -> None:
    """What the browser's tab, history and bookmarks call the page."""
    st.set_page_config(page_title=f"{of} · Praktijkopvolging")


def not_for(role: Role) -> None:
    st.title("Deze pagina hoort niet bij uw rol")
    st.info(
        f"U bekijkt de toepassing als {role.value}. Kies links een andere pagina, "
        "of een andere rol bij *Bekijk als*."
    )
    st.page_link(navigation.home(role), label="Naar de eerste pagina", icon=":material/arrow_back:")


def not_there(what: str) -> None:
    """Said where an address names something that is not there, or not for who is looking.

    The two are not told apart: that would say that it exists.
    """
    st.warning(
        f"{what} uit dit adres is er niet, of is niet met u gedeeld. "
        "Kijk of het adres goed is overgenomen, of kies hieronder zelf.",
        icon=":material/link_off:",
    )


def confidentiality_line(role: Role) -> None:
    """Said to everyone who may not see everything, whether or not something is hidden."""
    if not role.sees_every_level:
        st.caption(f":material/lock: {_CONFIDENTIAL}")


def key_numbers(numbers: Sequence[KeyNumber]) -> None:
    """Numbers with what they are, in more rows where the screen is narrow."""
    with st.container(horizontal=True, vertical_alignment="distribute"):
        for number in numbers:
            with st.container(border=True, key=f"number-{number.label}"):
                st.markdown(number.label)
                # Not st.metric: that cuts off what does not fit.
                st.subheader(number.value, anchor=False)
                st.caption(number.what)


def level_badge(practice: PracticeRisk) -> None:
    urgency_badge(LOOK_OF[practice.level], level_words(practice), f"level.{practice.agb}")


def urgency_badge(look: LevelLook, words: str, key: str) -> None:
    """The word of a level in its own look, which `static/app.css` gives it; `key` tells one badge
    of a page from another."""
    with st.container(key=f"urgency-{look.letter_in_key}-{key}", width="content"):
        st.badge(words, color=look.badge, help=look.meaning)  # type: ignore[arg-type]


def problem_table(problems: Sequence[Problem]) -> None:
    """Every problem with its place and remedy: some with words that wrap, more as lines."""
    alt, records = f"Lijst met {len(problems)} problemen", list(map(_problem_record, problems))
    records = _told_once(records)
    if len(records) <= _READ_WHOLE:
        tables.whole([_escaped(record) for record in records], alt, empty="")
    else:
        tables.lines(records, "components.problems", alt, empty="")


def _told_once(
    records: Sequence[dict[str, str | int | None]],
) -> list[dict[str, str | int | None]]:
    """Without the file and the sheet where they are the same for all: those stand above."""
    same = {
        name: records[0][name]
        for name in ("bestand", "blad")
        if records and len({record[name] for record in records}) == 1
    }
    if said := ", blad ".join(str(value) for value in same.values() if value):
        st.caption(f"In {plain(said)}:")
    return [{k: v for k, v in record.items() if k not in same} for record in records]


def _escaped(record: Mapping[str, str | int | None]) -> dict[str, str | int | None]:
    return {name: plain(v) if isinstance(v, str) else v for name, v in record.items()}


def _problem_record(problem: Problem) -> dict[str, str | int | None]:
    return {
        "ernst": problem.severity.value,
        "rij": problem.row,
        "kolom": problem.column,
        "wat": dutch.by_label(problem.what),
        "oplossing": dutch.by_label(problem.remedy),
        "blad": problem.sheet,
        "bestand": problem.file,
    }


def empty_register() -> None:
    st.info("Het register is nog leeg. Importeer eerst de praktijken en huisartsen.")
    st.page_link(
        navigation.file_of(navigation.REGISTER), label="Naar het register", icon=":material/table:"
    )


def open_practice(choices: Sequence[tuple[str, str]], key: str) -> None:
    """Choose a practice by keyboard and open its dossier."""
    names = dict(choices)
    agb = st.selectbox(
        "Open een praktijk",
        list(names),
        format_func=names.__getitem__,
        key=key,
        index=None,
        placeholder="Typ een naam of kies uit de lijst",
    )
    if agb:
        practice_link(agb, "Naar het dossier")


def practice_link(agb: str, label: str, icon: str | None = ":material/home_health:") -> None:
    st.page_link(
        navigation.file_of(navigation.PRACTICE),
        label=plain(label),
        icon=icon,
        query_params={"praktijk": agb},
    )


def open_dossier(agb: str) -> NoReturn:
    st.switch_page(navigation.file_of(navigation.PRACTICE), query_params={"praktijk": agb})


def known_fields(fields: Sequence[FieldKnown]) -> None:
    """What is known per field, as a picture and as a table."""
    picture, table = st.columns(2)
    picture.altair_chart(
        charts.known_bars(fields), key="known.chart", alt="Per gegeven het deel dat bekend is"
    )
    with table:
        tables.lines(
            [{"gegeven": field.label, "bekend": field.words} for field in fields],
            "known.table",
            "Per gegeven bij hoeveel praktijken of huisartsen het bekend is",
        )


def run_card(card: RunCard) -> None:
    """A draaiboek that is being followed, with the way to it."""
    with st.container(border=True, key=f"run.card.{card.run_id}"):
        st.markdown(f"**{plain(card.title)}**")
        st.caption(card.status)
        if card.late:
            st.badge(card.late, icon=":material/schedule:", color="orange")
        playbooks_button("Open dit draaiboek", {"run": card.run_id})


def playbooks_link(
    label: str, query: Mapping[str, str], icon: str = ":material/checklist:"
) -> None:
    """A link to the page of draaiboeken, at the place that these values name."""
    file = navigation.file_of(navigation.PLAYBOOKS)
    st.page_link(file, label=label, icon=icon, query_params=dict(query))


def playbooks_button(
    label: str, query: Mapping[str, str], icon: str = ":material/checklist:"
) -> None:
    """As `playbooks_link`, from the page of draaiboeken itself.

    A link to the page one is on leaves the address as it was, and the next click goes back.
    """
    key = f"playbooks.to.{label}.{'.'.join(query.values())}"
    if st.button(label, icon=icon, type="tertiary", key=key):
        st.switch_page(navigation.file_of(navigation.PLAYBOOKS), query_params=dict(query))


def saved(told: str, offer: object = None) -> NoReturn:
    """Draw the page anew, with what was saved and a line that says so, in plain text.

    `offer` is how `sending` takes the save back, where it can be.
    """
    st.session_state[SAVED] = told, offer
    st.rerun()


def saved_line(place: DeltaGenerator, told: str, undo: Mapping[str, Any] | None) -> bool:
    """The line about what was saved, with a button to take it back where `undo` says what its
    click does; answers whether it was clicked.
    """
    with place.container(horizontal=True, vertical_alignment="center", key="saved"):
        st.success(plain(told), icon=":material/check:")
        label, icon = "Ongedaan maken", ":material/undo:"
        return undo is not None and st.button(label, icon=icon, key="saved.undo", **undo)


def bullets(lines: Sequence[str], otherwise: str = "") -> None:
    """The lines as one list; without any, what is said otherwise."""
    if lines:
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    elif otherwise:
        st.markdown(otherwise)
