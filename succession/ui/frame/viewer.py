"""Who is looking. It stands in the address (`?als=bestuur&hagro=Zuid`), so that F5, a link and a
second tab show the same; who is unknown is asked before anything is shown.

`static/viewer.js` keeps it there when a page of the menu is clicked.
"""

from collections.abc import Mapping

import streamlit as st

from succession.playbook.book.model import Viewer
from succession.register import Role
from succession.ui import everybody, viewing
from succession.ui.markdown import plain
from succession.views import dutch

_AS, _HAGRO, _PRACTICE, _NAME = "als", "hagro", "praktijk", "naam"
_PART, _HIMSELF = "deel", "zelf"
_TAKEN = "viewer.taken"
_PARTS = (Viewer.OWNER.value, Viewer.SUCCESSOR.value)


def take_from_address() -> None:
    """At the beginning of a session the address says who looks; later the session knows.

    It asks nothing of the database. What an address makes up says nothing: `audience` takes no
    practice that is not there, and the menu forgets what it has no choice for.
    """
    if st.session_state.get(_TAKEN):
        return
    st.session_state[_TAKEN] = True
    asked = st.query_params.to_dict()
    if asked.get(_AS) in {role.value for role in Role}:
        for key, value in _keys_of(asked).items():
            if value:
                st.session_state.setdefault(key, value)


def _keys_of(asked: Mapping[str, str]) -> dict[str, str | None]:
    """What the address says, by the keys of the choices in the menu."""
    found = {viewing.ROLE_KEY: asked[_AS], viewing.NAME_KEY: asked.get(_NAME)}
    role, practice, part = Role(asked[_AS]), asked.get(_PRACTICE), asked.get(_PART)
    if role.has_a_hagro and not role.has_a_practice:
        return found | {viewing.HAGRO_KEY: asked.get(_HAGRO)}
    if role.has_a_practice and practice:
        found |= {
            viewing.PRACTICE_KEY: practice,
            viewing.PART_KEY: part if part in _PARTS else None,
            f"{viewing.HIMSELF_KEY}.{practice}": asked.get(_HIMSELF),
        }
    return found


def keep_in_address() -> None:
    """The address says who looks, whatever page or choice it has just been changed by."""
    present = {name: st.query_params.get_all(name) for name in st.query_params}
    own = (_AS, _HAGRO, _NAME, _PART, _HIMSELF)
    others = {name: values for name, values in present.items() if name not in own}
    wanted = others | {name: [value] for name, value in _said().items()}
    if wanted != present:
        st.query_params.from_dict(wanted)


def _said() -> dict[str, str]:
    looking, chosen = viewing.audience(), st.session_state
    said = {
        _AS: looking.role.value,
        _HAGRO: None if looking.role.has_a_practice else looking.hagro,
        _NAME: chosen.get(viewing.NAME_KEY),
    }
    for agb in looking.practices:
        said |= {_PRACTICE: agb, _PART: chosen.get(viewing.PART_KEY), _HIMSELF: looking.himself}
    return {name: value for name, value in said.items() if value}


def ask() -> None:
    """Asks who is looking; until that is known there is nothing to see."""
    st.title("Wie kijkt er?")
    st.write("De toepassing rekent en toont alleen met wat u in deze rol mag weten.")
    for role in Role:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                role.value.capitalize(),
                key=f"viewer.ask.{role.value}",
                on_click=_choose,
                args=(role,),
                width=160,
            )
            st.markdown(role.meaning)


def _choose(role: Role) -> None:
    st.session_state[viewing.ROLE_KEY] = role.value


def strip() -> None:
    """Across the page: through whose eyes one looks; plain to see for everyone but the consulent,
    who sees all there is."""
    with st.container(key="viewer"):
        words = plain(_words())
        if viewing.audience().role.sees_every_level:
            st.caption(f":material/visibility: {words}")
        else:
            st.info(words, icon=":material/visibility:")


def _words() -> str:
    looking = viewing.audience()
    said = [f"U kijkt als {looking.role.value}"]
    if looking.hagro and not looking.role.has_a_practice:
        said.append(dutch.hagro(looking.hagro))
    names = everybody.practice_names(everybody.whole_now()) if looking.practices else {}
    said += [names[agb] for agb in looking.practices]
    if viewing.look().invented:
        said.append("naar een verzonnen regio")
    return ", ".join(said)
