"""The forecast to take along, as PDF and Excel, and as a file to reckon it anew."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from succession.capacity.scenario.scenario import under
from succession.reports.capacity.paper import FILE_KIND, CapacityPaper, document, exported
from succession.reports.capacity.workbook import workbook
from succession.reports.paper.document import file_name
from succession.reports.paper.pdf import pdf
from succession.ui import files, viewing
from succession.ui.capacity import reads
from succession.ui.capacity.sections import Looked
from succession.ui.files import OfferedFile
from succession.views import dutch
from succession.views.capacity import drivers as capacity_drivers
from succession.views.capacity import page as capacity
from succession.views.capacity import unknown as capacity_unknown
from succession.views.capacity.comparison import ComparisonView
from succession.views.capacity.drivers import TornadoView

_ICONS = {"pdf": "picture_as_pdf", "xlsx": "table_view", "json": "data_object"}


@dataclass(frozen=True, slots=True)
class YearShown:
    """What the page shows of one year, `tornado` and `comparison` when they were computed."""

    year: int
    tornado: TornadoView | None
    comparison: ComparisonView | None


def offer(looked: Looked, shown: YearShown) -> None:
    """The files of what is shown; each says for whom and how it was made."""
    runs = dutch.number(looked.forecast.provenance.scenario.runs)
    st.header("Meenemen")
    st.caption(
        f"Van {runs} berekeningen, met werkwijze en aannames. De bestanden bevatten wat u mag "
        "weten en niet meer."
    )
    paper = _paper(looked, shown)
    with st.container(horizontal=True):
        _file(paper, "PDF", files.PDF, "pdf", partial(_pdf, paper))
        _file(paper, "Excel", files.XLSX, "xlsx", partial(workbook, paper))
        with st.popover("Hoe gerekend?"):
            for lines in capacity.METHOD:
                st.write(lines)
            st.write("Met dit bestand zijn dezelfde cijfers precies na te rekenen.")
            _file(paper, "Rekenbestand", files.JSON, "json", partial(exported, paper))


def _file(
    paper: CapacityPaper, label: str, mime: str, extension: str, make: Callable[[], bytes]
) -> None:
    name = file_name(FILE_KIND, paper.statement.as_of, extension)
    offered = OfferedFile(label, name, mime, make, _ICONS[extension])
    files.offer(offered, f"capacity.{extension}")


def _pdf(paper: CapacityPaper) -> bytes:
    return pdf(document(paper))


def _paper(looked: Looked, shown: YearShown) -> CapacityPaper:
    found, area, basis = looked.forecast, looked.view.area, reads.basis()
    steps = capacity_drivers.steps_to(found, area, shown.year)
    return CapacityPaper(
        forecast=found,
        view=looked.view,
        steps=steps,
        tornado=shown.tornado,
        comparison=shown.comparison,
        unknown=capacity_unknown.present(viewing.look().register, area, found.mixes),
        assumptions=under(found.provenance.scenario, basis),
        levers=basis.levers,
        statement=viewing.look().statement,
    )
