"""What changes the plan of a run: who fills a role, what became known, a day, a newer version."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import cycle

import streamlit as st

from succession import actions
from succession.playbook.model import Playbook
from succession.playbook.moving import MoveEffect, moved, what_if
from succession.playbook.run import Run
from succession.playbook.versions import compare
from succession.ui import components, forms, tables, wiring
from succession.ui.following import Followed
from succession.ui.markdown import plain
from succession.views import dutch, run_list
from succession.views.playbooks import question
from succession.views.runs import sentence

_DAY = "DD-MM-YYYY"
_COLUMNS = 3


def people_and_facts(followed: Followed) -> None:
    _facts(followed)
    _people(followed)


def _people(followed: Followed) -> None:
    st.subheader("Wie doet wat")
    run_id, filled = followed.run.run_id, followed.run.people
    with st.form("run.people"):
        columns = cycle(st.columns(_COLUMNS))
        names = {
            role: next(columns).text_input(
                label, filled.get(role, ""), key=f"run.people.{run_id}.{role}"
            )
            for role, label in followed.playbook.roles.items()
        }
        is_sent = st.form_submit_button("Namen bewaren", type="primary", key="run.people.send")
    if is_sent:
        changed = {
            role: name.strip() for role, name in names.items() if _is_new(name, role, filled)
        }
        if not changed:
            st.info("Er is niets gewijzigd.")
            return
        sent = wiring.submission("roles", run_id, sorted(changed.items()), _said(followed))
        actions.fill_roles(wiring.store(), sent, run_id, changed)
        components.saved("De namen zijn bewaard.")


def _said(followed: Followed) -> int:
    """How much had been said: the same words after something else are said anew."""
    return len(followed.run.events)


def _is_new(name: str, role: str, filled: Mapping[str, str]) -> bool:
    return bool(name.strip()) and name.strip() != filled.get(role)


def _facts(followed: Followed) -> None:
    st.subheader("Wat we weten")
    st.caption("Wordt iets bekend, dan verschijnen of vervallen de stappen die ervan afhangen.")
    run_id = followed.run.run_id
    known = {fact: value for fact, value in followed.run.given if value != dutch.UNKNOWN}
    asked = [question(name) for name in followed.playbook.asked_facts]
    if not asked:
        st.write("Dit draaiboek hangt niet af van gegevens die nog bekend moeten worden.")
        return
    with st.form("run.facts"):
        texts = {
            one.name: forms.answer(
                one.label, one.options, known.get(one.name), _key(run_id, one.name)
            )
            for one in asked
        }
        is_sent = st.form_submit_button("Gegevens bewaren", type="primary", key="run.facts.send")
    if is_sent:
        changed = {
            fact: text.strip() or dutch.UNKNOWN
            for fact, text in texts.items()
            if text.strip() != known.get(fact, "")
        }
        if not changed:
            st.info("Er is niets gewijzigd.")
            return
        sent = wiring.submission("facts", run_id, sorted(changed.items()), _said(followed))
        actions.state_facts(wiring.store(), sent, run_id, changed)
        components.saved("De gegevens zijn bewaard.")


def _key(run_id: str, fact: str) -> str:
    return f"run.facts.{run_id}.{fact}"


def dates_and_version(followed: Followed) -> None:
    _move(followed)
    _version(followed)


def _move(followed: Followed) -> None:
    """Another day for an anchor: first what it would do, then the button."""
    st.subheader("Een datum verzetten")
    run, anchors = followed.run, followed.playbook.anchors
    days = {name: day for name, day in run.anchors if name in anchors}
    anchor = st.selectbox(
        "Welke dag", list(days), format_func=lambda n: sentence(anchors[n]), key="run.move.anchor"
    )
    to = st.date_input("Naar", days[anchor], format=_DAY, key=f"run.move.{run.run_id}.{anchor}.to")
    if to == days[anchor]:
        st.caption("Kies een andere dag om te zien wat dat doet.")
        return
    change = moved(run, followed.playbook, anchor, to)
    _effect(what_if(run, followed.playbook, change, wiring.today()), followed.playbook)
    with st.form("run.move"):
        reason = st.text_input("Waarom", key="run.move.reason")
        is_sent = st.form_submit_button("Verzetten", type="primary", key="run.move.send")
    if is_sent:
        _send_move(followed, actions.AnchorMove(anchor, to, reason.strip()))


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


def _send_move(followed: Followed, move: actions.AnchorMove) -> None:
    ref = _ref(followed, "move")
    sent = wiring.submission("move", ref, move)
    actions.move_anchor(wiring.store(), sent, ref, move)
    forms.forget_versions()
    components.saved("De datum is verzet; wat gedaan is bleef staan.")


def _version(followed: Followed) -> None:
    """A newer version of the draaiboek: what changes, and the button to take it over."""
    st.subheader("Versie van het draaiboek")
    old, run = followed.playbook, followed.run
    new = next((one for one in wiring.playbooks() if one.id == old.id), None)
    if new is None or new == old:
        st.write(f"Dit draaiboek volgt versie {old.version}, de nieuwste.")
        return
    days = _new_days(new, compare(old, new, run).new_anchors)
    begun = replace(run, first_anchors=(*run.first_anchors, *days))
    change = compare(old, new, begun)
    view = run_list.old_version(run, change, (old, new), wiring.practice_names())
    st.info(plain(view.what), icon=":material/update:")
    if change.new_anchors:
        components.bullets(view.details)
    else:
        version_table(begun, old, new, "run.version.table")
    st.caption("Wat gedaan is blijft gedaan. Neemt u niets over, dan blijft alles zoals het is.")
    if st.button("Nieuwe versie overnemen", key="run.version.send"):
        _take_over(followed, days)


def _new_days(new: Playbook, names: tuple[str, ...]) -> tuple[tuple[str, date], ...]:
    """The days that the newer version counts from and the run has not got yet."""
    asked = {
        name: st.date_input(sentence(new.anchors[name]), None, format=_DAY, key=f"run.new.{name}")
        for name in names
    }
    return tuple((name, day) for name, day in asked.items() if day)


def version_table(run: Run, old: Playbook, new: Playbook, key: str) -> None:
    """Each step that a newer version touches, with its day now and its day then."""
    rows = run_list.version_records(run, old, new)
    if rows:
        alt = "Stappen die door de nieuwe versie veranderen, met hun oude en nieuwe dag"
        tables.lines(rows, key, alt, empty="–")


def _take_over(followed: Followed, days: tuple[tuple[str, date], ...]) -> None:
    ref = _ref(followed, "version")
    newer = actions.NewVersion(wiring.playbook_text(followed.playbook.id), days)
    sent = wiring.submission("version", ref, newer)
    actions.take_over_version(wiring.store(), sent, ref, newer)
    forms.forget_versions()
    components.saved("De nieuwe versie is overgenomen; wat gedaan is bleef gedaan.")


def _ref(followed: Followed, form: str) -> actions.RunRef:
    """The run at the version at which its plan was shown first."""
    run_id = followed.run.run_id
    version = forms.seen_version(f"{form}.{run_id}", followed.stored.version)
    return actions.RunRef(run_id, version)
