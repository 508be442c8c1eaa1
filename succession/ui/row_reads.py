"""What forms read of the register: each row with its version, and who changed it last."""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from succession.register import Register, seen_by
from succession.register.rows import Row, key_of, rows_of
from succession.ui import shared, viewing

_Versions = Mapping[tuple[str, str], int]


def rows(sheet: str) -> Mapping[str, tuple[Row, int]]:
    """Each row of a sheet as this audience knows it, with its version, by key: from one read, so
    that a change of older values is never taken for one of the newest.
    """
    look = viewing.look()
    whole, versions = _with_versions(look.address, look.version)
    seen = rows_of(seen_by(whole, look.audience))[sheet]
    keyed = {key_of(sheet, row): row for row in seen}
    return {
        key: (row, versions[sheet, key]) for key, row in keyed.items() if (sheet, key) in versions
    }


def last_change(*records: tuple[str, str]) -> tuple[str, datetime] | None:
    """Who last changed one of these records, and when; None when that was long ago."""
    found = (entry for entry in viewing.look().audit if not {*records}.isdisjoint(entry.records))
    return next(((entry.by, entry.at) for entry in found), None)


@st.cache_resource(max_entries=2, show_spinner=False)
def _with_versions(address: str, version: int) -> tuple[Register, _Versions]:
    return shared.store_at(address).register_with_versions()
