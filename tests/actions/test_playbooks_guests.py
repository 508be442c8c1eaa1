"""What a guest may do in every draaiboek that ships: what names him, and notes on what he sees."""

from collections.abc import Iterator

import pytest

from succession.actions.playbooks import add_evidence, add_note, reopen_step, tick_step
from succession.errors import NotAllowed
from succession.playbook.book.model import Step, Viewer
from succession.playbook.run.events import Proof
from succession.playbook.run.progress import progress
from succession.playbook.run.versions import pinned_playbook
from succession.playbook.run.visibility import does, sees
from succession.store import Store, StoredRun
from tests.actions.runs import TRANSFER, guest, public_region, started, step, tick
from tests.databases import new_store
from tests.playbook.followed import ROOT
from tests.store.builders import TODAY, submission

SHIPPED = sorted(path.stem for path in (ROOT / "playbooks").glob("*.yaml"))
GUESTS = [Viewer.OWNER, Viewer.SUCCESSOR, Viewer.BOTH]
PROOF = Proof("Verslag", "de map")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    found = new_store(f"sqlite:///{tmp_path_factory.mktemp('guests') / 'own.sqlite'}")
    public_region(found)
    yield found
    found.close()


def _run_of(store: Store, name: str) -> tuple[StoredRun, tuple[Step, ...]]:
    """A run in which no gate is asked for, with its steps."""
    text = (ROOT / "playbooks" / f"{name}.yaml").read_text("utf-8")
    text = _without_gates(text)
    playbook = pinned_playbook(name, text)
    stored = started(
        store,
        playbook_id=name,
        playbook_version=playbook.version,
        playbook_text=text,
        anchors=tuple((anchor, TRANSFER) for anchor in playbook.anchors),
        given=(),
    )
    steps = progress(stored.run, playbook, TODAY).steps
    return stored, tuple(one.planned.step for one in steps)


def _without_gates(text: str) -> str:
    """The draaiboek without `akkoord:` and what stands deeper below it."""
    kept, is_gate = [], False
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip())
        is_gate = line.strip() == "akkoord:" or (is_gate and depth > 4)
        if not is_gate:
            kept.append(line)
    return "\n".join(kept) + "\n"


def _may(act: object, *given: object, **more: object) -> bool:
    try:
        act(*given, **more)  # type: ignore[operator]
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("part", GUESTS)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_guest_does_exactly_what_names_him(name: str, part: Viewer) -> None:
    for one in pinned_playbook(name, (ROOT / "playbooks" / f"{name}.yaml").read_text()).steps:
        is_seen = one.viewer in (part, Viewer.BOTH)
        assert does(part, one) == (is_seen and part.value in one.roles), one.id


@pytest.mark.parametrize("part", GUESTS)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_guest_ticks_reopens_and_proves_exactly_what_names_him(
    store: Store, name: str, part: Viewer
) -> None:
    """One step of each kind: his, one that he only sees, one that is not for his eyes."""
    stored, steps = _run_of(store, name)
    kinds = {(sees(part, one), does(part, one)): one for one in steps}
    for (is_seen, is_his), one in kinds.items():
        where, sent = step(stored, one.id), _sender(part)
        assert _may(add_note, store, sent(), where, note="gezien") == is_seen, one.id
        assert _may(add_evidence, store, sent(), where, PROOF, on=TODAY) == is_his, one.id
        assert _may(tick_step, store, sent(), where, on=TODAY) == is_his, one.id
        if not is_his:
            tick(store, stored, one.id)
        assert _may(reopen_step, store, sent(), where) == is_his, one.id


def _sender(part: Viewer):  # type: ignore[no-untyped-def]
    return lambda: submission(guest(part))


def test_the_guests_of_the_draaiboeken_have_steps_of_their_own_and_of_others() -> None:
    """Else the test above would show nothing."""
    found = {
        (part, part.value in one.roles)
        for name in SHIPPED
        for one in pinned_playbook(name, (ROOT / "playbooks" / f"{name}.yaml").read_text()).steps
        for part in (Viewer.OWNER, Viewer.SUCCESSOR)
        if one.viewer in (part, Viewer.BOTH)
    }
    assert len(found) == 4
