"""What *Betrouwbaarheid* reads: the shipped figures, and for who may know it the own history."""

import streamlit as st

from succession.actions.permission import SEE_OWN_HISTORY
from succession.ui import files_read, shared, viewing
from succession.verification.anchor import Anchor
from succession.verification.calibration import Calibration
from succession.verification.own_history import OwnHistory
from succession.verification.plans import National
from succession.verification.yardsticks import Yardsticks


def national() -> National:
    """What each national plan assumed, and what came of it."""
    return files_read.national().value


def yardsticks() -> Yardsticks:
    """What our figures are compared with."""
    return files_read.yardsticks().value


def anchor() -> Anchor:
    """What the simulation was fitted to, and what old years foresaw."""
    return files_read.anchor().value


def calibration() -> Calibration | None:
    """The measurement of the bands, or None while there is none."""
    return files_read.calibration().value


def own_history() -> OwnHistory | None:
    """The chances that were kept: they rest on every plan, so they are for the consulent alone."""
    if not viewing.may(SEE_OWN_HISTORY):
        return None
    look = viewing.look()
    return _own_history(look.address, look.version)


@st.cache_resource(max_entries=2, show_spinner="Geschiedenis lezen…")
def _own_history(address: str, version: int) -> OwnHistory:
    return shared.store_at(address).own_history()
