"""A backup that was put back under a running server: every page begins again."""

import streamlit as st

from succession.errors import Replaced
from succession.ui import shared

_KEY = "replaced.opened"


def refuse_old_pages() -> None:
    """Raises `Replaced` in a page that was opened before a backup was put back: what stands in it
    is of another database. Whoever opens the page anew gets the one that is there now.
    """
    store = shared.store()
    if store.is_replaced():
        shared.jobs().stop_all()
        store.close()
        # What was read is kept by data version, and the same number now means something else.
        st.cache_resource.clear()
    present = shared.store().identity()
    if st.session_state.setdefault(_KEY, present) != present:
        raise Replaced
