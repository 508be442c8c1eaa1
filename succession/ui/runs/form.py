"""A form about a run: drawn from the run at one version, and what others changed in it since."""

from succession.ui import (
    filling,
    row_reads,
    viewing,
)
from succession.ui.filling import Form
from succession.ui.look import StoredRun
from succession.ui.runs.following import Followed
from succession.views.conflict import who_line
from succession.views.runs.conflict import run_changes


def run_form(name: str, followed: Followed) -> Form[StoredRun]:
    """The form of this name about this run; who changed the run meanwhile is told above it."""
    form = filling.form(name, followed.stored, followed.run.run_id)
    if form.before is not None:
        changes = run_changes(form.before.run, form.base.run, followed.playbook)
        filling.conflict_box(form, _said(form, form.before), changes)
    return form


def _said(form: Form[StoredRun], before: StoredRun) -> str:
    if form.base.version == before.version:
        return "Het register is intussen gewijzigd bij het aandeel waar dit over gaat."
    by = row_reads.last_change(("draaiboeken", before.run.run_id))
    return who_line("Dit draaiboek", by, viewing.actor().name)
