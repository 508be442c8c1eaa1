"""Once a month the chances of that day are kept, so that they can be looked back upon."""

from contextlib import suppress
from datetime import date, timedelta

import streamlit as st

from succession.actions.permission import KEEP_CHANCES, Submission
from succession.actions.verification import keep_chances
from succession.errors import DatabaseTrouble, InvalidInput
from succession.ui import wiring

_AGAIN = timedelta(minutes=10)


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


@st.cache_resource(max_entries=4, ttl=_AGAIN, show_spinner="Kansen van deze maand bewaren…")
def _keep(version: int, address: str, month: date) -> None:
    """Looked at once per data version, and again after a while.

    A database that takes nothing now must not stand in the way of who only wants to read.
    """
    sent = Submission(wiring.actor(), f"kansen {month}", wiring.now())
    with suppress(DatabaseTrouble):
        keep_chances(wiring.store(), sent, *wiring.norms())
