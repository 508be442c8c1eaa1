"""The charts of the pages on paper: the same drawing, with the font of the document."""

from succession.pictures import VEGA_LITE, Drawing
from succession.reports.paper.document import Picture

_WIDTH_POINTS = 470  # what an A4 page has between its margins
_FONT = "Open Sans"


def picture_of(chart: Drawing, words: str) -> Picture:
    """The chart as SVG in points of the printed page; `words` say what it shows."""
    # Imported here: it brings an engine for JavaScript, which most commands never need.
    import vl_convert

    spec = chart.to_dict()
    fitted = {"autosize": {"type": "fit-x", "contains": "padding"}, "width": _WIDTH_POINTS}
    spec["config"]["font"] = _FONT
    return Picture(vl_convert.vegalite_to_svg(spec | fitted, vl_version=VEGA_LITE), words)
