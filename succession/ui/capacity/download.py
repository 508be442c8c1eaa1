"""The forecast to take along, as PDF, Excel and JSON."""

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
from succession.views.capacity import unknown as capacity_unknown
from succession.views.capacity.comparison import ComparisonView
from succession.views.capacity.drivers import TornadoView


@dataclass(frozen=True, slots=True)
class YearShown:
    """What the page shows of one year, `tornado` and `comparison` when they were computed."""

    year: int
    tornado: TornadoView | None
    comparison: ComparisonView | None


def offer(looked: Looked, shown: YearShown) -> None:
    """Three files of what is shown; each says for whom and how it was made."""
    runs = dutch.number(looked.forecast.provenance.scenario.runs)
    st.header("Meenemen")
    st.caption(
        f"Van {runs} berekeningen, met werkwijze, aannames, startgetal en kenmerken. De bestanden "
        "bevatten wat u mag weten en niet meer. Uit het JSON-bestand maakt "
        "`succession forecast --reproduce` dezelfde cijfers opnieuw."
    )
    paper = _paper(looked, shown)
    as_of = paper.statement.as_of
    with st.container(horizontal=True):
        for label, extension, mime, icon, make in (
            ("PDF", "pdf", files.PDF, "picture_as_pdf", partial(_pdf, paper)),
            ("Excel", "xlsx", files.XLSX, "table_view", partial(workbook, paper)),
            ("JSON", "json", files.JSON, "data_object", partial(exported, paper)),
        ):
            name = file_name(FILE_KIND, as_of, extension)
            files.offer(OfferedFile(label, name, mime, make, icon), f"capacity.{extension}")


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
