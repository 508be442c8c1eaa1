"""Taking an import back: first what it does and what goes with it, then the question."""

from collections.abc import Sequence

import streamlit as st

from succession import actions
from succession.ui import components, filling, wiring
from succession.ui.markdown import plain
from succession.views import dutch, undoing


def undo(records: Sequence[wiring.ImportRecord]) -> None:
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


def _ask(record: wiring.ImportRecord) -> None:
    going = undoing.going(
        wiring.store().dependents(record.import_id),
        wiring.register(),
        {playbook.id: playbook.title for playbook in wiring.playbooks()},
    )
    form = filling.form("register.undo", None, str(record.import_id))
    with st.container(border=True):
        st.write(undoing.what_it_does(record.added, record.changed, record.removed))
        for lines in (going.hidden, going.lost):
            if lines.rows:
                st.warning(lines.warning, icon=":material/warning:")
                components.bullets([plain(row) for row in lines.rows])
        is_sure = st.checkbox(undoing.question(going), key=form.key(f"sure.{len(going.ids)}"))
        is_sent = form.button("Maak ongedaan")
    if is_sent and not is_sure:
        st.info("Er is niets gewijzigd: zet eerst het vinkje.")
    elif is_sent:
        told = "De import is ongedaan gemaakt."
        form.send(told, actions.undo_import, record.import_id, going.ids)
