"""The parts of Regio: the map, the most urgent, and one table of all."""

import streamlit as st

from succession.actions.permission import SEE_CHANCE_BY_NAME
from succession.land.ground import OWNERS
from succession.pictures.region_map import deck
from succession.ui import components, tables, viewing
from succession.ui.frame import navigation
from succession.ui.markdown import plain
from succession.views import dutch
from succession.views.levels import LevelLook
from succession.views.overview.page import OverviewRow, OverviewView, records, shown
from succession.views.region_map import MapView

_MAP_PIXELS = 440
_SOURCE = f"Ondergrond: {OWNERS}."
_ALL = "alle"


def begin_with_ground() -> None:
    """Before the first list there is the ground itself to look at."""
    st.title("Er is nog geen lijst van praktijken")
    components.empty_register()
    st.page_link(
        navigation.file_of(navigation.GROUND),
        label="Of bekijk eerst uw gebied: inwoners en zorgvraag per gemeente",
        icon=":material/public:",
    )


def map_of(view: MapView) -> None:
    """The map; a practice that is clicked opens."""
    if not view.points:
        st.info("Van geen enkele praktijk is de plaats op de kaart bekend.")
        return
    # Round an invented region lies no sea.
    with st.container(key="map" if view.is_on_real_ground else "map-invented"):
        found = st.pydeck_chart(
            deck(view),
            height=_MAP_PIXELS,
            key="overview.map",
            alt=view.description,
            on_select="rerun",
            selection_mode="single-object",
        )
    with st.container(key="map-not-drawn"):
        st.info(
            "Deze browser kan de kaart niet tekenen (WebGL staat uit). De lijst zegt hetzelfde."
        )
    for chosen in found["selection"]["objects"].values():
        components.open_dossier(chosen[0]["a"])
    with st.container(horizontal=True, gap="small"):
        for look in view.legend:
            components.urgency_badge(look, look.level.value, "legend")
    told = ["Hoe groter de stip, hoe meer patiënten; een klik opent de praktijk."]
    if view.without_place:
        told.append(f"Niet op de kaart, omdat de ligging onbekend is: {view.without_place}.")
    if view.is_on_real_ground:
        told.append(_SOURCE)
    st.caption(" ".join(told))


def most_urgent(view: OverviewView) -> None:
    """The first ten: badge, name and what there is to know, each with the way to its dossier."""
    with st.container(key="urgent", gap=None):
        for row in view.first:
            _urgent(row)
    if not view.first:
        st.write("Nergens is nu iets te doen.")


def _urgent(row: OverviewRow) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        components.urgency_badge(row.look, row.look.level.value, f"urgent.{row.agb}")
        components.practice_link(row.agb, row.name, icon=None)
        st.caption(plain(row.line))


def all_practices(view: OverviewView) -> None:
    """One table with a choice of urgency and hagro; a line that is chosen opens the dossier."""
    # On a line of their own: beside others they would not wrap on a phone.
    level = st.pills(
        "Urgentie",
        [look.level.value for look, _ in view.legend],
        format_func=_counted(view).__getitem__,
        key="overview.level",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        hagro = st.selectbox("Hagro", [_ALL, *view.hagros], key="overview.hagro", width=260)
        components.open_practice(
            [(row.agb, f"{row.name} — {row.words}") for row in view.rows], key="overview.open"
        )
    rows = [
        row
        for row in view.rows
        if level in (None, row.look.level.value) and hagro in (_ALL, row.hagro)
    ]
    if not rows:
        st.write("Geen praktijk voldoet hieraan.")
        return
    alt = f"{dutch.count(len(rows), 'praktijk', 'praktijken')}, de meest urgente eerst"
    listed = records(rows, viewing.may(SEE_CHANCE_BY_NAME))
    for line in tables.choice(listed, "overview.table", alt, shown(rows)):
        components.open_dossier(rows[line].agb)


def _counted(view: OverviewView) -> dict[str, str]:
    return {look.level.value: _legend(look, amount) for look, amount in view.legend}


def _legend(look: LevelLook, amount: int) -> str:
    return f"{look.level.value.capitalize()} ({amount})"
