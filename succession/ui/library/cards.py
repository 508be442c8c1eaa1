"""The library of draaiboeken by level, each with its card."""

import streamlit as st

from succession.actions.permission import SEE_LIMITS
from succession.ui import components, files_read, files_told, viewing
from succession.ui.markdown import plain
from succession.views.library.page import LibraryCard, conclusion, shelves


def draw() -> str:
    files_told.library()
    library = files_read.playbooks()
    if not library:
        st.info("Zet draaiboeken als YAML-bestand in de map `playbooks`.")
    # What was learnt is written for the zorggroep, also where it is about a guest's own run.
    may_know = viewing.may(SEE_LIMITS)
    runs = [stored.run for stored in viewing.look().runs] if may_know else []
    for shelf in shelves(library, runs):
        st.subheader(shelf.level.capitalize())
        st.caption(f"{shelf.meaning.capitalize()}.")
        for card in shelf.cards:
            with st.expander(plain(card.title), key=f"card.{card.playbook_id}"):
                _card(card)
    return conclusion(library, runs if may_know else None)


def _card(card: LibraryCard) -> None:
    st.caption(f"{card.level.capitalize()}. {card.size}.")
    for title, lines in (
        ("Aanleiding", card.occasions),
        ("Voorwaarden", card.requirements),
        ("Wat ertegen pleit", card.objections),
        ("Wat het oplevert", card.effects),
        ("Wat het hier opleverde", card.own),
    ):
        if lines:
            st.markdown(f"**{title}**")
            components.bullets(lines)
    for example, parts in card.examples:
        st.markdown(f"**Voorbeeld: {plain(example)}**")
        st.markdown("\n".join(f"- *{label}:* {plain(text)}" for label, text in parts))
    st.caption(plain(f"Bronnen: {'; '.join(card.sources)}"))
