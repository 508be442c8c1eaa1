"""The acute drawer: the first 72 hours of each practice, ready to print before it is needed."""

from collections.abc import Mapping

import streamlit as st

from succession.actions.permission import START_RUN
from succession.playbook.book.model import Playbook
from succession.reports.paper.document import Document
from succession.reports.runs.first_hours import FILE_KIND, PLAYBOOK, first_hours
from succession.ui import address, components, files_read, filling, paper, viewing
from succession.ui.runs import start as run_start
from succession.views.library import page as library

PARAMETER = "acuut"


def draw() -> str:
    """The practice of the address or of the choice, with its page and the button to begin."""
    playbook = next((one for one in files_read.playbooks() if one.id == PLAYBOOK), None)
    if playbook is None:
        st.info(f"Het draaiboek `{PLAYBOOK}` staat niet in de bibliotheek.")
        return library.acute_conclusion(0)
    names = viewing.look().readable_practices
    agb = _choose(names)
    if agb is None:
        return library.acute_conclusion(len(names))
    if viewing.may(START_RUN):
        _begin(playbook, agb)
    paper.sheet(_document(playbook, agb), FILE_KIND, "acute")
    return library.acute_conclusion(len(names), names[agb])


def _choose(names: Mapping[str, str]) -> str | None:
    """Solo practices first: nobody in the house takes over there."""
    facts = viewing.look().facts
    solo = {agb for agb in names if facts.get(agb, {}).get("is_solo") is True}
    st.write(
        f"Voor elke solopraktijk ({len(solo)}) ligt dit blad klaar. Print het, vul de namen en "
        "nummers in en leg het in de praktijk en bij de zorggroep."
    )
    order = sorted(names, key=lambda agb: agb not in solo)
    asked = viewing.look().present_code(st.query_params.get(PARAMETER))
    if asked and asked not in names:
        components.not_there("De praktijk")
    return st.selectbox(
        "Praktijk",
        order,
        index=None,
        format_func=lambda agb: f"{names[agb]} (solo)" if agb in solo else names[agb],
        placeholder="Kies",
        **address.one_of(PARAMETER, order, "acute.practice", asked=asked),
    )


def _begin(playbook: Playbook, agb: str) -> None:
    with st.container(border=True, key="acute.begin"):
        st.markdown("**Valt de praktijkhouder nu weg?** Het draaiboek begint dan vandaag.")
        form = filling.form(f"acute.{agb}", None)
        if form.button("Nu beginnen", "start", type="primary"):
            days = dict.fromkeys(playbook.anchors, viewing.look().today)
            run_start.begin(form, playbook, agb, (days, {}))
        components.practice_link(agb, "Naar het dossier")


def _document(playbook: Playbook, agb: str) -> Document:
    return first_hours(viewing.look().register, agb, playbook, viewing.look().statement)
