"""What everybody may know: names of practices, hagro's and praktijkhouders.

It is taken from the whole register, which nobody else in the face asks for but `look`, and
`viewing` to find out who is looking.
"""

from collections.abc import Mapping

import streamlit as st

from succession.register import GpRole, Register
from succession.ui import shared


def hagros(register: Register) -> tuple[str, ...]:
    """The hagro's of the region."""
    return tuple(sorted({p.hagro for p in register.practices if p.hagro}))


def practice_names(register: Register) -> Mapping[str, str]:
    """The names of the practices by agb, in order of name."""
    named = sorted(register.practices, key=lambda p: (p.name or p.agb).casefold())
    return {practice.agb: practice.name or practice.agb for practice in named}


def owners(register: Register, agb: str) -> Mapping[str, str]:
    """The praktijkhouders of a practice by the key of their row."""
    gps = register.gps_by_practice.get(agb, ())
    return {gp.row_key: gp.name or "naam onbekend" for gp in gps if gp.role is GpRole.OWNER}


def whole_now() -> Register:
    """The whole register as it stands now."""
    return whole(shared.database_address(), shared.store().data_version())


@st.cache_resource(max_entries=4, show_spinner="Register lezen…")
def whole(address: str, version: int) -> Register:
    """The whole register of this data version."""
    return shared.store_at(address).register()
