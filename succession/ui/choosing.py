"""Choosing a draaiboek for a practice, and beginning it."""

from collections.abc import Mapping

import streamlit as st

from succession.actions.permission import START_RUN
from succession.playbook.model import Mandate
from succession.ui import components, run_start, wiring
from succession.ui.markdown import plain
from succession.views import choosing as views
from succession.views.choosing import Option

_PLAYBOOK, _PRACTICE = "draaiboek", "praktijk"
_MANDATE = "choose.mandate"


def draw() -> None:
    """First the practice; then what fits it side by side; then one to begin."""
    agb = _select("Praktijk", wiring.readable_practices(), _PRACTICE, "start.practice")
    if agb is None:
        st.info("Kies een praktijk om te zien welke draaiboeken passen.")
        return
    _side_by_side(agb)
    if wiring.may(START_RUN):
        _begin(agb)


def _select(label: str, names: Mapping[str, str], parameter: str, key: str) -> str | None:
    """A choice that the address may make: `?praktijk=` or `?draaiboek=`."""
    asked, options = st.query_params.get(parameter), list(names)
    return st.selectbox(
        label,
        options,
        index=options.index(asked) if asked and asked in names else None,
        format_func=names.__getitem__,
        placeholder="Kies",
        key=key,
    )


def _side_by_side(agb: str) -> None:
    st.subheader("Wat past bij deze praktijk")
    mandate = st.selectbox(
        "Wat mag de zorggroep van haar leden?",
        [None, *Mandate],
        format_func=lambda one: one.value.capitalize() if one else "Niet gekozen",
        key=_MANDATE,
        persist_state="session",
        help="Elk volgend woord vraagt meer van de leden.",
    )
    library = {playbook.id: playbook for playbook in wiring.playbooks()}
    known, today = wiring.facts().get(agb, {}), wiring.today()
    found = views.options(wiring.suggested(agb), library, known, mandate, today)
    if not found:
        st.write("Geen van de draaiboeken past nu bij deze praktijk. U kunt er wel een beginnen.")
        return
    st.caption("Dit zijn suggesties; de praktijkhouder en de zorggroep beslissen.")
    for start in range(0, len(found), 3):
        group = found[start : start + 3]
        for column, option in zip(st.columns(len(group)), group, strict=True):
            with column.container(
                border=True, height="stretch", key=f"option.{option.playbook_id}"
            ):
                _option(option)


def _option(option: Option) -> None:
    st.markdown(f"**{plain(option.title)}**")
    if option.fits_mandate is False:
        st.badge("▲ vraagt meer mandaat", color="orange")
    for label, text in (
        ("Reikwijdte", option.level),
        ("Duur", option.length),
        ("Uiterlijk beginnen", option.latest_start),
        ("Inzet van de zorggroep", option.effort),
        ("Vraagt van het mandaat", option.mandate),
    ):
        st.markdown(f"{label}: **{plain(text)}**")
    for label, lines in (
        ("Waarom wel", option.why),
        ("Waarom niet", option.against),
        ("Nog na te gaan of te regelen", option.needs),
    ):
        st.markdown(f"*{label}*")
        components.bullets(lines, "–")


def _begin(agb: str) -> None:
    library = wiring.playbooks()
    st.subheader("Een draaiboek beginnen")
    titles = {each.id: each.title for each in library}
    playbook_id = _select("Draaiboek", titles, _PLAYBOOK, "start.playbook")
    if playbook_id:
        run_start.form(next(each for each in library if each.id == playbook_id), agb)
