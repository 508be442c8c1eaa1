"""When to begin at the latest: the picture with its table."""

from collections.abc import Sequence

import streamlit as st

from succession.pictures import runs as pictures
from succession.ui import tables
from succession.views.runs import latest_start
from succession.views.runs.latest_start import Line, StartRow


def draw(rows: Sequence[StartRow], line: Line, key: str) -> None:
    """Nothing where no day can be told."""
    if not rows:
        return
    st.subheader("Uiterlijk beginnen met het draaiboek")
    st.altair_chart(pictures.latest_start(rows, line), key=key, alt=latest_start.alternative(rows))
    st.caption(
        "Hoe lang stappen duren, verschilt. De dikke balk loopt van de dag waarop beginnen negen "
        "van de tien keer op tijd is tot de dag waarop dat nog één van de tien keer lukt; de "
        "dunne lijn is alles tussen het langzaamste en het snelste tempo."
    )
    tables.lines(
        latest_start.records(rows, line.name),
        f"{key}.table",
        "Uiterste dagen om te beginnen, met de kans dat het dan op tijd is",
    )
