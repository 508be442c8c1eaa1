"""*Bekijk als*: until there are accounts, one person chooses through whose eyes to look."""

from collections.abc import Collection

import streamlit as st

from succession.playbook.book.model import Viewer
from succession.register import Role
from succession.ui import everybody, viewing

_EXPLANATION = (
    "De toepassing rekent en toont dan alleen met wat deze rol mag weten. "
    "Inloggen komt later; nu werkt u alleen op deze computer."
)


def choose_viewer() -> None:
    """Draw the switch; the choice holds for every page and every action."""
    with st.sidebar:
        st.selectbox(
            "Bekijk als",
            [role.value for role in Role],
            key=viewing.ROLE_KEY,
            help=_EXPLANATION,
            persist_state="session",
        )
        role = viewing.audience().role
        if role.has_a_practice:
            _choose_practice()
        elif role.has_a_hagro:
            _choose_hagro()
        st.text_input(
            "Uw naam",
            key=viewing.NAME_KEY,
            help="Staat bij wat u vastlegt.",
            persist_state="session",
        )


def _forget_unless(key: str, choices: Collection[str]) -> None:
    """What an address says and the register does not know is no choice."""
    if st.session_state.get(key) not in choices:
        st.session_state.pop(key, None)


def _choose_hagro() -> None:
    hagros = everybody.hagros(everybody.whole_now())
    _forget_unless(viewing.HAGRO_KEY, hagros)
    st.selectbox(
        "Eigen hagro van dit bestuurslid",
        [None, *hagros],
        format_func=lambda hagro: hagro or "geen (geen huisarts in deze regio)",
        key=viewing.HAGRO_KEY,
        persist_state="session",
    )


def _choose_practice() -> None:
    names = everybody.practice_names(everybody.whole_now())
    _forget_unless(viewing.PRACTICE_KEY, names)
    st.selectbox(
        "Eigen praktijk van de gast",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Kies de praktijk",
        key=viewing.PRACTICE_KEY,
        persist_state="session",
    )
    st.selectbox(
        "De gast is",
        [Viewer.OWNER.value, Viewer.SUCCESSOR.value],
        key=viewing.PART_KEY,
        help="Bepaalt welke stappen van het draaiboek de gast ziet.",
        persist_state="session",
    )
    agb, part = st.session_state[viewing.PRACTICE_KEY], st.session_state[viewing.PART_KEY]
    if agb and part == Viewer.OWNER.value:
        _choose_himself(agb)


def _choose_himself(agb: str) -> None:
    """Asked only where the practice has more owners: what is of one is not for the other."""
    names = everybody.owners(everybody.whole_now(), agb)
    _forget_unless(f"{viewing.HIMSELF_KEY}.{agb}", names)
    if len(names) > 1:
        st.selectbox(
            "Welke praktijkhouder is de gast?",
            [None, *names],
            format_func=lambda key: names[key] if key else "Weet ik niet",
            key=f"{viewing.HIMSELF_KEY}.{agb}",
            persist_state="session",
        )
