"""The end of a run: what came of it, what the register learns, and what people learnt."""

from dataclasses import replace

import streamlit as st

from succession.actions.closing import close_run
from succession.actions.permission import SEE_LIMITS
from succession.actions.register import RowRef
from succession.actions.taking_part import RunRef
from succession.playbook.run.events import Closed, RunOutcome
from succession.playbook.run.outcome import SHEET, Closing
from succession.playbook.run.putting_off import PLAN, new_stop_plan
from succession.register.fields import FIELDS_OF_SHEET
from succession.ui import (
    components,
    filling,
    forms,
    row_reads,
    sending,
    viewing,
)
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.look import StoredRun
from succession.ui.markdown import plain
from succession.ui.runs.following import Followed
from succession.ui.runs.form import run_form
from succession.views import dutch
from succession.views.register.page import record_names
from succession.views.runs.end import lookback

_MEANINGS = {
    RunOutcome.STARTED: "De opvolger is begonnen: het aandeel krijgt deze opvolger.",
    RunOutcome.DIVIDED: "De patiënten zijn verdeeld over andere praktijken.",
    RunOutcome.CLOSED: "De praktijk of het aandeel is gesloten en heeft geen houder meer.",
    RunOutcome.POSTPONED: "De praktijkhouder stopt later: er komt een nieuw stopplan.",
    RunOutcome.FINISHED: "Het doel is bereikt; in het register verandert niets.",
    RunOutcome.NOTHING: "Gestopt zonder resultaat: in het register verandert niets.",
}

_FOR_GOOD = "Ja, dit draaiboek is afgelopen; dat kan niet ongedaan worden gemaakt."


def draw(followed: Followed) -> None:
    """The form that closes a run; once closed, what it said: a guest reads the end alone."""
    if followed.run.closing:
        _lookback(followed)
    else:
        _form(followed)


def _lookback(followed: Followed) -> None:
    closing = followed.run.closing
    assert closing is not None
    assert isinstance(closing.details, Closed), "a closing bears how it ended"
    said = closing.details
    st.subheader("Hoe het afliep")
    st.markdown(
        f"**{said.outcome.value.capitalize()}** op {dutch.day(closing.day)}, "
        f"afgesloten door {plain(closing.by)}."
    )
    if not viewing.may(SEE_LIMITS):
        return
    _facts(followed)
    for label, text in (
        ("Wat goed ging", said.went_well),
        ("Wat anders liep", said.went_otherwise),
        ("Wat we ervan leren", said.lesson),
    ):
        st.markdown(f"**{label}:** {plain(text) if text else 'niets vastgelegd'}")


def _facts(followed: Followed) -> None:
    components.bullets(lookback(followed.run, followed.progress, viewing.look().today))


def _form(followed: Followed) -> None:
    st.subheader("Afsluiten")
    left = sum(not step.is_done for step in followed.progress.steps)
    if left:
        st.caption(f"Er staan nog {dutch.count(left, 'stap', 'stappen')} open; die blijven open.")
    _facts(followed)
    is_of_region = followed.run.practice_agb is None
    possible = [one for one in RunOutcome if not (is_of_region and one.touches_register)]
    form = run_form("run.close", followed)
    outcome = st.radio(
        "Hoe liep het af?",
        possible,
        index=None,
        format_func=lambda one: one.value.capitalize(),
        captions=[_MEANINGS[one] for one in possible],
        key=form.key("outcome", possible),
    )
    if outcome is None:
        return
    with st.container(border=True):
        share = _share(form) if outcome.touches_register else None
        plan = _plan(form) if outcome is RunOutcome.POSTPONED else {}
        closing = _closing(form, outcome)
        is_sure = st.checkbox(_FOR_GOOD, key=form.key("sure"))
        form.unsaved_line()
        is_sent = form.button("Afsluiten", type="primary")
    if is_sent and not is_sure:
        st.info("Er is niets gewijzigd: zet eerst het vinkje.")
    elif is_sent:
        stop = new_stop_plan(forms.read(SHEET, plan)) if plan else None
        ref = RunRef(form.base.run.run_id, form.base.version)
        told = f"Het draaiboek is afgesloten: {outcome.value}."
        form.send(told, close_run, ref, replace(closing, stop=stop), share)


def _closing(form: Form[StoredRun], outcome: RunOutcome) -> Closing:
    """What is typed."""
    today = viewing.look().today
    on = st.date_input("Per", today, max_value=today, format=DAY_FORMAT, key=form.key("on"))
    successor = ""
    if outcome is RunOutcome.STARTED:
        successor = st.text_input("Naam van de opvolger", key=form.key("successor"))
    went_well = st.text_area("Wat ging goed", key=form.key("well"))
    otherwise = st.text_area("Wat liep anders", key=form.key("otherwise"))
    lesson = st.text_input("Wat leren we ervan", key=form.key("lesson"), help="Zonder namen.")
    return Closing(
        outcome=outcome,
        on=on,
        successor=successor.strip(),
        went_well=went_well.strip(),
        went_otherwise=otherwise.strip(),
        lesson=lesson.strip(),
    )


def _plan(form: Form[StoredRun]) -> dict[str, str]:
    """The new stop plan as it is typed; empty at first, for what is not said again is gone."""
    st.markdown("**Wanneer stopt de praktijkhouder nu?** Een jaar is genoeg; alleen dit telt nog.")
    fields = {field.name: field for field in FIELDS_OF_SHEET[SHEET] if field.name in PLAN}
    columns = st.columns(len(PLAN) - 1)
    texts = {}
    for column, name in zip(columns, PLAN[:-1], strict=True):
        with column:
            texts[name] = forms.field_input(fields[name], None, form.key(name))
    sure = st.segmented_control(
        "Hoe zeker is dat nu? 1 is een eerste gedachte, 5 staat vast.",
        list(range(1, 6)),
        key=form.key("zekerheid"),
    )
    return {**texts, PLAN[-1]: str(sure or "")}


def _share(form: Form[StoredRun]) -> RowRef | None:
    """The share that the run was about; a practice with one share needs no choice."""
    agb, names = form.base.run.practice_agb, record_names(viewing.look().register, SHEET)
    rows = {key: one for key, one in row_reads.rows(SHEET).items() if one[0]["praktijk_agb"] == agb}
    keys = [key for key, (row, _) in rows.items() if row["aandeel"] is not None or row["houder"]]
    keys = keys or list(rows)
    chosen = st.selectbox(
        "Om welk aandeel ging het",
        keys,
        index=0 if len(keys) == 1 else None,
        format_func=lambda key: names.get(key, key),
        placeholder="Kies",
        key=form.key("share", keys),
    )
    if chosen is None:
        return None
    # One with the form: a conflict renews both.
    about = f"{chosen} {sending.number(form.name)}"
    shown = filling.form(f"{form.name}.share", rows[chosen][1], about, form)
    return RowRef(SHEET, chosen, shown.base)
