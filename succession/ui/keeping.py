"""Once a month the chances of that day are kept, so that they can be looked back upon."""

from datetime import date

import streamlit as st

from succession.actions import keep_chances
from succession.actions.permission import KEEP_CHANCES
from succession.errors import InvalidInput
from succession.ui import wiring


def keep_this_month() -> None:
    """Keeps the chances at the first look of a month by somebody who may, and does nothing else."""
    if wiring.may(KEEP_CHANCES) and _can_reckon():
        _keep(wiring.data_version(), wiring.database_address(), wiring.today().replace(day=1))


def _can_reckon() -> bool:
    """While the assumptions or rules cannot be read, the pages that need them say so."""
    try:
        wiring.norms()
    except InvalidInput:
        return False
    return True


@st.cache_resource(max_entries=4, show_spinner="Kansen van deze maand bewaren…")
def _keep(version: int, address: str, month: date) -> None:
    """Looked at once per data version: only then can there be something new to keep."""
    sent = wiring.submission("keep", month)
    keep_chances(wiring.store(), sent, *wiring.norms())
