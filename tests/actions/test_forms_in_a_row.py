"""Any sequence of forms of one session ends as if each was sent by a session of its own; only the
same form twice in a row counts once."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.actions.permission import Submission
from succession.actions.playbooks import RunStart, add_note, start_run
from succession.actions.register import remember_mapping
from succession.actions.taking_part import StepRef
from succession.playbook.book.reading import read
from succession.store import Store
from tests import postgresql
from tests.databases import new_store
from tests.store.builders import CONSULENT, NOW

MONITOR = Path(__file__).resolve().parents[2] / "playbooks" / "capaciteitsmonitor.yaml"
START = RunStart(
    playbook_id="capaciteitsmonitor",
    playbook_version=read(MONITOR).version,
    playbook_text=MONITOR.read_text(encoding="utf-8"),
    practice_agb=None,
    anchors=(("uitvraag", date(2027, 3, 1)),),
)
STEP = "01-draagvlak"
FORMS = ("kolommen A", "kolommen B", "notitie A", "notitie B", "begin")
SEQUENCES = st.lists(st.sampled_from(FORMS), max_size=7)


def _send(store: Store, run_id: str, form: tuple[str, str]) -> None:
    """The form as it is sent by a session; its key says nothing of what is in it."""
    (kind, _, text), session = form[0].partition(" "), form[1]
    sent = Submission(CONSULENT, "formulier", NOW, session)
    if kind == "kolommen":
        remember_mapping(store, sent, "kop", {"praktijk": text})
    elif kind == "notitie":
        add_note(store, sent, StepRef(run_id, STEP), note=text)
    else:
        start_run(store, sent, START)


def _end(address: str, forms: Sequence[tuple[str, str]]) -> tuple[object, ...]:
    """What stands after these forms, each sent by the session beside it."""
    store = new_store(address)
    run_id = start_run(store, Submission(CONSULENT, "eerst", NOW), START).run.run_id
    for form in forms:
        _send(store, run_id, form)
    stored = store.run(run_id)
    assert stored is not None
    notes = [event.note for event in stored.run.events]
    end = (store.mapping("kop"), notes, len(store.runs()), store.data_version())
    store.close()
    return end


def _compare(forms: Sequence[str], one: str, other: str) -> None:
    once = [form for form, _ in groupby(forms)]
    own = [(form, str(number)) for number, form in enumerate(once)]
    assert _end(one, [(form, "een sessie") for form in forms]) == _end(other, own)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(SEQUENCES)
def test_a_sequence_of_forms_ends_as_if_each_had_a_session_of_its_own(forms: list[str]) -> None:
    with TemporaryDirectory() as folder:
        _compare(forms, f"sqlite:///{folder}/een.sqlite", f"sqlite:///{folder}/twee.sqlite")


@pytest.mark.parametrize(
    "forms",
    [
        ("kolommen A", "kolommen B", "kolommen A"),
        ("notitie A", "notitie A", "begin", "notitie A", "begin", "begin"),
    ],
)
def test_it_is_so_on_postgresql(forms: tuple[str, ...]) -> None:
    with postgresql.new_database() as one, postgresql.new_database() as other:
        _compare(forms, one, other)
