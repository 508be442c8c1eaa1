"""Which role the zorggroep wants: the members first, then the board, then what it allows."""

from dataclasses import dataclass
from functools import partial

import streamlit as st
from pydantic import ValidationError

from succession.actions.permission import HEAR_MEMBERS, SETTLE_ROLE
from succession.actions.role import hear_members, settle_role
from succession.board.decision import DecidingBody
from succession.board.role import (
    MembersTogether,
    MembersVoice,
    RoleQuestions,
    RoleSession,
    Urgency,
    together,
)
from succession.errors import InvalidInput, Problem
from succession.playbook.book.model import Mandate
from succession.reports.board.role import FILE_KIND, role_paper
from succession.ui import files_read, filling, paper, tables, viewing
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.markdown import plain
from succession.views import dutch
from succession.views.board import role as views

_BV = {"ja": True, "nee": False}
_MOST = 99


def draw() -> None:
    """What was settled, what the members say, and the session of the board."""
    look, questions = viewing.look(), files_read.role().value
    said = look.role
    heard = together(said.voices)
    last = said.sessions[0] if said.sessions else None
    st.markdown(plain(views.standing(last, look.mandate)))
    st.subheader("Wat de achterban zegt")
    st.write(views.heard(heard))
    if heard.hagros:
        tables.whole(views.count_records(heard, questions), "Wat de achterban antwoordde")
    if viewing.may(HEAR_MEMBERS):
        with st.expander("Antwoorden van een hagro vastleggen", icon=":material/groups:"):
            _hear(questions)
    if viewing.may(SETTLE_ROLE):
        with st.expander("Bestuurssessie over de rol", icon=":material/record_voice_over:"):
            _settle(questions)
    for number, session in enumerate(said.sessions):
        _session(session, heard, questions, number)


def _session(
    session: RoleSession, heard: MembersTogether, questions: RoleQuestions, number: int
) -> None:
    with st.expander(f"Sessie van {dutch.day(session.on)}: {plain(session.decision)}"):
        lines = views.told(session, questions)
        st.markdown("  \n".join(f"**{plain(label)}:** {plain(text)}" for label, text in lines))
        statement = viewing.look().statement
        make = partial(role_paper, session, heard, questions, statement)
        paper.made_on_demand(make, statement.as_of, FILE_KIND, f"board.role.{number}")


def _hear(questions: RoleQuestions) -> None:
    """Counts only: nobody is named."""
    form, today = filling.form("board.members", None), viewing.look().today
    hagros = sorted({one.hagro for one in viewing.look().register.practices if one.hagro})
    hagro = st.selectbox("Hagro", hagros, index=None, placeholder="Kies", key=form.key("hagro"))
    on = st.date_input("Op", today, max_value=today, format=DAY_FORMAT, key=form.key("on"))
    answered = _count(form, "Hoeveel huisartsen antwoordden", "answered")
    st.markdown("**Hoeveel van hen vinden dat de zorggroep dit mag**")
    roles = {role: _count(form, role.value.capitalize(), role.name) for role in Mandate}
    st.markdown("**Hoe dringend vinden zij het**")
    urgency = {each: _count(form, each.value.capitalize(), each.name) for each in Urgency}
    st.markdown("**Welke weg kiezen zij**")
    options = {one.id: _count(form, one.name, one.id) for one in questions.options}
    form.unsaved_line()
    is_sent = form.button("Bewaren", type="primary")
    if is_sent and (hagro is None or not answered):
        st.error("Kies een hagro, en vul in hoeveel huisartsen antwoordden.")
    elif is_sent and hagro is not None:
        counts = {"roles": roles, "urgency": urgency, "options": options}
        voice = _voice({"hagro": hagro, "on": on, "answered": answered, **counts})
        form.send(f"De antwoorden van hagro {hagro} zijn bewaard.", hear_members, voice)


def _count(form: Form[None], label: str, name: str) -> int:
    return int(st.number_input(label, 0, _MOST, 0, 1, key=form.key(name)))


def _voice(said: dict[str, object]) -> MembersVoice:
    try:
        return MembersVoice.model_validate(said)
    except ValidationError:
        raise InvalidInput((_TOO_MANY,)) from None


def _settle(questions: RoleQuestions) -> None:
    """All considerations word for word; every option with as much room as the others."""
    form, today = filling.form("board.role", None), viewing.look().today
    st.caption(f"Bron van de vragen: {plain(questions.source)}.")
    answers = {
        one.id: st.text_area(one.text, help=one.note or None, key=form.key(one.id)).strip()
        for one in questions.considerations
    }
    votes, option = _options(form, questions)
    decision = st.text_input("Besluit in een zin, en waar het verslag ligt", key=form.key("what"))
    dissent = st.text_input("Wie het anders ziet, en waarom", key=form.key("dissent"))
    given = _given(form)
    on = st.date_input("Op", today, max_value=today, format=DAY_FORMAT, key=form.key("on"))
    form.unsaved_line()
    is_sent = form.button("Vaststellen", type="primary")
    if is_sent and (option is None or not decision.strip()):
        st.error("Kies welke weg is gekozen, en schrijf het besluit in een zin op.")
    elif is_sent and option is not None:
        session = RoleSession(
            on=on,
            answers=answers,
            votes=votes,
            option=option,
            decision=decision.strip(),
            dissent=dissent.strip(),
            body=given.body,
            mandate=given.mandate,
            has_bv=given.has_bv,
        )
        form.send("De rol van de zorggroep is vastgesteld.", settle_role, session)


def _options(form: Form[None], questions: RoleQuestions) -> tuple[dict[str, int], str | None]:
    """How many chose each option, and which one was chosen."""
    votes = {}
    for column, option in zip(st.columns(len(questions.options)), questions.options, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{plain(option.name)}**")
            st.write(plain(option.text))
            votes[option.id] = _count(form, f"Stemmen voor {option.name}", f"votes.{option.id}")
    names = {one.id: one.name for one in questions.options}
    chosen = st.radio(
        "Welke weg is gekozen",
        list(names),
        index=None,
        format_func=names.__getitem__,
        horizontal=True,
        key=form.key("option"),
    )
    return votes, chosen


@dataclass(frozen=True, slots=True)
class _Given:
    """By whom it was decided, and what that allows."""

    body: DecidingBody
    mandate: Mandate | None
    has_bv: bool | None


def _given(form: Form[None]) -> _Given:
    body = st.selectbox(
        "Welk orgaan besloot",
        list(DecidingBody),
        format_func=lambda each: each.value.capitalize(),
        key=form.key("body"),
    )
    mandate = st.selectbox(
        "Hoe ver mag de zorggroep gaan",
        list(Mandate),
        index=None,
        format_func=lambda each: each.value,
        placeholder="Geen mandaat",
        key=form.key("mandate"),
    )
    bv = st.radio("Is er een aparte BV voor praktijken", list(_BV), None, key=form.key("bv"))
    return _Given(DecidingBody(body or DecidingBody.BOARD), mandate, _BV.get(bv or ""))


_TOO_MANY = Problem(
    "een aantal is groter dan wie antwoordden", "kijk de aantallen na", column="aantallen"
)
