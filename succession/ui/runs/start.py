"""Beginning a draaiboek for a practice or the region: its days, and what only people know."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from succession.actions.playbooks import RunStart, start_run
from succession.conditions import Fact
from succession.playbook.book.mandate import mandate_facts
from succession.playbook.book.model import Playbook
from succession.ui import components, files_read, filling, forms, viewing
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.markdown import plain
from succession.views.library import choosing as views
from succession.views.library import page as library
from succession.views.runs.page import sentence

Anchors = Mapping[str, date | None]


def ask(playbook: Playbook, agb: str | None) -> None:
    """Asks the days, with what is proposed for each, and what the register does not know.

    `agb` is None for the region.
    """
    known = _known(agb)
    proposed = views.proposed_anchors(playbook, known, viewing.look().today)
    name = f"start.{playbook.id}.{agb or 'regio'}"
    form = filling.form(name, None)
    with st.container(border=True):
        anchors = {
            anchor: st.date_input(
                sentence(meaning), proposed[anchor], format=DAY_FORMAT, key=form.key(anchor)
            )
            for anchor, meaning in playbook.anchors.items()
        }
        answers = {
            one.name: forms.answer(one.label, one.options, None, form.key(one.name))
            for one in library.questions(playbook, known)
        }
        form.unsaved_line()
        is_sent = form.button("Beginnen", type="primary")
    missing = [playbook.anchors[name] for name, day in anchors.items() if day is None]
    if is_sent and missing:
        st.error(f"Vul nog in: {plain(', '.join(missing))}.")
    elif is_sent:
        begin(form, playbook, agb, (anchors, answers))


def begin(
    form: Form[None], playbook: Playbook, agb: str | None, told: tuple[Anchors, Mapping[str, str]]
) -> None:
    """Starts the run that this form asks, with its days and its answers, and opens its page."""
    anchors, answers = told
    known = _known(agb)
    start = RunStart(
        playbook_id=playbook.id,
        playbook_version=playbook.version,
        playbook_text=files_read.playbook_text(playbook.id),
        practice_agb=agb,
        anchors=tuple((name, day) for name, day in anchors.items() if day is not None),
        given=library.given(known, answers),
    )
    stored = form.write(start_run, start)
    st.query_params.from_dict({"run": stored.run.run_id})
    components.saved(f"Het draaiboek „{playbook.title}” is begonnen.")


def _known(agb: str | None) -> Mapping[str, Fact]:
    """What the register knows of the practice, and what the mandate of the zorggroep settles."""
    of_practice = viewing.look().facts.get(agb, {}) if agb else {}
    return {**of_practice, **mandate_facts(viewing.look().mandate)}
