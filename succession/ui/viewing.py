"""Who is looking in this session, what he may do, and the look by which the page is drawn."""

import streamlit as st

from succession.actions.permission import Actor, is_permitted
from succession.errors import SuccessionError
from succession.playbook.book.model import Viewer
from succession.register import Audience, Register, Role
from succession.ui import everybody, shared
from succession.ui.look import Look

ROLE_KEY, NAME_KEY = "viewer.role", "viewer.name"
HAGRO_KEY, PRACTICE_KEY = "viewer.hagro", "viewer.practice"
PART_KEY, HIMSELF_KEY = "viewer.part", "viewer.himself"
_LOOK = "viewer.look"


class UnknownViewer(SuccessionError):
    """Nobody said who is looking: then there is nothing to see."""

    def __init__(self) -> None:
        super().__init__("Het is niet bekend wie er kijkt. Kies eerst door wiens ogen u kijkt.")


def begin() -> None:
    """At the start of each drawing, and after each write: what is read from here on is of now."""
    st.session_state[_LOOK] = Look(
        shared.database_address(), shared.store().data_version(), audience(), shared.today()
    )


def look() -> Look:
    """By which this page is drawn; UnknownViewer where nobody is looking.

    A part that is drawn anew by itself is of the same look as its page.
    """
    found = st.session_state.get(_LOOK)
    if not isinstance(found, Look) or found.audience.role is not role():
        raise UnknownViewer
    return found


def role() -> Role | None:
    """The role of who is looking, known without the database; None while nobody said so."""
    said = st.session_state.get(ROLE_KEY)
    return Role(said) if said in {one.value for one in Role} else None


def audience() -> Audience:
    """Who is looking, as the address or the menu says; UnknownViewer where nobody is known.

    Also where there is no session, as in a file that is made later: no role is ever assumed.
    """
    chosen, looking = st.session_state, role()
    if looking is None:
        raise UnknownViewer
    if not looking.has_a_practice:
        return Audience(looking, chosen.get(HAGRO_KEY) if looking.has_a_hagro else None)
    register = everybody.whole_now()
    own = register.practice_by_agb.get(str(chosen.get(PRACTICE_KEY)))
    if own is None:
        return Audience(looking)
    return Audience(looking, own.hagro, frozenset({own.agb}), _himself(register, own.agb))


def _himself(register: Register, agb: str) -> str | None:
    """Who the guest is where that is certain: the one praktijkhouder, or the one he chose."""
    chosen = st.session_state
    if chosen.get(PART_KEY, Viewer.OWNER.value) != Viewer.OWNER.value:
        return None
    names = everybody.owners(register, agb)
    asked = str(chosen.get(f"{HIMSELF_KEY}.{agb}"))
    return next(iter(names), None) if len(names) == 1 else asked if asked in names else None


def actor() -> Actor:
    """Who acts: the name typed in the sidebar, else the role."""
    looking = audience()
    part = Viewer(st.session_state.get(PART_KEY, Viewer.OWNER.value))
    return Actor(st.session_state.get(NAME_KEY, "").strip() or looking.role.value, looking, part)


def may(action: str) -> bool:
    """Whether to offer the action at all; the action itself asks again."""
    return is_permitted(actor(), action)
