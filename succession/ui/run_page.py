"""The parts of the page of draaiboeken: the library, starting one, following one."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from succession import actions
from succession.actions.permission import START_RUN, TICK_STEP
from succession.playbook.model import Playbook
from succession.ui import checklist, components, navigation, wiring
from succession.ui.markdown import plain
from succession.views import playbooks as views
from succession.views.playbooks import LibraryCard, Question

_RUN, _PLAYBOOK, _PRACTICE = "run", "draaiboek", "praktijk"


def choose(followed: Sequence[wiring.Followed]) -> wiring.Followed | None:
    """The run of the address (`?run=`); without one the runs are shown and None is the answer."""
    asked = st.query_params.get(_RUN)
    found = next((each for each in followed if each.stored.run.run_id == asked), None)
    if found is None and followed:
        st.subheader("Lopende draaiboeken")
        for each in followed:
            components.run_card(each.card)
    return found


def follow(followed: wiring.Followed) -> None:
    """One run: where it stands, what is next, and every step."""
    run = followed.stored.run
    name = wiring.practice_names().get(run.practice_agb, run.practice_agb)
    view = views.run_view(run, followed.playbook, name, followed.progress)
    st.header(plain(view.title))
    st.caption(plain(view.subtitle))
    with st.container(horizontal=True):
        components.practice_link(run.practice_agb, "Naar het dossier")
        st.page_link(
            navigation.file_of(navigation.PLAYBOOKS),
            label="Alle draaiboeken",
            icon=":material/list:",
        )
    st.progress(view.share_done, view.status)
    _attention(view)
    checklist.checklist(view, wiring.today(), _actions(followed) if _may_act() else None)


def _attention(view: views.RunView) -> None:
    late, coming = st.columns(2)
    with late.container(border=True, height="stretch"):
        st.markdown(f"**Te laat ({view.late})**")
        components.bullets(view.overdue, "Geen stap is te laat.")
    with coming.container(border=True, height="stretch"):
        st.markdown("**Dit kan nu**")
        components.bullets(view.next_steps, "Geen stap kan nu beginnen.")
    if view.limits or view.stop_criteria:
        with st.expander("Grenzen en wanneer te stoppen", key="run.limits"):
            components.bullets(view.limits)
            components.bullets(view.stop_criteria)


def _may_act() -> bool:
    return wiring.may(TICK_STEP)


def _actions(followed: wiring.Followed) -> checklist.StepActions:
    """What a click on a step does: one action, then the page anew."""
    run_id, version = followed.stored.run.run_id, followed.stored.version

    def step(step_id: str) -> actions.StepRef:
        return actions.StepRef(run_id, step_id, version)

    def sent(kind: str, step_id: str, content: object) -> actions.Submission:
        return wiring.submission(kind, run_id, step_id, content)

    def events(step_id: str) -> int:
        return sum(event.step_id == step_id for event in followed.stored.run.events)

    def tick(step_id: str, on: date, note: str) -> None:
        key = sent("tick", step_id, events(step_id))
        actions.tick_step(wiring.store(), key, step(step_id), on=on, note=note)
        components.saved("De stap is afgevinkt.")

    def reopen(step_id: str, note: str) -> None:
        key = sent("reopen", step_id, events(step_id))
        actions.reopen_step(wiring.store(), key, step(step_id), note=note)
        components.saved("De stap staat weer open.")

    def keep_note(step_id: str, note: str) -> None:
        actions.add_note(wiring.store(), sent("note", step_id, note), step(step_id), note=note)
        components.saved("De notitie is bewaard.")

    return checklist.StepActions(tick, reopen, keep_note)


def library(cards: Sequence[LibraryCard]) -> None:
    """Every draaiboek with its card."""
    st.subheader("Bibliotheek")
    asked = st.query_params.get(_PLAYBOOK)
    for card in cards:
        is_asked = card.playbook_id == asked
        with st.expander(
            f"{plain(card.title)} — {card.level}", expanded=is_asked, key=f"card.{card.playbook_id}"
        ):
            _card(card)


def _card(card: LibraryCard) -> None:
    st.caption(f"{card.size}. {card.level.capitalize()}: {card.meaning}.")
    for title, lines in (
        ("Aanleiding", card.occasions),
        ("Voorwaarden", card.requirements),
        ("Wat ertegen pleit", card.objections),
        ("Wat het oplevert", card.effects),
    ):
        if lines:
            st.markdown(f"**{title}**")
            components.bullets(lines)
    for example, parts in card.examples:
        st.markdown(f"**Voorbeeld: {plain(example)}**")
        st.markdown("\n".join(f"- *{label}:* {plain(text)}" for label, text in parts))
    st.caption(plain(f"Bronnen: {'; '.join(card.sources)}"))


def starting(library: Sequence[Playbook]) -> None:
    """Begin a draaiboek for a practice; only for those who may."""
    if not wiring.may(START_RUN):
        return
    names, titles = wiring.readable_practices(), {each.id: each.title for each in library}
    asked = st.query_params.get(_PLAYBOOK)
    with st.expander("Een draaiboek beginnen", expanded=asked in titles, key="run.start"):
        playbook_id = _select("Draaiboek", titles, asked, "start.playbook")
        agb = _select("Praktijk", names, st.query_params.get(_PRACTICE), "start.practice")
        if playbook_id and agb:
            _start_form(next(each for each in library if each.id == playbook_id), agb)


def _select(label: str, names: Mapping[str, str], asked: str | None, key: str) -> str | None:
    options = list(names)
    return st.selectbox(
        label,
        options,
        index=options.index(asked) if asked and asked in names else None,
        format_func=names.__getitem__,
        placeholder="Kies",
        key=key,
    )


def _start_form(playbook: Playbook, agb: str) -> None:
    known = wiring.facts().get(agb, {})
    name = f"start.{playbook.id}.{agb}"
    with st.form(name):
        anchors = {
            anchor: st.date_input(
                meaning[:1].upper() + meaning[1:], None, format="DD-MM-YYYY", key=f"{name}.{anchor}"
            )
            for anchor, meaning in playbook.anchors.items()
        }
        answers = {
            question.name: _answer(question, f"{name}.{question.name}")
            for question in views.questions(playbook, known)
        }
        is_sent = st.form_submit_button("Beginnen", type="primary", key=f"{name}.send")
    if is_sent:
        _start(playbook, agb, anchors, views.given(known, answers))


def _answer(question: Question, key: str) -> str:
    if not question.options:
        return st.text_input(question.label, key=key, placeholder="onbekend") or ""
    chosen = st.selectbox(
        question.label,
        ["", *question.options],
        format_func=lambda word: word or "onbekend",
        key=key,
    )
    return chosen or ""


def _start(
    playbook: Playbook,
    agb: str,
    anchors: Mapping[str, date | None],
    given: tuple[tuple[str, str], ...],
) -> None:
    missing = [playbook.anchors[name] for name, day in anchors.items() if day is None]
    if missing:
        st.error(f"Vul nog in: {plain(', '.join(missing))}.")
        return
    start = actions.RunStart(
        playbook_id=playbook.id,
        playbook_version=playbook.version,
        playbook_text=wiring.playbook_text(playbook.id),
        practice_agb=agb,
        anchors=tuple((name, day) for name, day in anchors.items() if day is not None),
        given=given,
    )
    stored = actions.start_run(wiring.store(), wiring.submission("start", start), start)
    st.query_params.from_dict({_RUN: stored.run.run_id})
    components.saved("Het draaiboek is begonnen.")
