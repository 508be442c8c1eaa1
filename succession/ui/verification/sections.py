"""The parts of the page *Betrouwbaarheid*: each a verdict, a picture and the table under it."""

from collections.abc import Sequence

import streamlit as st

from succession.pictures import verification as verification_pictures
from succession.ui import address, components, tables, viewing
from succession.ui.markdown import plain
from succession.ui.verification import reads
from succession.verification.backtest import backtest_fte, backtest_persons
from succession.views.verification import anchor as anchor_view
from succession.views.verification import backtest as backtest_view
from succession.views.verification import conclusion as conclusion_view
from succession.views.verification import coverage as coverage_view
from succession.views.verification import own_history as own_history_view
from succession.views.verification import page as verification
from succession.views.verification.own_history import HorizonView
from succession.views.verification.page import Record

_BACKTESTS = {"personen": backtest_persons, "fte": backtest_fte}
_FIRST_UNIT = "personen"
_TRUST = (
    "**Wat betekent dat voor uw vertrouwen?** Verandert er niets aan instroom en uitstroom, dan "
    "kunt u voor het totaal aantal huisartsen net zo goed de lijn van de laatste jaren "
    "doortrekken. Het model is er voor wat een lijn niet kan: laten zien wat er anders wordt als "
    "er meer aios beginnen, meer huisartsen stoppen of de vraag verandert. Vertrouw het dus voor "
    "het verschil tussen keuzes, en lees een totaal met de fout die hieronder staat erbij."
)
_SIGNS = "Rondje en vierkant: aanbod en vraag ter vergelijking."
_COMPARED = (
    "Tussen haakjes het aantal ramingen. De laatste drie kolommen gaan over de ramingen waarbij "
    "alle drie konden: vóór die van 2010 is "
    "er geen telling om een lijn vanaf te trekken. Van zo weinig ramingen is het een aanwijzing, "
    "geen bewijs."
)
_DIAGONAL = (
    "Op de stippellijn gebeurt het zo vaak als we zeiden; erboven vaker. Elke groep telt ongeveer "
    "evenveel gevallen; de onzekerheid is het bereik waarin het ware deel 95 van de 100 keer ligt."
)
_FLAGGED = (
    "Kans toen: de kans dat het aandeel binnen een jaar zou openvallen, een jaar eerder. Op de "
    "lijst: zonder onderbreking op „nu handelen” of „acuut” tot het gebeurde."
)
_ONLY_CONSULENT = (
    "De eigen geschiedenis rekent met alle stopplannen, ook de vertrouwelijke. Daarom ziet alleen "
    "de consulent haar: uit een score zou een verborgen plan af te lezen zijn."
)


def conclusion() -> str:
    """What all of it comes to."""
    outcomes = _BACKTESTS[_FIRST_UNIT](reads.national())
    return conclusion_view.conclusion(
        outcomes, reads.calibration(), reads.yardsticks().coverage_target
    )


def national() -> None:
    """Our reading of the national model beside the advice."""
    st.header("Rekenen we zoals het landelijke model?")
    view = verification.present_national(reads.national(), reads.yardsticks())
    st.markdown(view.verdict)
    components.key_numbers(view.numbers)
    with st.popover("Hoe gerekend?"):
        components.bullets(view.how)
    st.altair_chart(
        verification_pictures.national_lines(view.lines, view.published),
        key="national.chart",
        alt="Vraag en aanbod van huisartsen in Nederland van 2025 tot 2045, in fte",
    )
    _table(view.table)
    _sources(f"{_SIGNS} {view.sources}")


def backtest() -> None:
    """Old national plans against what came of them, and against a ruler."""
    st.header("Kwamen oude ramingen uit?")
    figures = reads.national()
    views = {
        unit: backtest_view.present_backtest(figures, outcomes(figures), unit)
        for unit, outcomes in _BACKTESTS.items()
    }
    components.bullets([view.verdict for view in views.values()])
    st.markdown(_TRUST)
    kept = address.one_of("eenheid", list(views), "backtest.unit", _FIRST_UNIT)
    unit = st.segmented_control("Toon in", list(views), required=True, **kept)
    view = views[str(unit)]
    st.altair_chart(
        verification_pictures.error_lines(view.lines, view.published),
        key="backtest.chart",
        alt="Hoe ver drie manieren van voorspellen ernaast zaten, naar jaren vooruit",
    )
    _table(view.table)
    _sources(f"{_COMPARED} {view.bias} {view.sources}")


def regions() -> None:
    """What the regions of an old year would have foreseen, and what the fit left over."""
    st.header("Klopt een regio met de geschiedenis?")
    view = anchor_view.present_anchor(reads.anchor())
    st.markdown(view.verdict)
    _table(view.old_years)
    st.markdown(view.fitted)
    with st.expander("Waaraan geijkt, en wat er overblijft"):
        _table(view.residuals)
    _sources(view.sources)


def coverage() -> None:
    """How often what came true lay within our bands."""
    st.header("Kloppen de bandbreedtes?")
    st.write(
        "In een goede band valt de werkelijkheid in vier van de vijf gevallen. We kijken dat na in "
        "nagebootste regio's waarvan we weten hoe het afliep. Dat is een toets aan onszelf: het "
        "model rekent na wat het zelf verzon, niet wat er in Nederland gebeurde."
    )
    view = coverage_view.present_coverage(reads.calibration(), reads.yardsticks().coverage_target)
    st.markdown(view.verdict)
    if view.points:
        st.altair_chart(
            verification_pictures.coverage_dots(view.points, view.target),
            key="coverage.chart",
            alt="Per uitkomst het deel dat binnen de band viel",
        )
        _table(view.table)
        _sources(view.sources)


def own_history() -> None:
    """The chances that were given here, held against what happened."""
    st.header("Kwam uit wat wij hier zeiden?")
    history = reads.own_history()
    if history is None:
        st.info(_ONLY_CONSULENT)
        return
    view = own_history_view.present_own_history(
        history, reads.yardsticks(), viewing.look().practice_names, viewing.look().today
    )
    st.markdown(view.kept)
    horizons = {one.name: one for one in view.horizons}
    kept = address.one_of("vooruit", list(horizons), "own.horizon", view.horizons[0].name)
    chosen = st.segmented_control("Vooruit", list(horizons), required=True, **kept)
    _horizon(horizons[str(chosen)])
    st.subheader("Stond de praktijk al op de lijst?", anchor=False)
    st.markdown(view.flagged)
    if view.openings:
        _table(view.openings)
        _sources(_FLAGGED)


def _horizon(view: HorizonView) -> None:
    st.markdown(view.verdict)
    if view.numbers:
        components.key_numbers(view.numbers)
        if view.points:
            st.altair_chart(
                verification_pictures.reliability(view.points),
                key=f"own.chart.{view.name}",
                alt="De kans die we gaven naast hoe vaak het gebeurde",
            )
        _table(view.bins)
        _sources(_DIAGONAL)
        st.markdown("**De urgentie van toen, en wat er gebeurde**")
        _table(view.levels)
    if view.left_out:
        st.caption(view.left_out)


def limits() -> None:
    """What no computation of ours can tell."""
    st.header("Wat dit programma niet kan weten")
    st.markdown("\n".join(f"- {line}" for line in verification.LIMITS))


def _sources(text: str) -> None:
    """Small print: where the figures come from. Names of journals may be English."""
    st.markdown(f":gray[:small[{plain(text)}]]")


def _table(rows: Sequence[Record]) -> None:
    """All rows at once, with words that wrap."""
    tables.whole(rows)
