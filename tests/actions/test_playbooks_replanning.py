"""Facts, people, anchors and versions: what changes the plan of a run, and what it leaves."""

from datetime import timedelta

import pytest

from succession.actions.replanning import (
    AnchorMove,
    NewVersion,
    fill_roles,
    move_anchor,
    state_facts,
    take_over_version,
)
from succession.actions.taking_part import RunRef
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.playbook.run.events import Moved, Repinned
from succession.playbook.run.progress import done_in, progress
from succession.playbook.run.versions import pinned_playbook
from succession.store import Store, StoredRun
from tests.actions.runs import START, TRANSFER, guest, public_region, ref, started, tick
from tests.playbook.followed import TEXT
from tests.store.builders import CONSULENT, NOW, TODAY, submission

LATER = TRANSFER + timedelta(weeks=4)
MOVE = AnchorMove("overdracht", LATER, "de opvolger kan later")
NEWER = NewVersion(TEXT.replace("versie: 1", "versie: 2").replace("Praat.", "Bel eerst."))


@pytest.fixture
def region(store: Store) -> Store:
    public_region(store)
    return store


def _steps(stored: StoredRun) -> set[str]:
    playbook = pinned_playbook(stored.run.playbook_id, stored.playbook_text)
    return {step.planned.step.id for step in progress(stored.run, playbook, TODAY).steps}


def test_a_move_is_kept_with_both_days_by_whom_when_and_why(region: Store) -> None:
    moved = move_anchor(region, submission(), ref(started(region)), MOVE)
    (event,) = moved.run.events
    assert event.details == Moved("overdracht", TRANSFER, LATER)
    assert (event.by, event.at, event.on) == (CONSULENT.name, NOW, TODAY)
    assert event.note == "de opvolger kan later"
    assert dict(moved.run.anchors)["overdracht"] == LATER


def test_a_move_needs_a_reason_an_anchor_and_another_day(region: Store) -> None:
    run = ref(started(region))
    for move, words in (
        (AnchorMove("overdracht", LATER, " "), "reden ontbreekt"),
        (AnchorMove("overdragt", LATER, "later"), "bedoelde u `overdracht`"),
        (AnchorMove("overdracht", TRANSFER, "later"), "staat al op deze dag"),
    ):
        with pytest.raises(InvalidInput, match=words):
            move_anchor(region, submission(), run, move)
    assert region.runs()[0].run.events == ()


def test_a_plan_that_somebody_else_changed_is_looked_at_again(region: Store) -> None:
    seen = ref(started(region))
    move_anchor(region, submission(), seen, MOVE)
    with pytest.raises(Conflict, match="intussen"):
        move_anchor(region, submission(), seen, AnchorMove("start", LATER, "later"))
    with pytest.raises(Conflict, match="intussen"):
        take_over_version(region, submission(), seen, NEWER)


def test_a_tick_does_not_stand_in_the_way_of_a_move(region: Store) -> None:
    stored = started(region)
    tick(region, stored, "gesprek")
    moved = move_anchor(region, submission(), ref(stored), MOVE)
    assert len(moved.run.events) == 2


def test_a_double_click_moves_once(region: Store) -> None:
    run = ref(started(region))
    first = move_anchor(region, submission(key="form"), run, MOVE)
    assert move_anchor(region, submission(key="form"), run, MOVE) == first


def test_a_run_that_is_not_there_is_not_moved(region: Store) -> None:
    with pytest.raises(NotAllowed):
        move_anchor(region, submission(), RunRef("bestaat-niet", 1), MOVE)


def test_a_fact_makes_a_step_fall_away_and_come_back(region: Store) -> None:
    stored = started(region)
    run_id = stored.run.run_id
    without = state_facts(region, submission(), run_id, {"apotheekhoudend": "nee"})
    assert "vergunning" not in _steps(without)
    again = state_facts(region, submission(), run_id, {"apotheekhoudend": "onbekend"})
    assert "vergunning" in _steps(again)


@pytest.mark.parametrize(("fact", "value"), [("apotek", "ja"), ("apotheekhoudend", "soms")])
def test_what_is_no_fact_is_refused(region: Store, fact: str, value: str) -> None:
    run_id = started(region).run.run_id
    with pytest.raises(InvalidInput, match=fact if fact == "apotek" else value):
        state_facts(region, submission(), run_id, {fact: value})


def test_a_role_is_filled_by_a_name(region: Store) -> None:
    run_id = started(region).run.run_id
    filled = fill_roles(region, submission(), run_id, {"zorggroep": " K. Bakker "})
    assert filled.run.people == {"zorggroep": "K. Bakker"}
    with pytest.raises(InvalidInput, match="bedoelde u `opvolger`"):
        fill_roles(region, submission(), run_id, {"opvolgr": "A"})
    with pytest.raises(InvalidInput, match="naam bij Opvolger ontbreekt"):
        fill_roles(region, submission(), run_id, {"opvolger": " "})


def test_several_facts_and_several_names_are_each_one_change(region: Store) -> None:
    run_id = started(region).run.run_id
    before = region.data_version()
    facts = {"maatschap": "ja", "personeel": "nee"}
    stored = state_facts(region, submission(), run_id, facts)
    assert dict(stored.run.given).items() >= facts.items()
    people = {"zorggroep": "K. Bakker", "opvolger": "A. Smit"}
    assert fill_roles(region, submission(), run_id, people).run.people == people
    assert region.data_version() == before + 2


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(region: Store) -> None:
    stored = started(region)
    run_id = stored.run.run_id
    with pytest.raises(InvalidInput) as facts:
        state_facts(region, submission(), run_id, {"maatschap": "ja", "apotek": "ja", "fase": "X"})
    assert len(facts.value.problems) == 2
    with pytest.raises(InvalidInput) as names:
        fill_roles(region, submission(), run_id, {"opvolgr": "A", "opvolger": " ", "hagro": "B"})
    assert len(names.value.problems) == 2
    for nothing in (state_facts, fill_roles):
        with pytest.raises(InvalidInput, match="niets gewijzigd"):
            nothing(region, submission(), run_id, {})
    assert region.run(run_id) == stored


def test_a_newer_version_keeps_what_was_done(region: Store) -> None:
    stored = tick(region, started(region), "gesprek", "opdracht")
    taken = take_over_version(region, submission(), ref(stored), NEWER)
    assert (taken.run.playbook_version, taken.playbook_text) == (2, NEWER.playbook_text)
    assert set(done_in(taken.run.events)) == {"gesprek", "opdracht"}
    assert taken.run.events[-1].details == Repinned(1, 2)
    tick(region, taken, "boeken")


def test_the_open_steps_that_a_version_takes_away_stay_on_record(region: Store) -> None:
    stored = tick(region, started(region), "gesprek", "opdracht")
    text = NEWER.playbook_text
    start, end = text.index("  - id: nazorg\n"), text.index("bronnen:\n")
    limit = text[text.index("  - uiterlijk: 26 weken") : text.index("stopcriteria:\n")]
    without = NewVersion((text[:start] + text[end:]).replace(limit, ""))
    taken = take_over_version(region, submission(), ref(stored), without)
    details = taken.run.events[-1].details
    assert isinstance(details, Repinned)
    assert [(one.step_id, one.title) for one in details.removed] == [("nazorg", "Nazorg")]


def test_the_version_that_a_run_follows_is_not_taken_over_again(region: Store) -> None:
    with pytest.raises(Conflict, match="volgt deze versie al"):
        take_over_version(region, submission(), ref(started(region)), NewVersion(TEXT))


def test_an_anchor_that_is_new_gets_its_day_with_the_version(region: Store) -> None:
    text = NEWER.playbook_text.replace("ankers:\n", "ankers:\n  akte: de dag van de akte\n")
    text = text.replace("uiterlijk: op overdracht", "uiterlijk: op akte")
    stored = started(region)
    with pytest.raises(InvalidInput, match=r"datum van `akte` \(de dag van de akte\) ontbreekt"):
        take_over_version(region, submission(), ref(stored), NewVersion(text))
    assert region.runs() == (stored,)
    dated = NewVersion(text, (("akte", LATER),))
    taken = take_over_version(region, submission(), ref(stored), dated)
    assert dict(taken.run.anchors)["akte"] == LATER


def test_another_draaiboek_is_not_a_version_of_this_one(region: Store) -> None:
    other = NewVersion(NEWER.playbook_text.replace("id: volgproef", "id: anders"))
    with pytest.raises(InvalidInput, match="ander draaiboek"):
        take_over_version(region, submission(), ref(started(region)), other)


def test_a_guest_does_not_change_the_plan(region: Store) -> None:
    stored = started(region)
    with pytest.raises(NotAllowed):
        move_anchor(region, submission(guest()), ref(stored), MOVE)
    assert region.runs() == (stored,)
    assert START.anchors == stored.run.anchors
