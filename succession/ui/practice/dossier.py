"""The parts of the dossier of a practice, each drawn from its view."""

from collections.abc import Mapping, Sequence

import streamlit as st

from succession.advice.suggestion import Suggestion
from succession.pictures import charts
from succession.risk.result import PracticeRisk
from succession.ui import components, tables, viewing
from succession.ui.look import FieldSource
from succession.ui.markdown import plain
from succession.ui.runs.following import Followed
from succession.views import dutch
from succession.views.people import said_day
from succession.views.practice.page import PracticeView

_CHOICE = "practice.agb"
_PARAMETER = "praktijk"


def choose(names: Mapping[str, str]) -> str | None:
    """The practice of the address (`?praktijk=`) or of the choice; None when nothing is chosen.

    An address that names no practice counts as none, and says so.
    """
    asked = viewing.look().present_code(st.query_params.get(_PARAMETER))
    if asked != st.session_state.get("practice.asked") or _CHOICE not in st.session_state:
        # The address changed, or the page was left and is opened anew: the choice follows it.
        st.session_state["practice.asked"] = asked
        st.session_state[_CHOICE] = asked if asked in names else None
    if asked and asked not in names:
        components.not_there("De praktijk")
    chosen = st.selectbox(
        "Kies een praktijk",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Typ een naam of kies uit de lijst",
        key=_CHOICE,
        on_change=_follow_choice,
    )
    return chosen


def _follow_choice() -> None:
    """The address follows the choice, so that it can be kept and sent on."""
    chosen = st.session_state[_CHOICE]
    st.session_state["practice.asked"] = chosen
    if chosen:
        st.query_params[_PARAMETER] = chosen
    else:
        st.query_params.pop(_PARAMETER, None)


def heading(view: PracticeView, risk: PracticeRisk) -> None:
    st.header(plain(view.title))
    st.write(plain(view.subtitle))
    components.level_badge(risk)
    st.caption(view.meaning)
    if view.other_form:
        st.info(view.other_form, icon=":material/alt_route:")


def flags(view: PracticeView) -> None:
    """Each flag with what would take it away."""
    if not view.flags:
        return
    st.subheader("Wat vraagt aandacht")
    for number, flag in enumerate(view.flags):
        with st.expander(plain(flag.text), icon=":material/flag:", key=f"practice.flag.{number}"):
            st.markdown("**Wat haalt deze vlag weg?**")
            components.bullets(flag.cleared_by, "Geen van de wijzigingen die zijn doorgerekend.")


def people(view: PracticeView, sources: Sequence[FieldSource]) -> None:
    st.subheader("Mensen en aandelen")
    tables.lines(
        view.people_records(),
        "practice.people",
        "Huisartsen en aandelen van deze praktijk",
    )
    said, origin, missing = st.tabs(
        ["Wat wanneer is gezegd", "Bron van de gegevens", "Wat we niet weten"], key="practice.tabs"
    )
    with said:
        _said(view)
    with origin:
        _sources(sources)
    with missing:
        _missing(view)


def _said(view: PracticeView) -> None:
    if not view.said:
        st.write("Er is geen stopplan bekend.")
        return
    tables.lines(
        view.said_records(),
        "practice.said",
        "Wat over stoppen is gezegd en wanneer",
        {"gezegd op": dutch.day},
        empty=said_day(None),
    )


def _sources(sources: Sequence[FieldSource]) -> None:
    if not sources:
        st.write("De bron van de gegevens is alleen voor de consulent te zien.")
        return
    tables.lines(
        [
            {
                "gegeven": dutch.label(source.sheet, source.field),
                "van": source.key,
                "bron": source.source,
                "bekend sinds": source.known_since,
            }
            for source in sources
        ],
        "practice.sources",
        "Bron en datum van elk gegeven",
    )


def _missing(view: PracticeView) -> None:
    if not view.unknown:
        st.write("Alles wat voor de berekening telt is bekend.")
        return
    st.write("Deze gegevens ontbreken en maken de bandbreedte breder:")
    components.bullets(view.unknown)


def reasons(view: PracticeView, risk: PracticeRisk) -> None:
    """Why the chance is what it is: the picture, and the same as a table."""
    st.subheader("Waarom deze kans")
    st.caption(
        "Van een gewone praktijk naar deze: elke reden telt erbij of eraf, in procentpunten, "
        "en samen zijn ze precies het deel dat naar verwachting binnen 5 jaar openvalt."
    )
    st.altair_chart(
        charts.waterfall(risk.reasons, [(row.label, row.contribution) for row in view.reasons]),
        key="practice.waterfall",
        alt="; ".join(f"{row.label}: {row.contribution}" for row in view.reasons),
    )
    tables.whole(view.reason_records(), "De redenen als tabel")


def suggestions(fitting: Sequence[Suggestion], agb: str) -> None:
    """Which draaiboeken fit, why, and what speaks against; a suggestion, never a decision."""
    st.subheader("Wat kan helpen")
    if not fitting:
        st.write("Geen van de draaiboeken past nu bij deze praktijk.")
    for suggestion in fitting:
        with st.container(border=True, key=f"practice.suggestion.{suggestion.playbook_id}"):
            st.markdown(f"**{plain(suggestion.title)}**")
            components.bullets([*suggestion.why, *(f"Let op: {r}" for r in suggestion.against)])
            components.playbooks_link(
                "Bekijk en begin dit draaiboek",
                {"draaiboek": suggestion.playbook_id, "praktijk": agb},
            )


def ways_on(agb: str) -> None:
    """From the dossier to choosing side by side, and to the acute drawer."""
    with st.container(horizontal=True, key="practice.ways"):
        components.playbooks_link("Draaiboeken naast elkaar", {"praktijk": agb})
        components.playbooks_link("Acuut: de eerste 72 uur", {"acuut": agb})


def runs(followed: Sequence[Followed]) -> None:
    """The draaiboeken that are being followed for this practice."""
    if not followed:
        return
    st.subheader("Draaiboeken die lopen")
    for each in followed:
        components.run_card(each.card)
