"""Once a month the chances of that day are kept, so that they can be looked back upon."""

from datetime import date

import streamlit as st

from succession.actions import Submission, keep_chances
from succession.actions.permission import KEEP_CHANCES
from succession.ui import wiring


def keep_this_month() -> None:
    """Keeps the chances at the first look of a month by somebody who may, and does nothing else."""
    if wiring.may(KEEP_CHANCES):
        _keep(wiring.data_version(), wiring.database_address(), wiring.today().replace(day=1))


@st.cache_resource(max_entries=4, show_spinner="Kansen van deze maand bewaren…")
def _keep(version: int, address: str, month: date) -> None:
    """Looked at once per data version: only then can there be something new to keep."""
    method = wiring.talk_method()
    sent = Submission(wiring.actor(), f"kansen {month}", wiring.now())
    keep_chances(wiring.store(), sent, method.assumptions, method.rules)
