"""Which practice: by name, from the list, or the one of the address."""

import streamlit as st

from succession.ui import components, tables, viewing
from succession.views import dutch
from succession.views.practice import listing

_PARAMETER = "praktijk"


def asked() -> str | None:
    """The practice of the address (`?praktijk=`), or the only one that this person may open.

    An address that names no practice counts as none, and says so.
    """
    look = viewing.look()
    names = look.readable_practices
    agb = look.present_code(st.query_params.get(_PARAMETER))
    if agb in names:
        return agb
    if agb:
        components.not_there("De praktijk")
    return next(iter(names)) if len(names) == 1 else None


def draw() -> None:
    """All practices that may be opened, in order of name."""
    look = viewing.look()
    names = look.readable_practices
    st.title(listing.headline(look.register, names))
    components.confidentiality_line(look.audience.role)
    if not names:
        st.info("Kies bij *Eigen praktijk van de gast* de praktijk, of vraag de consulent.")
        return
    chosen = st.selectbox(
        "Kies een praktijk",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Typ een naam of kies uit de lijst",
        key="practice.agb",
    )
    if chosen:
        components.open_dossier(chosen)
    rows = listing.rows(look.register, look.risk, names)
    alt = f"{dutch.count(len(rows), 'praktijk', 'praktijken')} op volgorde van naam"
    for line in tables.choice([row.record() for row in rows], "practice.list", alt):
        components.open_dossier(rows[line].agb)
