"""When to begin at the latest: the picture with its table."""

from collections.abc import Sequence

import streamlit as st

from succession.ui import tables
from succession.views import start_picture
from succession.views.start_picture import Line, StartRow


def draw(rows: Sequence[StartRow], line: Line, key: str) -> None:
    """Nothing where no day can be told."""
    if not rows:
        return
    st.subheader("Uiterlijk beginnen")
    st.altair_chart(start_picture.picture(rows, line), key=key, alt=start_picture.alternative(rows))
    st.caption(
        "Hoe lang stappen duren, verschilt. De dikke balk loopt van de dag waarop beginnen negen "
        "van de tien keer op tijd is tot de dag waarop dat nog één van de tien keer lukt; de "
        "dunne lijn is alles tussen het langzaamste en het snelste tempo."
    )
    tables.lines(
        start_picture.records(rows, line.name),
        f"{key}.table",
        "Uiterste dagen om te beginnen, met de kans dat het dan op tijd is",
    )
