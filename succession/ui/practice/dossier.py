"""The parts of the dossier of a practice, each drawn from its view."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from succession.actions.permission import SEE_CHANCE_BY_NAME, SEE_TALKS, START_RUN
from succession.advice.suggestion import Suggestion
from succession.pictures import charts
from succession.risk.result import PracticeRisk, RiskLevel
from succession.risk.waiting import WaitingCost
from succession.ui import components, tables, viewing
from succession.ui.board import reads as board_reads
from succession.ui.frame import finding, navigation
from succession.ui.library import choosing
from succession.ui.look import FieldSource
from succession.ui.markdown import plain
from succession.ui.practice import reads
from succession.ui.runs import following
from succession.ui.runs.following import Followed
from succession.ui.talks import after, work_list
from succession.ui.talks import reads as talk_reads
from succession.views import dutch, timing
from succession.views.people import said_day
from succession.views.practice import summary as words
from succession.views.practice.page import PracticeView, present
from succession.views.practice.summary import Now, To
from succession.views.search import Found


def parts() -> Mapping[str, Callable[[PracticeRisk], None]]:
    """The parts of a dossier, for who may read them."""
    found: dict[str, Callable[[PracticeRisk], None]] = {
        "Samenvatting": summary,
        "Mensen": people,
        "Waarom": why,
    }
    if viewing.may(SEE_TALKS):
        found["Gesprekken"] = talks
    found["Draaiboek"] = playbooks
    return found


def heading(risk: PracticeRisk) -> None:
    """The conclusion, and which practice it is."""
    look = viewing.look()
    name = risk.name or "Praktijk"
    components.title_of_tab(name)
    finding.remember(Found.PRACTICE, name, {"praktijk": risk.agb})
    if len(look.readable_practices) > 1 and st.button(
        "Alle praktijken", type="tertiary", icon=":material/arrow_back:", key="practice.all"
    ):
        st.query_params.from_dict({})
        st.rerun()
    st.title(plain(words.matter(look.register, risk)))
    components.confidentiality_line(look.audience.role)
    with st.container(horizontal=True, vertical_alignment="center"):
        components.level_badge(risk)
        st.markdown(plain(_view(risk).subtitle))


def summary(risk: PracticeRisk) -> None:
    """What it means and what to do now, with one button; the numbers; what was said and done."""
    look, view, now = viewing.look(), _view(risk), reads.now(risk)
    st.markdown(f"**Wat betekent dat?** {plain(words.meaning(look.register, risk))}")
    by = [words.when(look.register, risk, look.today)]
    if viewing.may(SEE_CHANCE_BY_NAME):
        by.append(timing.chance(risk))
    st.markdown(f"**Wat doen we nu?** {plain(' '.join([now.words, *filter(None, by)]))}")
    with st.container(horizontal=True, vertical_alignment="center", key="practice.now.row"):
        if now.to is not None:
            _one_button(now)
        if viewing.may(START_RUN):
            _acute(risk.agb)
    _notes(view, risk)
    shown = view.numbers if viewing.may(SEE_CHANCE_BY_NAME) else view.numbers[1:]
    components.key_numbers(shown)
    with st.popover("Hoe gerekend?", icon=":material/calculate:", key="practice.how"):
        components.bullets([number.how for number in shown if number.how])
    if viewing.may(SEE_CHANCE_BY_NAME) and risk.level is not RiskLevel.FOLLOW:
        waiting(look.waiting(risk.agb))
    st.subheader("Wat er is gezegd en gedaan")
    gps = look.register.gps_by_practice.get(risk.agb, ())
    held = [talk for talk in look.talks if talk.practice_agb == risk.agb]
    lines = [moment.line for moment in words.timeline(gps, held)]
    components.bullets(lines, "Er is nog niets gezegd over stoppen, en er was nog geen gesprek.")


def _notes(view: PracticeView, risk: PracticeRisk) -> None:
    """That the board accepted the risk, and that searching alone will not do."""
    if said := board_reads.accepted_risk(risk.agb):
        st.info(said, icon=":material/handshake:")
    if view.other_form:
        st.info(view.other_form, icon=":material/alt_route:")


def waiting(rows: Sequence[WaitingCost]) -> None:
    """What it costs when the search begins later; nothing where it has begun or costs nothing."""
    line = timing.waiting_line(rows)
    if not line:
        return
    st.subheader("Wat wachten kost")
    st.markdown(line)
    alt = "Patiënten zonder plek, naar wanneer het zoeken begint"
    tables.lines(timing.waiting_records(rows), "practice.waiting", alt)


def _one_button(now: Now) -> None:
    pages = {To.TALKS: navigation.TALKS, To.PLAYBOOKS: navigation.PLAYBOOKS}
    assert now.to is not None, "there is something to press"
    if st.button(now.label, type="primary", key="practice.now"):
        st.switch_page(navigation.file_of(pages[now.to]), query_params=dict(now.query))


def why(risk: PracticeRisk) -> None:
    """Why the chance is what it is, what stands out, and what is not known."""
    view = _view(risk)
    if viewing.may(SEE_CHANCE_BY_NAME):
        reasons(view, risk)
    else:
        reasons_in_words(view)
    flags(view)


def talks(risk: PracticeRisk) -> None:
    """The talks with the praktijkhouders of this practice, and what was promised there."""
    rows = reads.talk_rows(risk.agb)
    if rows:
        work_list.rows(rows)
    else:
        st.write("Met niemand van deze praktijk is een gesprek aan de orde.")
    held = [talk for talk in viewing.look().talks if talk.practice_agb == risk.agb]
    after.promises(after.rows(held, talk_reads.names()), f"practice.{risk.agb}")


def playbooks(risk: PracticeRisk) -> None:
    """What runs, and what fits."""
    runs(following.of_practice(risk.agb))
    suggestions(choosing.suggested(risk.agb), risk.agb)
    if viewing.may(START_RUN):
        ways_on(risk.agb)


def _view(risk: PracticeRisk) -> PracticeView:
    return present(viewing.look().register, risk, viewing.look().today)


def flags(view: PracticeView) -> None:
    """Each flag with what would take it away."""
    if not view.flags:
        return
    st.subheader("Wat vraagt aandacht")
    for number, flag in enumerate(view.flags):
        with st.expander(plain(flag.text), icon=":material/flag:", key=f"practice.flag.{number}"):
            st.markdown("**Wat haalt deze vlag weg?**")
            components.bullets(flag.cleared_by, "Geen van de wijzigingen die zijn doorgerekend.")


def people(risk: PracticeRisk) -> None:
    """Who works there, which share is whose, and whence that is known."""
    view, sources = _view(risk), viewing.look().sources(risk.agb)
    tables.lines(
        view.people_records(with_share=viewing.may(SEE_CHANCE_BY_NAME)),
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


def reasons_in_words(view: PracticeView) -> None:
    """The same without a number: no chance stands beside the name of a colleague."""
    st.subheader("Waarom deze urgentie")
    st.caption("Wat de kans dat hier een aandeel openvalt groter of kleiner maakt.")
    tables.lines(view.weight_records(), "practice.weights", "De redenen in woorden")


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
        _acute(agb)


def _acute(agb: str) -> None:
    components.playbooks_link("Acuut: de eerste 72 uur", {"acuut": agb})


def runs(followed: Sequence[Followed]) -> None:
    """The draaiboeken that are being followed for this practice."""
    if not followed:
        return
    st.subheader("Draaiboeken die lopen")
    for each in followed:
        components.run_card(each.card)
