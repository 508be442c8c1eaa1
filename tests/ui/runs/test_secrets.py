"""A run, a talk and a scan are as secret as what they are about is today, wherever they show."""

from datetime import date, timedelta

import pytest

from succession.actions.agreements import Correction, correct_own_record
from succession.actions.permission import Actor, Submission
from succession.actions.preparing import ScanForm, keep_scan
from succession.actions.talks import hold_talk
from succession.cli import answers
from succession.management.scan_history import visible_scans
from succession.register import Audience, Level, Register, Role
from succession.register.rows import key_of, register_of, rows_of
from succession.store import Store, StoredRun
from succession.talks.recording import HeldTalk
from succession.talks.talk import Answer, visible_talks
from succession.ui.frame import navigation
from tests.region import LINDE, NOW, TODAY, fill, region
from tests.talks.world import BANK
from tests.ui.conftest import Open
from tests.ui.run_pages import words
from tests.ui.started_runs import CONSULENT, DIRECTOR, TRANSFER, started
from tests.ui.worlds import SCAN

VISSER = f"{LINDE}/01100001"
OTHERS = [Role.DIRECTORS, Role.BOARD]


def _shared_with_the_board() -> Register:
    rows = rows_of(region())
    rows["huisartsen"] = [
        {**row, "deelniveau": Level.BOARD} if key_of("huisartsen", row) == VISSER else row
        for row in rows["huisartsen"]
    ]
    return register_of(rows)


@pytest.fixture
def shared(own_database: str) -> Store:
    return fill(own_database, _shared_with_the_board())


@pytest.fixture
def run(shared: Store) -> StoredRun:
    return started(shared, LINDE, overdracht=date(2034, 7, 1))


def _make_confidential(store: Store) -> None:
    """The praktijkhouder himself says that from now on nobody else is to know."""
    himself = Actor("A. Visser", Audience(Role.GUEST, "Noord", frozenset({LINDE}), VISSER))
    version = store.versions()["huisartsen", VISSER]
    change = Correction(VISSER, {"deelniveau": Level.CONFIDENTIAL}, version)
    correct_own_record(store, Submission(himself, "correct", NOW), change, BANK)


@pytest.mark.parametrize("role", OTHERS)
def test_a_run_of_a_plan_that_became_confidential_shows_nowhere(
    open_page: Open, shared: Store, run: StoredRun, role: Role
) -> None:
    def shown() -> tuple[bool, ...]:
        asked = {"praktijk": LINDE, "onderdeel": "Draaiboek"}
        dossier = open_page(navigation.PRACTICE, role, **asked)
        at_its_address = open_page(navigation.PLAYBOOKS, role, run=run.run.run_id)
        running = open_page(navigation.PLAYBOOKS, role)
        return (
            any("lopen" in title.value for title in dossier.subheader),
            "1 juli 2034" in words(at_its_address),
            bool(running.dataframe),
        )

    assert all(shown())
    _make_confidential(shared)
    assert not any(shown())
    again = open_page(navigation.PLAYBOOKS, role, run=run.run.run_id)
    never = open_page(navigation.PLAYBOOKS, role, run="bestaat-niet")
    assert words(again) == words(never)


@pytest.mark.parametrize("role", OTHERS)
def test_a_transfer_that_became_confidential_makes_nothing_firmer(
    shared: Store, run: StoredRun, role: Role
) -> None:
    def prepared() -> frozenset[str]:
        return answers.prepared(shared.runs(), shared.register(), Audience(role), TODAY)

    assert prepared() == {LINDE}
    _make_confidential(shared)
    assert prepared() == frozenset()


@pytest.mark.parametrize("role", OTHERS)
def test_a_talk_and_a_scan_of_a_plan_that_became_confidential_are_not_known(
    shared: Store, role: Role
) -> None:
    versions, sent = shared.versions(), Submission(CONSULENT, "hold", NOW)
    held = HeldTalk(
        row_key=VISSER,
        on=TODAY - timedelta(days=3),
        expected_version=versions["huisartsen", VISSER],
        practice_version=versions["praktijken", LINDE],
        answers=(Answer("huisartsen.stop_waarschijnlijk", date(2033, 7, 1), Level.BOARD),),
    )
    hold_talk(shared, sent, held, BANK)
    told = {"poen.goodwill": False}
    scan = ScanForm(row_key=VISSER, on=TODAY, level=Level.BOARD, told=told, known={})
    keep_scan(shared, Submission(CONSULENT, "scan", NOW), scan, SCAN)

    def known() -> tuple[int, int]:
        whole, audience = shared.register(), Audience(role)
        talks = visible_talks(shared.talks(), whole, audience)
        return len(talks), len(visible_scans(shared.scans(), whole, audience))

    assert known() == (1, 1)
    _make_confidential(shared)
    assert known() == (0, 0)


def test_who_began_a_run_without_knowing_of_a_plan_goes_on_seeing_it(
    open_page: Open, store: Store
) -> None:
    """Else it would tell the directors that there is something they do not know."""
    own = started(store, LINDE, DIRECTOR, playbook_id=TRANSFER, overdracht=date(2034, 7, 1))
    app = open_page(navigation.PLAYBOOKS, Role.DIRECTORS, run=own.run.run_id)
    assert app.header
