"""What changes the plan of a run: who fills a role, what became known, a day, a newer version."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import cycle

import streamlit as st

from succession.actions import undoing
from succession.actions.replanning import (
    AnchorMove,
    NewVersion,
    fill_roles,
    move_anchor,
    state_facts,
    take_over_version,
)
from succession.actions.taking_part import RunRef
from succession.playbook.book.model import Playbook
from succession.playbook.run.moving import MoveEffect, moved, what_if
from succession.playbook.run.run import Run
from succession.playbook.run.versions import compare
from succession.ui import components, files_read, forms, tables, viewing
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.look import StoredRun
from succession.ui.markdown import plain
from succession.ui.runs.following import Followed
from succession.ui.runs.form import run_form
from succession.ui.sending import Saved
from succession.views import dutch
from succession.views.library.page import question
from succession.views.runs import running as running_runs
from succession.views.runs.page import roles_to_fill, sentence

_COLUMNS = 3


def people_and_facts(followed: Followed) -> None:
    _facts(followed)
    _people(followed)


def _people(followed: Followed) -> None:
    st.subheader("Wie doet wat")
    form = run_form("run.people", followed)
    run_id, filled = followed.run.run_id, form.base.run.people
    roles = roles_to_fill(followed.run, followed.playbook, followed.progress)
    with st.container(border=True):
        columns = cycle(st.columns(_COLUMNS))
        names = {
            role: next(columns).text_input(
                label, filled.get(role, ""), key=form.key(f"{run_id}.{role}")
            )
            for role, label in roles.items()
        }
        form.unsaved_line()
        is_sent = form.button("Bewaren", type="primary")
    if is_sent:
        changed = {
            role: name.strip() for role, name in names.items() if _is_new(name, role, filled)
        }
        if not changed:
            st.info("Er is niets gewijzigd.")
            return
        named = (f"{followed.playbook.roles[role]}: {name}" for role, name in changed.items())
        words = f"Bewaard wie wat doet: {dutch.listing(named)}."
        told = Saved(words, "Wie wat doet is weer zoals het was.", undoing.roles(changed))
        form.send(told, fill_roles, run_id, changed)


def _is_new(name: str, role: str, filled: Mapping[str, str]) -> bool:
    return bool(name.strip()) and name.strip() != filled.get(role)


def _facts(followed: Followed) -> None:
    st.subheader("Wat we weten")
    st.caption("Wordt iets bekend, dan verschijnen of vervallen de stappen die ervan afhangen.")
    form = run_form("run.facts", followed)
    run_id = followed.run.run_id
    known = {fact: value for fact, value in form.base.run.given if value != dutch.UNKNOWN}
    asked = [question(name) for name in followed.playbook.asked_facts]
    labels = {one.name: one.label for one in asked}
    if not asked:
        st.write("Dit draaiboek hangt niet af van gegevens die nog bekend moeten worden.")
        return
    with st.container(border=True):
        texts = {
            one.name: forms.answer(
                one.label, one.options, known.get(one.name), form.key(f"{run_id}.{one.name}")
            )
            for one in asked
        }
        form.unsaved_line()
        is_sent = form.button("Bewaren", type="primary")
    if is_sent:
        changed = {
            fact: text.strip() or dutch.UNKNOWN
            for fact, text in texts.items()
            if text.strip() != known.get(fact, "")
        }
        if not changed:
            st.info("Er is niets gewijzigd.")
            return
        named = (f"{labels[fact]}: {value}" for fact, value in changed.items())
        words = f"Bewaard wat we weten: {dutch.listing(named)}."
        told = Saved(words, "Wat we weten is weer zoals het was.", undoing.facts(changed))
        form.send(told, state_facts, run_id, changed)


def dates_and_version(followed: Followed) -> None:
    _move(followed)
    _version(followed)


def _move(followed: Followed) -> None:
    """Another day for an anchor: first what it would do, then the button."""
    st.subheader("Een datum verzetten")
    form = run_form("run.move", followed)
    run, anchors = followed.run, followed.playbook.anchors
    days = {name: day for name, day in run.anchors if name in anchors}
    anchor = st.selectbox(
        "Welke dag",
        list(days),
        format_func=lambda n: sentence(anchors[n]),
        key=form.key("anchor", days),
    )
    to = st.date_input(
        "Naar", days[anchor], format=DAY_FORMAT, key=form.key(f"{run.run_id}.{anchor}.to")
    )
    if to == days[anchor]:
        st.caption("Kies een andere dag om te zien wat dat doet.")
        return
    change = moved(run, followed.playbook, anchor, to)
    _effect(what_if(run, followed.playbook, change, viewing.look().today), followed.playbook)
    with st.container(border=True):
        reason = st.text_input("Waarom", key=form.key("reason"))
        form.unsaved_line()
        is_sent = form.button("Verzetten", type="primary")
    if is_sent:
        move = AnchorMove(anchor, to, reason.strip())
        form.send(_moved(followed, move, days[anchor]), move_anchor, _ref(form), move)


def _moved(followed: Followed, move: AnchorMove, before: date) -> Saved[StoredRun]:
    what = f"De datum „{followed.playbook.anchors[move.anchor]}”"
    return Saved(
        f"{what} is verzet naar {dutch.day(move.to)}; wat gedaan is bleef staan.",
        f"{what} staat weer op {dutch.day(before)}.",
        undoing.moved_anchor(move.anchor, before),
    )


def _effect(effect: MoveEffect, playbook: Playbook) -> None:
    st.info(f"**Als u dit doet:** {effect.sentence}.", icon=":material/fast_forward:")
    if effect.fixed_limits:
        st.markdown("**Deze grenzen blijven staan waar ze staan:**")
        components.bullets(effect.fixed_limits)
    titles = {step.id: step.title for step in playbook.steps}
    with st.expander("Welke stappen schuiven", key="run.move.steps"):
        tables.lines(
            [
                {
                    "stap": titles[shift.step_id],
                    "nu": shift.old_due,
                    "wordt": shift.new_due,
                    "te laat": "▲ te laat" if shift.step_id in effect.newly_late else "",
                }
                for shift in effect.shifts
            ],
            "run.move.table",
            "Stappen die schuiven, met hun oude en nieuwe dag",
        )


def _version(followed: Followed) -> None:
    """A newer version of the draaiboek: what changes, and the button to take it over."""
    st.subheader("Versie van het draaiboek")
    old, run = followed.playbook, followed.run
    new = next((one for one in files_read.playbooks() if one.id == old.id), None)
    if new is None or new == old:
        st.write(f"Dit draaiboek volgt versie {old.version}, de nieuwste.")
        return
    form = run_form("run.version", followed)
    days = _new_days(form, new, compare(old, new, run).new_anchors)
    begun = replace(run, first_anchors=(*run.first_anchors, *days))
    change = compare(old, new, begun)
    view = running_runs.old_version(run, change, (old, new), viewing.look().practice_names)
    st.info(plain(view.what), icon=":material/update:")
    if change.new_anchors:
        components.bullets(view.details)
    else:
        version_table(begun, old, new, "run.version.table")
    st.caption("Wat gedaan is blijft gedaan. Neemt u niets over, dan blijft alles zoals het is.")
    if form.button("Nieuwe versie overnemen"):
        newer = NewVersion(files_read.playbook_text(old.id), days)
        told = f"Versie {new.version} is overgenomen; wat gedaan is bleef gedaan."
        form.send(told, take_over_version, _ref(form), newer)


def _new_days(
    form: Form[StoredRun], new: Playbook, names: tuple[str, ...]
) -> tuple[tuple[str, date], ...]:
    """The days that the newer version counts from and the run has not got yet."""
    asked = {
        name: st.date_input(
            sentence(new.anchors[name]), None, format=DAY_FORMAT, key=form.key(f"new.{name}")
        )
        for name in names
    }
    return tuple((name, day) for name, day in asked.items() if day)


def version_table(run: Run, old: Playbook, new: Playbook, key: str) -> None:
    """Each step that a newer version touches, with its day now and its day then."""
    rows = running_runs.version_records(run, old, new)
    if rows:
        alt = "Stappen die door de nieuwe versie veranderen, met hun oude en nieuwe dag"
        tables.lines(rows, key, alt, empty="–")


def _ref(form: Form[StoredRun]) -> RunRef:
    """The run at the version at which its plan was shown first."""
    return RunRef(form.base.run.run_id, form.base.version)
