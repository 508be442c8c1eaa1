"""Every drawing, from what the views say: the only room that knows Altair and pydeck."""

from typing import TypeAlias

import altair as alt

Drawing: TypeAlias = alt.LayerChart
"""A drawing of Altair as a page shows it and a file prints it."""

VEGA_LITE = alt.SCHEMA_VERSION.rpartition(".")[0]
"""The edition of the language that a drawing is written in."""
