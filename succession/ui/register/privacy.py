"""Before the first real list: who says that its privacy was arranged, and texts to begin with."""

from datetime import date
from functools import partial

import streamlit as st

from succession.register.declaration import Declaration
from succession.reports.register.privacy import document
from succession.ui import files_read, paper, viewing
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT

_WHY = (
    "Dit is uw eerste lijst met echte mensen. Voordat u haar bewaart, is er een DPIA gemaakt en "
    "weten de praktijkhouders dat u dit bijhoudt. Dit vraagt het programma één keer."
)


def declared(form: Form[None]) -> Declaration | None:
    """What was filled in; None while something is missing."""
    with st.container(border=True, key="import.privacy"):
        st.markdown("**Voor de eerste echte lijst**")
        st.caption(_WHY)
        assessed = _done(form, "De DPIA is gemaakt op", "assessed")
        told = _done(form, "De praktijkhouders zijn ingelicht op", "told")
        with st.expander("Concepten om mee te beginnen (Word en PDF)"):
            concepts()
    return Declaration(*assessed, *told) if assessed and told else None


def concepts() -> None:
    """The texts, each to be put right by the zorggroep itself."""
    privacy = files_read.privacy().value
    st.caption(privacy.warning)
    for concept in privacy.concepts:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(concept.title)
            make = partial(document, privacy, concept, viewing.look().statement)
            kind = f"privacy-{concept.id}"
            paper.made_on_demand(make, viewing.look().today, kind, f"privacy.{concept.id}")


def _done(form: Form[None], label: str, name: str) -> tuple[date, str] | None:
    left, right = st.columns(2)
    on = left.date_input(
        label,
        None,
        max_value=viewing.look().today,
        format=DAY_FORMAT,
        key=form.key(f"{name}.on"),
    )
    by = right.text_input("door", key=form.key(f"{name}.by"), placeholder="naam of functie")
    return (on, by.strip()) if isinstance(on, date) and by.strip() else None
