"""What goes with rows that leave the register; and taking an import back, asked first."""

from collections.abc import Collection, Sequence

import streamlit as st

from succession.actions.register import undo_import
from succession.register.difference import Place
from succession.ui import components, files_read, filling, viewing
from succession.ui.look import ImportRecord
from succession.views import dutch
from succession.views.register import undoing


def undo(records: Sequence[ImportRecord]) -> None:
    """Choose an import, read what undoing it does, agree and do it."""
    chosen = st.selectbox(
        "Import ongedaan maken",
        records,
        index=None,
        format_func=lambda r: f"{dutch.moment(r.at)}: {', '.join(r.files)}",
        placeholder="Kies een import",
        key="register.undo.which",
    )
    if chosen is not None:
        _ask(chosen)


def _ask(record: ImportRecord) -> None:
    dependents = viewing.look().store.dependents(record.import_id)
    going = undoing.going(dependents, viewing.look().register, _titles())
    form = filling.form("register.undo", None, str(record.import_id))
    with st.container(border=True):
        st.write(undoing.what_it_does(record.added, record.changed, record.removed))
        _warn(going)
        is_sure = st.checkbox(undoing.question(going), key=form.key(f"sure.{going.mark}"))
        is_sent = form.button("Maak ongedaan")
    if is_sent and not is_sure:
        st.info("Er is niets gewijzigd: zet eerst het vinkje.")
    elif is_sent:
        told = f"De import van {', '.join(record.files)} is ongedaan gemaakt."
        form.send(told, undo_import, record.import_id, going.ids)


def warned(places: Collection[Place], lost_words: str) -> undoing.Going:
    """Says what goes with the rows at these places, and answers it."""
    dependents = viewing.look().store.dependents_of(places) if places else ()
    going = undoing.going(dependents, viewing.look().register, _titles(), lost_words)
    _warn(going)
    return going


def _warn(going: undoing.Going) -> None:
    for lines in (going.hidden, going.lost):
        if lines.rows:
            st.warning(lines.warning, icon=":material/warning:")
            components.bullets(lines.rows)


def _titles() -> dict[str, str]:
    return {playbook.id: playbook.title for playbook in files_read.playbooks()}
