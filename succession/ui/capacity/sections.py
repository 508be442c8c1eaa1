"""The parts of Vooruitblik: what is looked at, the pictures with their tables, the comparison."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from succession.capacity.forecast.result import Forecast
from succession.capacity.region.area import REGION, Area
from succession.capacity.scenario.scenario import Scenario, demand_scenarios, lever_scenarios, under
from succession.pictures import capacity as capacity_pictures
from succession.ui import address, components, tables, viewing
from succession.ui.capacity import progress, reads
from succession.ui.capacity.reads import Computation
from succession.ui.capacity.scenario import ScenarioShown
from succession.ui.markdown import plain
from succession.views import dutch
from succession.views.capacity import comparison as capacity_comparison
from succession.views.capacity import drivers as capacity_drivers
from succession.views.capacity import page as capacity
from succession.views.capacity import unknown as capacity_unknown
from succession.views.capacity.comparison import ComparisonView
from succession.views.capacity.drivers import TornadoView
from succession.views.capacity.page import CapacityView, SupplyUnit

_AREA = "gebied"
_DEMAND, _LEVERS, _SAVED = "vraag", "aanpakken", "bewaard"
_GROUPS = {
    _DEMAND: "vraag laag, midden en hoog",
    _LEVERS: "elke aanpak apart",
    _SAVED: "bewaarde scenario's",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """The forecast as far as it is, of which area, in which unit; `runs` are those it will have."""

    forecast: Forecast
    view: CapacityView
    question: Computation
    runs: int

    @property
    def is_first(self) -> bool:
        return self.forecast.provenance.scenario.runs < self.runs


def computed(scenario: Scenario) -> tuple[Computation, Forecast]:
    """All runs when they are there; else a first picture of few, of which `rest` is the rest."""
    question = reads.whole(scenario)
    known = reads.standing(question)
    if known and known.outcome:
        return question, reads.named(known.outcome, scenario.name)
    return question, reads.quick(scenario)


def choose_area(areas: Sequence[Area]) -> Area:
    """The area of the address (`?gebied=hagro Noord`), or the one that is chosen."""
    names = {capacity.area_words(area): area for area in areas}
    options, asked = list(names), st.query_params.get(_AREA)
    kept = address.one_of(_AREA, options, "capacity.area", options[0])
    chosen = st.selectbox("Gebied", options, **kept)
    if asked and asked not in names:
        # The address stays as it is, so that this is said until something else is chosen.
        components.not_there("Het gebied")
    return names[str(chosen)]


def choose_unit() -> SupplyUnit:
    chosen = st.segmented_control(
        "Tellen in",
        list(SupplyUnit),
        format_func=lambda unit: unit.value,
        required=True,
        **address.one_of("eenheid", list(SupplyUnit), "capacity.unit", SupplyUnit.FTE),
    )
    return SupplyUnit(chosen)


def first_picture(looked: Looked) -> None:
    """Says so, as long as not all runs are there."""
    if looked.is_first:
        runs = dutch.number(looked.forecast.provenance.scenario.runs)
        st.caption(
            f"Voorlopig beeld na {runs} berekeningen; de cijfers kunnen nog iets verschuiven."
        )


def rest(looked: Looked) -> None:
    """Begins the long run, or shows how far it is.

    For when everything is drawn: they would take each other's time.
    """
    if looked.is_first:
        standing = reads.follow(looked.question)
        words = f"Alle {dutch.number(looked.runs)} berekeningen"
        progress.show(looked.question, standing, words, "capacity.whole")


def bands(looked: Looked) -> None:
    """Supply against demand over the years; for the region also who work there, by role."""
    view = looked.view
    where = capacity.area_words(view.area)
    st.header("Vraag en aanbod over de jaren")
    if view.unit is SupplyUnit.PATIENTS:
        st.caption(
            "Patiënten zonder plek: hun praktijk is dicht en geen andere kan hen opnemen, of hun "
            "praktijk heeft geen huisarts en niemand neemt waar."
        )
    st.altair_chart(
        capacity_pictures.bands(view.bands, view.unit, view.tight),
        key="capacity.bands",
        alt=f"{where}: {' en '.join(dict.fromkeys(r.line for r in view.bands))} per jaar "
        f"in {view.unit.value}, met het midden en waar acht van de tien berekeningen liggen. "
        "De tabel hieronder geeft de getallen.",
    )
    st.caption(
        "De lijn is het midden van alle berekeningen; in het gekleurde vlak liggen er acht van de "
        "tien. Tussen haakjes staan in de tabel dezelfde grenzen."
    )
    with st.expander("Tabel: jaar voor jaar", key="capacity.years.table"):
        tables.whole(view.records())
    if view.area == REGION:
        with st.expander(
            "Tabel: wie er werken in de regio, naar rol (fte)", key="capacity.roles.table"
        ):
            tables.whole(capacity.role_records(looked.forecast))
        with st.expander(
            "Tabel: praktijkhouders, huisartsen en praktijken", key="capacity.stock.table"
        ):
            tables.whole(capacity.stock_records(looked.forecast))


def choose_year(view: CapacityView) -> int:
    """Of which year is told what makes the shortage, what it hangs from and what helps."""
    years = sorted({row.year for row in view.bands})
    if len(years) == 1:
        return years[0]
    kept = address.one_of("jaar", years, f"capacity.year.{years[-1]}", years[-1])
    return int(st.select_slider("Alles hieronder: stand eind", years, **kept))


def steps(looked: Looked, year: int) -> None:
    """The waterfall from today to the end of this year."""
    rows = capacity_drivers.steps_to(looked.forecast, looked.view.area, year)
    st.altair_chart(
        capacity_pictures.waterfall(rows),
        key="capacity.waterfall",
        alt=f"Van het tekort nu naar het tekort eind {year}, stap voor stap. "
        "De tabel hieronder geeft de getallen.",
    )
    st.caption(capacity_drivers.STEPS_READING)
    with st.expander("Tabel: de stappen", key="capacity.steps.table"):
        tables.whole(capacity_drivers.waterfall_records(rows))


def drivers(scenario: Scenario, area: Area, year: int) -> tuple[Computation, TornadoView | None]:
    """What the outcome hangs from most, computed for every area and year when somebody asks."""
    question, view = reads.drivers(scenario), None
    st.header("Waar de uitkomst van afhangt")
    st.write(
        "Elke aanname gaat om de beurt naar de lage en de hoge kant van haar bereik. Wat het "
        "tekort het meest verschuift, staat bovenaan."
    )
    standing = reads.standing(question)
    if standing is None:
        progress.offer(question, "Bereken wat de uitkomst bepaalt", "capacity.tornado")
    elif standing.outcome is None:
        words = "Aannames een voor een"
        progress.show(question, standing, words, "capacity.tornado")
    else:
        assumptions = under(scenario, reads.basis())
        view = capacity_drivers.tornado(standing.outcome, area, year, assumptions)
        _tornado(view)
    return question, view


def comparison(
    looking: ScenarioShown, area: Area, year: int
) -> tuple[Computation | None, ComparisonView | None]:
    """The scenario beside others, with the same luck in each."""
    groups = st.pills(
        "Zet ernaast",
        list(_GROUPS),
        selection_mode="multi",
        format_func=_GROUPS.__getitem__,
        **address.some_of("ernaast", list(_GROUPS), "capacity.groups", [_DEMAND, _LEVERS]),
    )
    scenarios = _beside(looking.scenario, groups)
    if len(scenarios) == 1:
        st.caption("Kies hierboven waarmee u wilt vergelijken.")
        return None, None
    question, view = reads.beside_each_other(scenarios), None
    standing = reads.standing(question)
    if standing is None:
        amount = dutch.count(len(scenarios) - 1, "scenario", "scenario's")
        progress.offer(question, f"Vergelijk met {amount}", "capacity.comparison")
    elif standing.outcome is None:
        words = f"{len(scenarios)} scenario's"
        progress.show(question, standing, words, "capacity.comparison")
    else:
        view = capacity_comparison.present(standing.outcome, area, year)
        _compared(view)
    return question, view


def unknown(forecast: Forecast, area: Area) -> None:
    """What is missing, and of which practices."""
    view = capacity_unknown.present(viewing.look().register, area, forecast.mixes)
    components.confidentiality_line(viewing.look().audience.role)
    with st.expander(f"Wat we niet weten: {view.sentence}", key="capacity.unknown"):
        st.write(view.explanation)
        if view.records:
            tables.lines(view.records, "capacity.unknown.table", "Per praktijk wat niet bekend is")


def _tornado(view: TornadoView) -> None:
    st.markdown(f"**{plain(view.sentence)}**")
    if not view.shown:
        return
    st.altair_chart(
        capacity_pictures.tornado(view.shown),
        key="capacity.tornado",
        alt=f"{view.sentence} De tabel hieronder geeft de getallen.",
    )
    st.caption(view.basis)
    with st.expander("Tabel: alle aannames die iets uitmaken", key="capacity.tornado.table"):
        tables.whole(view.records)


def _beside(start: Scenario, groups: Sequence[str]) -> tuple[Scenario, ...]:
    """The scenario itself first; a saved one that is the same future is not shown twice."""
    found = [start]
    if _DEMAND in groups:
        found += demand_scenarios(start)
    if _LEVERS in groups:
        found += lever_scenarios(start, reads.basis().levers)
    if _SAVED in groups:
        found += [one.scenario for one in viewing.look().scenarios if one.scenario != start]
    # Runs are compared one by one, so that all have as many, over the same years.
    same = {"years": start.years, "seed": start.seed, "runs": start.runs}
    return tuple(one.model_copy(update=same) for one in found)


def _compared(view: ComparisonView) -> None:
    st.markdown(f"**{plain(view.sentence)}**")
    st.altair_chart(
        capacity_pictures.comparison(view.others),
        key="capacity.comparison.chart",
        alt=f"{view.sentence} De tabel hieronder geeft per scenario het verschil.",
    )
    st.caption(capacity_comparison.COMPARISON_READING)
    with st.expander("Tabel: de scenario's", key="capacity.comparison.table"):
        tables.whole(view.records)
