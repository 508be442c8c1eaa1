"""The clock of a run on screen: limits, what may still be decided, and the stop criteria."""

from datetime import date

import streamlit as st

from succession import actions
from succession.actions.permission import ANSWER_STOP_CRITERIA, DECIDE
from succession.playbook.model import Playbook
from succession.ui import components, forms, wiring
from succession.ui.following import Followed
from succession.ui.markdown import plain
from succession.views import dutch
from succession.views.run_clock import LimitView, StopView, decisions, stop_view

_DAY = "DD-MM-YYYY"
_EXTEND = "Verlengen tot een latere dag"
_WORDS = {"ja": True, "nee": False, "onbekend": None}


def draw(followed: Followed) -> None:
    may_decide = wiring.may(DECIDE) and not followed.run.closing
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
    today, deciders = wiring.today(), dict(limit.deciders) or dict(followed.playbook.roles)
    choices = [*(limit.choices or (limit.otherwise,)), _EXTEND]
    with st.form(f"{key}.form", border=False):
        choice = st.radio("Wat is besloten", choices, index=None, key=f"{key}.choice")
        until = st.date_input(f"{_EXTEND}:", None, format=_DAY, key=f"{key}.until")
        role = st.selectbox(
            "Wie besliste", list(deciders), format_func=deciders.__getitem__, key=f"{key}.role"
        )
        on = st.date_input("Op", today, max_value=today, format=_DAY, key=f"{key}.on")
        reason = st.text_input("Reden", key=f"{key}.reason")
        is_sent = st.form_submit_button("Besluit vastleggen", type="primary", key=f"{key}.send")
    if is_sent and choice is None:
        st.error("Kies wat er is besloten.")
    elif is_sent and choice == _EXTEND and until is None:
        st.error("Vul in tot welke dag de grens wordt verlengd.")
    elif is_sent:
        decision = actions.Decision(limit.name, role, str(choice), on, reason.strip())
        _send(followed, decision, until if choice == _EXTEND else None)


def _send(followed: Followed, decision: actions.Decision, until: date | None) -> None:
    run_id, store = followed.run.run_id, wiring.store()
    sent = wiring.submission("decide", run_id, decision, until, len(followed.run.events))
    if until is None:
        actions.decide(store, sent, run_id, decision)
    else:
        version = forms.seen_version(f"extend.{run_id}", followed.stored.version)
        ref = actions.RunRef(run_id, version)
        actions.decide_extension(store, sent, ref, decision, until)
        forms.forget_versions()
    components.saved("Het besluit is vastgelegd.")


def _stopping(followed: Followed) -> None:
    view = stop_view(followed.run, followed.playbook, wiring.today())
    if view is None:
        return
    st.subheader("Wanneer we stoppen")
    st.caption(plain(view.status))
    if not wiring.may(ANSWER_STOP_CRITERIA):
        components.bullets([f"{text} — {answer}" for text, answer in view.answers])
        return
    _check(followed, view)
    for number, (text, line) in enumerate(view.undecided):
        st.error(f"**Rood.** {plain(line)}", icon=":material/warning:")
        _decide_stop(followed, text, f"run.stop.{number}")


def _check(followed: Followed, view: StopView) -> None:
    run_id, today = followed.run.run_id, wiring.today()
    with st.form("run.stop"):
        answers = {
            text: _criterion(text, last, f"run.stop.{number}.is")
            for number, (text, last) in enumerate(view.answers)
        }
        on = st.date_input("Nagelopen op", today, max_value=today, format=_DAY, key="run.stop.on")
        is_sent = st.form_submit_button("Stopcriteria bewaren", type="primary", key="run.stop.send")
    if is_sent:
        said = {text: _WORDS[str(answer)] for text, answer in answers.items()}
        sent = wiring.submission("stop", run_id, sorted(answers.items()), on)
        actions.answer_stop_criteria(wiring.store(), sent, run_id, said, on)
        components.saved("De stopcriteria zijn nagelopen.")


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
    roles, today = _deciders(followed.playbook), wiring.today()
    with st.form(f"{key}.form"):
        choice = st.text_input("Wat is besloten", key=f"{key}.choice")
        role = st.selectbox(
            "Wie besliste", list(roles), format_func=roles.__getitem__, key=f"{key}.role"
        )
        reason = st.text_input("Reden", key=f"{key}.reason")
        is_sent = st.form_submit_button("Besluit vastleggen", type="primary", key=f"{key}.send")
    if is_sent:
        _send(followed, actions.Decision(text, role, choice.strip(), today, reason.strip()), None)


def _deciders(playbook: Playbook) -> dict[str, str]:
    """The roles of the draaiboek; who decides about limits comes first."""
    first = [role for limit in playbook.limits for role in limit.decided_by]
    return {role: playbook.roles[role] for role in (*first, *playbook.roles)}
