"""Once a month the chances of that day are kept, so that they can be looked back upon."""

from contextlib import suppress
from datetime import date, timedelta

import streamlit as st

from succession.actions.permission import KEEP_CHANCES, Submission
from succession.actions.verification import keep_chances
from succession.errors import DatabaseTrouble, InvalidInput
from succession.ui import files_read, shared, viewing

_AGAIN = timedelta(minutes=10)


def keep_this_month() -> None:
    """Keeps the chances at the first look of a month by somebody who may, and does nothing else."""
    if viewing.may(KEEP_CHANCES) and _can_reckon():
        month = shared.today().replace(day=1)
        sent = Submission(viewing.actor(), f"kansen {month}", shared.now())
        _keep(shared.store().data_version(), shared.database_address(), month, sent)


def _can_reckon() -> bool:
    """While the assumptions or rules cannot be read, the pages that need them say so."""
    try:
        files_read.norms()
    except InvalidInput:
        return False
    return True


@st.cache_resource(max_entries=4, ttl=_AGAIN, show_spinner="Kansen van deze maand bewaren…")
def _keep(version: int, address: str, month: date, _sent: Submission) -> None:
    """Looked at once per data version, and again after a while.

    A database that takes nothing now must not stand in the way of who only wants to read.
    """
    with suppress(DatabaseTrouble):
        keep_chances(shared.store_at(address), _sent, *files_read.norms())
