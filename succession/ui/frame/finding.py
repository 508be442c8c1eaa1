"""On top of every page: search, and what was opened last."""

from collections import OrderedDict

import streamlit as st

from succession.actions.permission import CHOOSE_PLAYBOOK, SEE_PLAYBOOKS, SEE_PRACTICE
from succession.playbook.run.versions import pinned
from succession.ui import drafts, files_read, viewing
from succession.ui.frame import navigation
from succession.ui.look import Look
from succession.ui.markdown import plain
from succession.views import search as views
from succession.views.search import Found, Hit

_QUERY, _OPENED = "finding.query", "finding.opened"
_LAST, _OWNERS = 5, 500
_PAGES = {
    Found.PRACTICE: navigation.PRACTICE,
    Found.PERSON: navigation.PRACTICE,
    Found.RUN: navigation.PLAYBOOKS,
    Found.PLAYBOOK: navigation.PLAYBOOKS,
}


def draw() -> None:
    """The field, what is found by it, and the five last opened."""
    if not viewing.may(SEE_PRACTICE):
        return
    if st.session_state.pop(_OPENED, False):
        st.session_state[_QUERY] = ""  # what was found is opened: the next page begins without
    asked = st.text_input(
        "Zoeken",
        key=_QUERY,
        placeholder="Zoek praktijk, naam, plaats of draaiboek",
        label_visibility="collapsed",
        icon=":material/search:",
        width=300,
    )
    last = _last().get(drafts.owner(), ())
    with st.popover("Laatst geopend", icon=":material/history:", disabled=not last):
        _ways(last, "last")
    if asked:
        _found(views.search(asked, _hits(viewing.look())))


def remember(kind: Found, label: str, query: dict[str, str]) -> None:
    """This was opened: it comes first among what was opened last by this browser and these eyes."""
    hit, who = Hit(kind, label, tuple(query.items()), ""), drafts.owner()
    kept = _last()
    kept[who] = (hit, *(one for one in kept.get(who, ()) if one.query != hit.query))[:_LAST]
    kept.move_to_end(who)
    while len(kept) > _OWNERS:
        kept.popitem(last=False)


def _found(hits: tuple[Hit, ...]) -> None:
    with st.container(border=True, key="found"):
        if not hits:
            st.write("Niets gevonden. Typ een deel van de naam of de plaats.")
        _ways(hits, "found")


def _ways(hits: tuple[Hit, ...], key: str) -> None:
    for number, hit in enumerate(hits):
        label = plain(f"{hit.label} · {hit.kind.value}")
        if st.button(label, key=f"finding.{key}.{number}", type="tertiary"):
            st.session_state[_OPENED] = True
            st.switch_page(navigation.file_of(_PAGES[hit.kind]), query_params=dict(hit.query))


def _hits(look: Look) -> tuple[Hit, ...]:
    """Everything that this audience may open."""
    books = files_read.playbooks() if viewing.may(CHOOSE_PLAYBOOK) else ()
    names = look.practice_names
    runs = [
        (run.run_id, f"{playbook.title}, {names.get(run.practice_agb or '', 'de regio')}")
        for run, playbook in map(pinned, look.runs if viewing.may(SEE_PLAYBOOKS) else ())
    ]
    return tuple(views.all_hits(look.register, look.readable_practices, books, runs))


@st.cache_resource(show_spinner=False)
def _last() -> OrderedDict[drafts.Owner, tuple[Hit, ...]]:
    return OrderedDict()
