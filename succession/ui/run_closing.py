"""The end of a run: what came of it, what the register learns, and what people learnt."""

from dataclasses import replace

import streamlit as st

from succession import actions
from succession.playbook.events import Closed, Outcome
from succession.playbook.outcome import SHEET, Closing
from succession.playbook.putting_off import PLAN, new_stop_plan
from succession.register import Role
from succession.register.fields import FIELDS_OF_SHEET
from succession.register.rows import key_of, rows_of
from succession.ui import components, forms, wiring
from succession.ui.following import Followed
from succession.ui.markdown import plain
from succession.views import dutch
from succession.views.register import record_names
from succession.views.run_end import lookback

_DAY = "DD-MM-YYYY"
_MEANINGS = {
    Outcome.STARTED: "De opvolger is begonnen: het aandeel krijgt deze opvolger.",
    Outcome.DIVIDED: "De patiënten zijn verdeeld over andere praktijken.",
    Outcome.CLOSED: "De praktijk of het aandeel is gesloten en heeft geen houder meer.",
    Outcome.POSTPONED: "De praktijkhouder stopt later: er komt een nieuw stopplan.",
    Outcome.FINISHED: "Het doel is bereikt; in het register verandert niets.",
    Outcome.NOTHING: "Gestopt zonder resultaat: in het register verandert niets.",
}


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
    if wiring.audience().role is Role.GUEST:
        return
    _facts(followed)
    for label, text in (
        ("Wat goed ging", said.went_well),
        ("Wat anders liep", said.went_otherwise),
        ("Wat we ervan leren", said.lesson),
    ):
        st.markdown(f"**{label}:** {plain(text) if text else 'niets vastgelegd'}")


def _facts(followed: Followed) -> None:
    components.bullets(lookback(followed.run, followed.progress, wiring.today()))


def _form(followed: Followed) -> None:
    st.subheader("Afsluiten")
    left = sum(not step.is_done for step in followed.progress.steps)
    if left:
        st.caption(f"Er staan nog {dutch.count(left, 'stap', 'stappen')} open; die blijven open.")
    _facts(followed)
    is_of_region = followed.run.practice_agb is None
    possible = [one for one in Outcome if not (is_of_region and one.touches_register)]
    outcome = st.radio(
        "Hoe liep het af?",
        possible,
        index=None,
        format_func=lambda one: one.value.capitalize(),
        captions=[_MEANINGS[one] for one in possible],
        key="run.close.outcome",
    )
    if outcome is None:
        return
    with st.form("run.close"):
        share = _share(followed) if outcome.touches_register else None
        plan = _plan() if outcome is Outcome.POSTPONED else {}
        closing = _closing(outcome)
        is_sent = st.form_submit_button("Afsluiten", type="primary", key="run.close.send")
    if is_sent:
        stop = new_stop_plan(forms.read(SHEET, plan)) if plan else None
        _close(followed, replace(closing, stop=stop), share)


def _closing(outcome: Outcome) -> Closing:
    """What is typed."""
    today = wiring.today()
    on = st.date_input("Per", today, max_value=today, format=_DAY, key="run.close.on")
    successor = ""
    if outcome is Outcome.STARTED:
        successor = st.text_input("Naam van de opvolger", key="run.close.successor")
    went_well = st.text_area("Wat ging goed", key="run.close.well")
    otherwise = st.text_area("Wat liep anders", key="run.close.otherwise")
    lesson = st.text_input("Wat leren we ervan", key="run.close.lesson", help="Zonder namen.")
    return Closing(
        outcome=outcome,
        on=on,
        successor=successor.strip(),
        went_well=went_well.strip(),
        went_otherwise=otherwise.strip(),
        lesson=lesson.strip(),
    )


def _plan() -> dict[str, str]:
    """The new stop plan as it is typed; empty at first, for what is not said again is gone."""
    st.markdown("**Wanneer stopt de praktijkhouder nu?** Een jaar is genoeg; alleen dit telt nog.")
    fields = {field.name: field for field in FIELDS_OF_SHEET[SHEET] if field.name in PLAN}
    columns = st.columns(len(PLAN) - 1)
    texts = {}
    for column, name in zip(columns, PLAN[:-1], strict=True):
        with column:
            texts[name] = forms.field_input(fields[name], None, f"run.close.{name}")
    sure = st.segmented_control(
        "Hoe zeker is dat nu? 1 is een eerste gedachte, 5 staat vast.",
        list(range(1, 6)),
        key="run.close.zekerheid",
    )
    return {**texts, PLAN[-1]: str(sure or "")}


def _share(followed: Followed) -> actions.RowRef | None:
    """The share that the run was about; a practice with one share needs no choice."""
    register, agb = wiring.register(), followed.run.practice_agb
    rows = [row for row in rows_of(register)[SHEET] if row["praktijk_agb"] == agb]
    names = record_names(register, SHEET)
    keys = [key_of(SHEET, row) for row in rows if row["aandeel"] is not None or row["houder"]]
    keys = keys or [key_of(SHEET, row) for row in rows]
    chosen = st.selectbox(
        "Om welk aandeel ging het",
        keys,
        index=0 if len(keys) == 1 else None,
        format_func=lambda key: names.get(key, key),
        placeholder="Kies",
        key=f"run.close.{followed.run.run_id}.share",
    )
    if chosen is None:
        return None
    version = forms.seen_version(f"close.{chosen}", wiring.versions()[SHEET, chosen])
    return actions.RowRef(SHEET, chosen, version)


def _close(followed: Followed, closing: Closing, share: actions.RowRef | None) -> None:
    run_id = followed.run.run_id
    version = forms.seen_version(f"close.{run_id}", followed.stored.version)
    ref = actions.RunRef(run_id, version)
    sent = wiring.submission("close", ref, closing, share)
    actions.close_run(wiring.store(), sent, ref, closing, share)
    forms.forget_versions()
    components.saved("Het draaiboek is afgesloten; het register is bijgewerkt.")
