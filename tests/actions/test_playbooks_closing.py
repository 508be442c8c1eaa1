"""The clock of a run in people's hands, and its end: the register follows, and so does the flag."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from succession.actions.closing import (
    Decision,
    answer_stop_criteria,
    close_run,
    decide,
    decide_extension,
)
from succession.actions.playbooks import add_note
from succession.actions.register import RowRef
from succession.assumptions import load_assumptions, load_rules
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.playbook.run.clock import stop_check
from succession.playbook.run.events import Decided, RunOutcome
from succession.playbook.run.outcome import Closing, own_evidence
from succession.playbook.run.progress import Progress, progress
from succession.playbook.run.run import is_visible
from succession.playbook.run.versions import pinned_playbook
from succession.register import Audience, GpRole, Holder, Level, Role, Stage, StopPlan, Succession
from succession.register.model import PatientStop
from succession.risk import assess
from succession.store import Store, StoredRun
from tests.actions.runs import (
    DIRECTOR,
    OTHER,
    OWN,
    TRANSFER,
    agree,
    public_region,
    ref,
    started,
    step,
    tick,
)
from tests.playbook.followed import CRITERIA, LIMIT
from tests.store.builders import (
    TODAY,
    gp_row,
    import_rows,
    practice_row,
    row,
    small_region,
    submission,
)

DATA = Path(__file__).resolve().parents[2] / "data"
CHOICE = Decision(LIMIT, "bestuur", "Een duo.", TODAY, "geen kandidaat alleen")
LAST_DAY = TRANSFER + timedelta(weeks=26)
ENDED = Closing(outcome=RunOutcome.STARTED, on=TODAY, successor="B. de Wit")


@pytest.fixture
def region(store: Store) -> Store:
    public_region(store)
    return store


def _progress(stored: StoredRun, today: date) -> Progress:
    playbook = pinned_playbook(stored.run.playbook_id, stored.playbook_text)
    return progress(stored.run, playbook, today)


def _share(store: Store, key: str = f"{OWN}/01900001") -> RowRef:
    return RowRef("huisartsen", key, store.versions()["huisartsen", key])


def test_the_criteria_are_answered_all_at_once(region: Store) -> None:
    run_id = started(region).run.run_id
    with pytest.raises(InvalidInput, match="niet elk stopcriterium"):
        answer_stop_criteria(region, submission(), run_id, {CRITERIA[0]: True}, TODAY)
    answers = {CRITERIA[1]: None, CRITERIA[0]: True}
    with pytest.raises(InvalidInput, match="in de toekomst"):
        answer_stop_criteria(region, submission(), run_id, answers, TODAY + timedelta(days=1))
    stored = answer_stop_criteria(region, submission(), run_id, answers, TODAY)
    playbook = pinned_playbook("volgproef", stored.playbook_text)
    check = stop_check(stored.run, playbook, TODAY)
    assert check is not None
    assert [one.decide_by for one in check.undecided] == [TODAY + timedelta(days=14)]


def test_a_decision_about_a_criterion_settles_it(region: Store) -> None:
    run_id = started(region).run.run_id
    answer_stop_criteria(region, submission(), run_id, dict.fromkeys(CRITERIA, True), TODAY)
    about = Decision(CRITERIA[0], "bestuur", "Doorgaan met waarnemers.", TODAY, "het is geregeld")
    stored = decide(region, submission(), run_id, about)
    check = stop_check(stored.run, pinned_playbook("volgproef", stored.playbook_text), TODAY)
    assert check is not None
    assert [one.text for one in check.undecided] == [CRITERIA[1]]


def test_a_decision_is_kept_with_who_decided_and_why(region: Store) -> None:
    stored = decide(region, submission(), started(region).run.run_id, CHOICE)
    (event,) = stored.run.events
    assert event.details == Decided(LIMIT, "Een duo.", "bestuur")
    assert (event.note, event.on) == ("geen kandidaat alleen", TODAY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"role": "hagro"}, "Hagro besluit niet over deze grens"),
        ({"choice": "Afwachten."}, r"kies uit: Een duo\. / Sluiten\."),
        ({"about": "3 maanden na overdracht"}, "geen grens en geen stopcriterium"),
        ({"reason": ""}, "reden ontbreekt"),
        ({"choice": " "}, "besluit ontbreekt"),
        ({"on": TODAY + timedelta(days=1)}, "in de toekomst"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    region: Store, changes: dict[str, object], words: str
) -> None:
    run_id = started(region).run.run_id
    with pytest.raises(InvalidInput, match=words):
        decide(region, submission(), run_id, replace(CHOICE, **changes))  # type: ignore[arg-type]


def test_only_a_decision_puts_off_a_limit(region: Store) -> None:
    stored, until = started(region), LAST_DAY + timedelta(days=60)
    assert _progress(stored, LAST_DAY + timedelta(days=1)).limits[1].is_red
    extended = decide_extension(region, submission(), ref(stored), CHOICE, until)
    limit = _progress(extended, LAST_DAY + timedelta(days=1)).limits[1]
    assert (limit.planned.due, limit.is_red) == (until, False)
    with pytest.raises(Conflict, match="intussen"):
        decide_extension(region, submission(), ref(stored), CHOICE, until + timedelta(days=1))


def test_an_extension_is_later_about_a_limit_and_by_who_decides(region: Store) -> None:
    run = ref(started(region))
    for decision, until, words in (
        (CHOICE, LAST_DAY, "niet na de grens"),
        (replace(CHOICE, about=CRITERIA[0]), LAST_DAY + timedelta(days=9), "geen grens"),
        (replace(CHOICE, role="hagro"), LAST_DAY + timedelta(days=9), "besluit niet"),
        (replace(CHOICE, reason=""), LAST_DAY + timedelta(days=9), "reden ontbreekt"),
    ):
        with pytest.raises(InvalidInput, match=words):
            decide_extension(region, submission(), run, decision, until)


def test_a_run_that_ends_writes_the_register_and_is_closed(region: Store) -> None:
    closed = close_run(region, submission(), ref(started(region)), ENDED, _share(region))
    assert closed.run.closing is not None
    (share,) = region.register().shares_by_practice[OWN]
    holder = region.register().holder_of(share)
    assert holder is not None
    assert (holder.name, holder.said, share.succession) == ("B. de Wit", (), Succession())
    written = {s.field: s.source for s in region.sources(OWN) if s.sheet == "huisartsen"}
    assert set(written.values()) == {"draaiboek"}
    assert "opvolgingsstatus" not in written


def test_a_colleague_who_takes_over_keeps_his_own_row(store: Store) -> None:
    region = small_region()
    region["huisartsen"].append(
        gp_row(OWN, "01900009", naam="B. de Wit", geboortejaar=1985, rol=GpRole.HIDHA)
    )
    import_rows(store, region)
    close_run(store, submission(), ref(started(store)), ENDED, _share(store))
    (gp,) = store.register().gps_by_practice[OWN]
    assert (gp.agb, gp.birth_year, gp.role) == ("01900009", 1985, GpRole.OWNER)


def test_the_end_and_the_register_are_written_together_or_not_at_all(region: Store) -> None:
    """The row is looked at after the run got its new version, and refuses."""
    stored, before = started(region), region.register()
    share = _share(region)
    stale = replace(share, expected_version=share.expected_version - 1)
    with pytest.raises(Conflict):
        close_run(region, submission(), ref(stored), ENDED, stale)
    assert region.runs() == (stored,)
    moved_on = replace(ref(stored), expected_version=0)
    with pytest.raises(Conflict):
        close_run(region, submission(), moved_on, ENDED, share)
    assert region.register() == before


def test_a_double_click_ends_once(region: Store) -> None:
    stored, share = started(region), _share(region)
    first = close_run(region, submission(key="form"), ref(stored), ENDED, share)
    assert close_run(region, submission(key="form"), ref(stored), ENDED, share) == first


def test_in_a_closed_run_nothing_happens_any_more(region: Store) -> None:
    stored = started(region)
    nothing = Closing(outcome=RunOutcome.NOTHING, on=TODAY, lesson="eerder bellen")
    closed = close_run(region, submission(), ref(stored), nothing, None)
    for act in (
        lambda: tick(region, closed, "gesprek"),
        lambda: add_note(region, submission(), step(closed, "gesprek"), note="nog iets"),
        lambda: close_run(region, submission(), ref(closed), nothing, None),
    ):
        with pytest.raises(Conflict, match="afgesloten"):
            act()


@pytest.mark.parametrize(
    ("share", "words"),
    [(None, "om welk aandeel"), (f"{OTHER}/01900002", "hoort niet bij de praktijk")],
)
def test_an_outcome_is_about_a_share_of_the_practice(
    region: Store, share: str | None, words: str
) -> None:
    about = share and _share(region, share)
    with pytest.raises(InvalidInput, match=words):
        close_run(region, submission(), ref(started(region)), ENDED, about or None)


def test_only_a_consulent_ends_a_run_since_he_keeps_the_register(region: Store) -> None:
    with pytest.raises(NotAllowed):
        close_run(region, submission(DIRECTOR), ref(started(region)), ENDED, _share(region))


def test_a_stop_that_is_put_off_is_said_on_the_day_it_was_told(region: Store) -> None:
    told = TODAY - timedelta(days=3)
    plan = StopPlan(likely=date(2033, 1, 1))
    later = Closing(outcome=RunOutcome.POSTPONED, on=told, stop=plan)
    close_run(region, submission(), ref(started(region)), later, _share(region))
    (gp,) = region.register().gps_by_practice[OWN]
    assert gp.plan is not None
    assert (gp.plan.likely, gp.plan.said_on) == (plan.likely, told)
    assert len(gp.said) == 2


def test_the_own_evidence_counts_only_what_the_audience_sees(store: Store) -> None:
    import_rows(store, small_region())
    close_run(store, submission(), ref(started(store)), ENDED, _share(store))
    runs = [stored.run for stored in store.runs()]
    register = store.register()
    for role, count in ((Role.CONSULENT, 1), (Role.BOARD, 0)):
        seen = [run for run in runs if is_visible(run, register, Audience(role))]
        assert len(own_evidence("volgproef", seen).ended_on) == count


def _level(store: Store, agb: str) -> str:
    found = assess(
        store.register(),
        load_assumptions(DATA / "assumptions.yaml"),
        load_rules(DATA / "rules.yaml"),
        TODAY,
    )
    return next(practice.level for practice in found.practices if practice.agb == agb)


def test_the_level_of_the_practice_changes_because_the_run_ended_well(store: Store) -> None:
    """From flag to run to gate to the end; the neighbour has no room."""
    stops = {"geboortejaar": 1960, "stop_waarschijnlijk": TODAY + timedelta(days=90)}
    sheets = {
        "praktijken": [practice_row(OWN, patientenstop=PatientStop.YES, patienten=3000)],
        "huisartsen": [gp_row(OWN, **stops, zekerheid=5, opvolgingsstatus=Stage.NONE, fte=0.8)],
        "kandidaten": [],
    }
    import_rows(store, sheets)
    assert _level(store, OWN) == "acuut"
    stored = tick(store, started(store), "gesprek", "opdracht")
    with pytest.raises(InvalidInput, match="wacht op akkoord"):
        tick(store, stored, "instemming")
    tick(store, agree(store, stored), "instemming")
    close_run(store, submission(), ref(stored), ENDED, _share(store))
    # Of who came nothing but the name is known: no longer acute, and not safe either.
    assert _level(store, OWN) == "onbekend"


def test_a_vacant_practice_is_no_longer_open_when_somebody_started(store: Store) -> None:
    vacant = row(
        "huisartsen", praktijk_agb=OWN, vacant_sinds=date(2026, 3, 1), deelniveau=Level.PUBLIC
    )
    import_rows(store, {"praktijken": [practice_row(OWN)], "huisartsen": [vacant]})
    assert _level(store, OWN) in ("acuut", "onbekend")
    share = _share(store, f"{OWN}/vacant/2026-03-01")
    close_run(store, submission(), ref(started(store)), ENDED, share)
    (held,) = store.register().shares
    assert held.holder is Holder.GP
    assert _level(store, OWN) == "onbekend"
