"""The parts of the page of draaiboeken: what runs, choosing, the acute drawer, the library."""

from collections.abc import Callable, Mapping

import streamlit as st

from succession.actions.permission import CHOOSE_PLAYBOOK, SEE_ACUTE
from succession.ui import address, viewing
from succession.ui.library import acute, cards, choosing
from succession.ui.runs import running

_RUNNING, _CHOOSE, _ACUTE, _LIBRARY = (
    "Lopend",
    "Kiezen en beginnen",
    "Bij plotselinge uitval",
    "Bibliotheek",
)
_PARTS: Mapping[str, Callable[[], str]] = {
    _RUNNING: running.draw,
    _CHOOSE: choosing.draw,
    _ACUTE: acute.draw,
    _LIBRARY: cards.draw,
}
_RIGHTS = {_CHOOSE: CHOOSE_PLAYBOOK, _ACUTE: SEE_ACUTE}


def draw() -> str:
    """The part that was chosen, or that the address asks for; only that part is drawn. Answers
    what follows from it, in a sentence."""
    names = [name for name in _PARTS if name not in _RIGHTS or viewing.may(_RIGHTS[name])]
    asked = _asked()
    otherwise = _LIBRARY if asked == _CHOOSE and asked not in names else asked
    return _PARTS[address.section(names, "playbooks.part", otherwise=otherwise)]()


def _asked() -> str:
    if acute.PARAMETER in st.query_params:
        return _ACUTE
    # In the address of a guest his practice says who he is, not what he asks for.
    choosing_for = (
        {"draaiboek"} if viewing.audience().role.has_a_practice else {"draaiboek", "praktijk"}
    )
    if choosing_for & set(st.query_params):
        return _CHOOSE
    return _RUNNING
