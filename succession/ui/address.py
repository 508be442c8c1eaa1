"""What is chosen on a page stands in its address: F5, a link and a second tab show the same.

    chosen = address.section(names, "register.section")
    sheet = st.selectbox("Blad", sheets, **address.one_of("blad", sheets, "register.sheet"))
    some = st.multiselect("Gemeenten", names, **address.some_of("gemeente", names, "ground.chosen"))

The address leads, a click writes it. What is chosen when nobody chose is left out of it, and what
it makes up counts as none. Streamlit's own binding (`bind="query-params"`) would let nobody else
write the address, not even who is looking, and after a link to the same page the choice from before
would stay.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

import streamlit as st

_Option = TypeVar("_Option")
_SECTION = "onderdeel"


def section(
    names: Sequence[str], key: str, *, label: str = "Onderdeel", otherwise: str | None = None
) -> str:
    """The part of the page that was chosen, or that the address asks for (`?onderdeel=`).

    Without either it is `otherwise`, or the first.
    """
    start = otherwise if otherwise in names else names[0]
    kept = one_of(_SECTION, names, key, start)
    return str(st.segmented_control(label, names, required=True, **kept))


def one_of(
    parameter: str,
    options: Sequence[_Option],
    key: str,
    otherwise: _Option | None = None,
    asked: str | None = None,
) -> dict[str, Any]:
    """What a choice of one needs to stand in the address: its key, and what happens on a change.

    An option stands there as its text. Give the choice no default: that is `otherwise`, and
    `index=None` only where that is None. `asked` is for an address that names it by an old name.
    """
    wanted = asked or st.query_params.get(parameter)
    _show(key, next((option for option in options if str(option) == wanted), otherwise))
    return {"key": key, "on_change": _write_one, "args": (parameter, key, otherwise)}


def some_of(
    parameter: str, options: Sequence[str], key: str, otherwise: Sequence[str] = ()
) -> dict[str, Any]:
    """As `one_of`, for a choice of any number: the parameter stands there once for each.

    None at all where there are some otherwise stands there as nothing (`?ernaast=`).
    """
    asked = dict.fromkeys(st.query_params.get_all(parameter))
    found = [option for option in asked if option in options]
    _show(key, found if asked else list(otherwise))
    return {"key": key, "on_change": _write_some, "args": (parameter, key, list(otherwise))}


def _show(key: str, asked: object) -> None:
    """What was clicked stands in the address by now: anything else that it asks is to be shown."""
    if key not in st.session_state or st.session_state[key] != asked:
        st.session_state[key] = asked


def _write_one(parameter: str, key: str, otherwise: object) -> None:
    """A choice that is taken back stays there as nothing, so that the page stays what it was."""
    chosen = st.session_state[key]
    said = [] if chosen == otherwise else [str(chosen)]
    _write(parameter, [""] if chosen is None else said)


def _write_some(parameter: str, key: str, otherwise: Sequence[str]) -> None:
    chosen = list(st.session_state[key])
    _write(parameter, [] if chosen == otherwise else chosen or [""])


def _write(parameter: str, values: Sequence[str]) -> None:
    if values:
        st.query_params[parameter] = values
    else:
        st.query_params.pop(parameter, None)
