"""The clock of a run on screen: limits, what may still be decided, and the stop criteria."""

from datetime import date

import streamlit as st

from succession.actions.closing import Decision, answer_stop_criteria, decide, decide_extension
from succession.actions.permission import ANSWER_STOP_CRITERIA, DECIDE
from succession.actions.taking_part import RunRef
from succession.playbook.book.model import Playbook
from succession.ui import components, viewing
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.look import StoredRun
from succession.ui.markdown import plain
from succession.ui.runs.following import Followed
from succession.ui.runs.form import run_form
from succession.views import dutch
from succession.views.runs.clock import LimitView, StopView, decisions, stop_view

_EXTEND = "Verlengen tot een latere dag"
_WORDS = {"ja": True, "nee": False, "onbekend": None}


def draw(followed: Followed) -> None:
    may_decide = viewing.may(DECIDE) and not followed.run.closing
    st.subheader("Grenzen")
    if not followed.limits:
        st.write("Dit draaiboek heeft geen grenzen.")
    for number, limit in enumerate(followed.limits):
        _limit(followed, limit, f"run.limit.{number}", may_decide)
    _stopping(followed)
    taken = decisions(followed.run, followed.playbook)
    if taken:
        st.subheader("Besluiten")
        components.bullets(taken)


def _limit(followed: Followed, limit: LimitView, key: str, may_decide: bool) -> None:
    with st.container(border=True, key=key):
        st.markdown(f"{limit.sign} **{plain(limit.due)}** · {plain(limit.demand)}")
        st.badge(limit.state, color="red" if limit.is_red else "green" if limit.is_met else "gray")
        if limit.is_fixed and not limit.is_met:
            st.caption("Deze grens schuift nooit vanzelf mee; later kan alleen met een besluit.")
        if not limit.is_met:
            st.markdown(f"**Anders:** {plain(limit.otherwise)}")
        if limit.is_red:
            st.markdown("**Wat nu nog kan:**")
            components.bullets(limit.choices, limit.otherwise)
        if may_decide and not limit.is_met:
            with st.expander("Besluit vastleggen", expanded=limit.is_red, key=f"{key}.open"):
                _decide(followed, limit, key)


def _decide(followed: Followed, limit: LimitView, key: str) -> None:
    today, deciders = viewing.look().today, dict(limit.deciders) or dict(followed.playbook.roles)
    choices = [*(limit.choices or (limit.otherwise,)), _EXTEND]
    form = run_form(key, followed)
    choice = st.radio("Wat is besloten", choices, index=None, key=form.key("choice"))
    until = st.date_input(f"{_EXTEND}:", None, format=DAY_FORMAT, key=form.key("until"))
    role = st.selectbox(
        "Wie besliste", list(deciders), format_func=deciders.__getitem__, key=form.key("role")
    )
    on = st.date_input("Op", today, max_value=today, format=DAY_FORMAT, key=form.key("on"))
    reason = st.text_input("Reden", key=form.key("reason"))
    form.unsaved_line()
    is_sent = form.button("Bewaren", type="primary")
    if is_sent and choice is None:
        st.error("Kies wat er is besloten.")
    elif is_sent and choice == _EXTEND and until is None:
        st.error("Vul in tot welke dag de grens wordt verlengd.")
    elif is_sent:
        decision = Decision(limit.name, role, str(choice), on, reason.strip())
        _send(form, decision, until if choice == _EXTEND else None)


def _send(form: Form[StoredRun], decision: Decision, until: date | None) -> None:
    told, run_id = f"Het besluit is vastgelegd: {decision.choice}", form.base.run.run_id
    if until is None:
        form.send(told, decide, run_id, decision)
    ref = RunRef(run_id, form.base.version)
    form.send(told, decide_extension, ref, decision, until)


def _stopping(followed: Followed) -> None:
    view = stop_view(followed.run, followed.playbook, viewing.look().today)
    if view is None:
        return
    st.subheader("Wanneer we stoppen")
    st.caption(plain(view.status))
    if not viewing.may(ANSWER_STOP_CRITERIA):
        components.bullets([f"{text} — {answer}" for text, answer in view.answers])
        return
    _check(followed, view)
    for number, (text, line) in enumerate(view.undecided):
        st.error(f"**Rood.** {plain(line)}", icon=":material/warning:")
        _decide_stop(followed, text, f"run.stop.{number}")


def _check(followed: Followed, view: StopView) -> None:
    run_id, today = followed.run.run_id, viewing.look().today
    form = run_form("run.stop", followed)
    with st.container(border=True):
        answers = {
            text: _criterion(text, last, form.key(f"{number}.is"))
            for number, (text, last) in enumerate(view.answers)
        }
        on = st.date_input(
            "Nagelopen op", today, max_value=today, format=DAY_FORMAT, key=form.key("on")
        )
        form.unsaved_line()
        is_sent = form.button("Bewaren", type="primary")
    if is_sent:
        said = {text: _WORDS[str(answer)] for text, answer in answers.items()}
        told = f"De stopcriteria zijn nagelopen op {dutch.day(on)}."
        form.send(told, answer_stop_criteria, run_id, said, on)


def _criterion(text: str, last: str, key: str) -> str | None:
    """One criterion on one line; what was said the last time is told, never filled in."""
    words, choice = st.columns(2, vertical_alignment="center")
    words.markdown(plain(text))
    if last != dutch.UNKNOWN:
        words.caption(f"vorige keer: {last}")
    return choice.radio(
        text, list(_WORDS), index=2, horizontal=True, label_visibility="collapsed", key=key
    )


def _decide_stop(followed: Followed, text: str, key: str) -> None:
    roles, today = _deciders(followed.playbook), viewing.look().today
    form = run_form(key, followed)
    with st.container(border=True):
        choice = st.text_input("Wat is besloten", key=form.key("choice"))
        role = st.selectbox(
            "Wie besliste", list(roles), format_func=roles.__getitem__, key=form.key("role")
        )
        reason = st.text_input("Reden", key=form.key("reason"))
        form.unsaved_line()
        if form.button("Bewaren", type="primary"):
            decision = Decision(text, role, choice.strip(), today, reason.strip())
            _send(form, decision, None)


def _deciders(playbook: Playbook) -> dict[str, str]:
    """The roles of the draaiboek; who decides about limits comes first."""
    first = [role for limit in playbook.limits for role in limit.decided_by]
    return {role: playbook.roles[role] for role in (*first, *playbook.roles)}
