"""What was said is added to, never overwritten, and bears its source and its day."""

from datetime import date, timedelta

from succession.register import Stage, StopPlan
from succession.store import Store
from tests.store.builders import NOW, changed, import_rows, small_region, submission_at, undo

LATER = NOW + timedelta(days=400)
FIRST = StopPlan(likely=date(2029, 7, 1), certainty=3)


def test_a_changed_plan_stands_after_the_one_that_was_said_before(store: Store) -> None:
    region = small_region()
    import_rows(store, region)
    sooner = changed(region, "huisartsen", 0, stop_waarschijnlijk=date(2028, 7, 1))
    import_rows(store, sooner, sent=submission_at(LATER))
    second = StopPlan(likely=date(2028, 7, 1), certainty=3, said_on=LATER.date())
    assert store.register().gps[0].said == (FIRST, second)


def test_a_plan_taken_back_leaves_the_history_and_no_dated_plan(store: Store) -> None:
    region = small_region()
    import_rows(store, region)
    taken_back = changed(region, "huisartsen", 0, stop_waarschijnlijk=None, zekerheid=None)
    import_rows(store, taken_back, sent=submission_at(LATER))
    gp = store.register().gps[0]
    assert gp.said == (FIRST, StopPlan(said_on=LATER.date()))
    assert gp.plan is not None
    assert not gp.plan.is_dated


def test_another_change_says_nothing_about_stopping(store: Store) -> None:
    region = small_region()
    import_rows(store, region)
    import_rows(store, changed(region, "huisartsen", 0, fte=0.6), sent=submission_at(LATER))
    assert store.register().gps[0].said == (FIRST,)


def test_a_stage_that_changes_is_known_since_that_day(store: Store) -> None:
    region = changed(small_region(), "huisartsen", 0, opvolgingsstatus=Stage.SEARCHING)
    import_rows(store, region)
    assert store.register().shares[0].succession.stage_since is None
    found = changed(region, "huisartsen", 0, opvolgingsstatus=Stage.CANDIDATE)
    import_rows(store, found, sent=submission_at(LATER))
    succession = store.register().shares[0].succession
    assert (succession.stage, succession.stage_since) == (Stage.CANDIDATE, LATER.date())


def test_each_field_keeps_the_source_and_the_day_of_its_present_value(store: Store) -> None:
    region = small_region()
    import_rows(store, region, file="oud.xlsx")
    later = changed(region, "praktijken", 0, patienten=2600)
    import_rows(store, later, file="nieuw.xlsx", sent=submission_at(LATER))
    sources = {(s.sheet, s.field): s for s in store.sources("01000001")}
    assert sources["praktijken", "patienten"].source == "import nieuw.xlsx"
    assert sources["praktijken", "patienten"].known_since == LATER.date()
    assert sources["praktijken", "naam"].source == "import oud.xlsx"
    assert sources["huisartsen", "geboortejaar"].known_since == NOW.date()
    assert ("praktijken", "hagro") not in sources, "what is unknown has no source"


def test_undo_takes_back_what_the_import_said(store: Store) -> None:
    region = small_region()
    import_rows(store, region, file="oud.xlsx")
    before = (store.register(), store.sources("01000001"), store.versions())
    later = changed(
        region, "huisartsen", 0, stop_waarschijnlijk=None, opvolgingsstatus=Stage.SIGNED
    )
    later["praktijken"] = later["praktijken"][:1]
    later["huisartsen"] = later["huisartsen"][:1]
    import_rows(store, later, sent=submission_at(LATER))
    undo(store)
    assert (store.register(), store.sources("01000001"), store.versions()) == before


def test_whoever_is_removed_and_comes_back_by_undo_has_his_history(store: Store) -> None:
    region = small_region()
    import_rows(store, region)
    import_rows(store, changed(region, "huisartsen", 0, zekerheid=5), sent=submission_at(LATER))
    before = store.register()
    import_rows(store, {})
    undo(store)
    assert store.register() == before
    assert len(before.gps[0].said) == 2
