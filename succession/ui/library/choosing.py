"""Choosing a draaiboek for a practice, and beginning it."""

from collections.abc import Mapping

import streamlit as st

from succession.actions.permission import START_RUN
from succession.advice.suggestion import Suggestion, suggestions
from succession.playbook.book.mandate import SettledMandate, mandate_facts
from succession.playbook.book.model import Reach
from succession.ui import address, components, files_read, files_told, viewing
from succession.ui.library import mandate
from succession.ui.markdown import plain
from succession.ui.runs import latest_start
from succession.ui.runs import start as run_start
from succession.views.library import choosing as views
from succession.views.library.choosing import Option
from succession.views.runs.latest_start import Line

_PLAYBOOK, _PRACTICE = "draaiboek", "praktijk"
_REGION = "regio"
_CARD = 390


def draw() -> str:
    """First the practice, or the region; then what fits it side by side; then one to begin."""
    files_told.library()
    names = {_REGION: "De regio, of een paar praktijken samen", **viewing.look().readable_practices}
    chosen = _select("Praktijk", names, _PRACTICE, "start.practice")
    settled = mandate.draw()
    if chosen is None:
        return views.ASK
    agb = None if chosen == _REGION else chosen
    amount = _for_region(settled) if agb is None else _side_by_side(agb, settled)
    if viewing.may(START_RUN):
        _begin(agb)
    return views.conclusion(names[agb] if agb else None, amount)


def suggested(agb: str) -> tuple[Suggestion, ...]:
    """The draaiboeken that fit the practice by what this audience knows of it."""
    known = {**viewing.look().facts.get(agb, {}), **mandate_facts(viewing.look().mandate)}
    return suggestions(known, files_read.playbooks())


def _for_region(settled: SettledMandate | None) -> int:
    """Answers how many there are."""
    st.subheader("Wat er is voor meer praktijken samen")
    st.caption("Zo beschrijft het draaiboek het zelf; de cijfers van de regio wegen hier niet mee.")
    found = views.regional(files_read.playbooks(), settled, viewing.look().today)
    _cards(found)
    return len(found)


def _select(label: str, names: Mapping[str, str], parameter: str, key: str) -> str | None:
    """A choice that the address may make: `?praktijk=` or `?draaiboek=`."""
    asked, options = st.query_params.get(parameter), list(names)
    if parameter == _PRACTICE:
        asked = viewing.look().present_code(asked)
    if asked and asked not in names:
        components.not_there(f"{'De' if parameter == _PRACTICE else 'Het'} {parameter}")
    return st.selectbox(
        label,
        options,
        index=None,
        format_func=names.__getitem__,
        placeholder="Kies",
        **address.one_of(parameter, options, key, asked=asked),
    )


def _side_by_side(agb: str, settled: SettledMandate | None) -> int:
    """Answers how many fit."""
    st.subheader("Wat past bij deze praktijk")
    library = {playbook.id: playbook for playbook in files_read.playbooks()}
    known, today = viewing.look().facts.get(agb, {}), viewing.look().today
    found = views.options(suggested(agb), library, known, settled, today)
    if not found:
        st.write("U kunt er wel een beginnen.")
        return 0
    st.caption("Dit zijn suggesties; de praktijkhouder en de zorggroep beslissen.")
    _cards(found)
    starts = [option.start for option in found if option.start]
    latest_start.draw(starts, Line(today), "choose.start")
    return len(found)


def _cards(found: tuple[Option, ...]) -> None:
    """As many beside each other as fit: two on a desk, one on a tablet with the menu open."""
    with st.container(horizontal=True, key="choose.cards"):
        for option in found:
            with st.container(border=True, width=_CARD, key=f"option.{option.playbook_id}"):
                _option(option)


def _option(option: Option) -> None:
    st.markdown(f"**{plain(option.title)}**")
    if option.fits_mandate is False:
        st.badge("▲ vraagt meer mandaat", color="orange")
    told = (
        ("Reikwijdte", option.level),
        ("Duur", option.length),
        ("Met het draaiboek uiterlijk beginnen", option.latest_start),
        ("Inzet van de zorggroep", option.effort),
        ("Vraagt van het mandaat", option.mandate),
    )
    st.markdown("  \n".join(f"{label}: **{plain(text)}**" for label, text in told))
    for label, lines, otherwise in (
        ("Waarom wel", option.why, ""),
        ("Waarom niet", option.against, "Niets bekend wat ertegen pleit."),
        ("Nog na te gaan of te regelen", option.needs, "Niets."),
    ):
        st.markdown(f"*{label}*")
        components.bullets(lines, otherwise)


def _begin(agb: str | None) -> None:
    """Any draaiboek for a practice; without one, those that are for more than one practice."""
    library = [one for one in files_read.playbooks() if agb or one.reach is not Reach.PRACTICE]
    st.subheader("Een draaiboek beginnen")
    titles = {each.id: each.title for each in library}
    playbook_id = _select("Draaiboek", titles, _PLAYBOOK, "start.playbook")
    if playbook_id:
        run_start.ask(next(each for each in library if each.id == playbook_id), agb)
