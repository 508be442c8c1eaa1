"""The parts of a run's page: how it ends, what a guest finds, time, people and versions."""

from datetime import date

import pytest

from succession.actions.permission import Submission
from succession.actions.register import RowEdit, RowRef, edit_row
from succession.actions.replanning import AnchorMove, move_anchor
from succession.playbook.run.events import RunOutcome
from succession.register import Role, StopPlan
from succession.store import Store, StoredRun
from succession.ui import files_read, viewing
from succession.ui.frame import navigation
from tests.region import BEUK, EIK, LINDE, NOW, TODAY
from tests.ui.conftest import Open, table_with
from tests.ui.run_pages import END, FIRST, MEANS, PLAN, as_guest, at, closed, done, events, words
from tests.ui.started_runs import CONSULENT, DIRECTOR, TRANSFER, ref, started, tick


@pytest.fixture
def acute(store: Store) -> StoredRun:
    return started(store, EIK, playbook_id="overdracht-acuut", melding=TODAY)


def test_a_stop_that_is_put_off_is_a_range_with_how_certain_it_is(
    open_page: Open, store: Store
) -> None:
    app = at(open_page, started(store, LINDE, overdracht=date(2028, 7, 1)), END)
    app.radio(key="run.close.outcome").set_value(RunOutcome.POSTPONED).run()
    app.text_input(key="run.close.stop_vroegst").set_value("2030")
    app.text_input(key="run.close.stop_waarschijnlijk").set_value("07-2031")
    app.text_input(key="run.close.stop_laatst").set_value("2032")
    app.segmented_control(key="run.close.zekerheid").set_value(4)
    done(closed(app))
    (owner,) = store.register().gps_by_practice[LINDE]
    assert owner.plan is not None
    assert owner.plan == StopPlan(
        earliest=date(2030, 1, 1),
        likely=date(2031, 7, 1),
        latest=date(2032, 12, 31),
        certainty=4,
        said_on=TODAY,
    )
    assert len(owner.said) == 2


def test_a_plan_out_of_order_or_without_certainty_is_refused_with_all_problems(
    open_page: Open, store: Store
) -> None:
    app = at(open_page, started(store, LINDE, overdracht=date(2028, 7, 1)), END)
    app.radio(key="run.close.outcome").set_value(RunOutcome.POSTPONED).run()
    app.text_input(key="run.close.stop_vroegst").set_value("2033")
    app.text_input(key="run.close.stop_laatst").set_value("2030")
    app = closed(app)
    assert len(table_with(app, "oplossing")) == 2
    assert store.runs()[0].run.closing is None


def test_a_guest_reads_how_it_ended_and_not_what_was_learnt(open_page: Open, store: Store) -> None:
    run = started(store, LINDE, overdracht=date(2028, 7, 1))
    app = at(open_page, run, END)
    app.radio(key="run.close.outcome").set_value(RunOutcome.NOTHING).run()
    app.text_area(key="run.close.otherwise").set_value("de prijs was te hoog")
    app.text_input(key="run.close.lesson").set_value("eerder begonnen helpt")
    done(closed(app))
    app = as_guest(open_page, run, LINDE, "opvolger")
    app = app.segmented_control(key="run.part").set_value("Terugblik").run()
    assert "Gestopt zonder resultaat" in words(app)
    assert "prijs" not in words(app)
    app = open_page(navigation.PLAYBOOKS, Role.GUEST)
    app.selectbox(key=viewing.PRACTICE_KEY).set_value(LINDE).run()
    app = app.segmented_control(key="playbooks.part").set_value("Bibliotheek").run()
    assert not app.exception
    assert "eerder begonnen helpt" not in words(app)


def test_a_guest_finds_no_limit_alarm_or_clock(open_page: Open, store: Store) -> None:
    run = started(store, LINDE, playbook_id="tijdelijke-overname", overname=date(2025, 11, 20))
    assert "Maand 12 van 24" in words(at(open_page, run))
    app = as_guest(open_page, run, LINDE, "praktijkhouder")
    assert not app.error
    assert "Maand 12 van 24" not in words(app)
    app = app.segmented_control(key="run.part").set_value("Tijdlijn").run()
    assert "Uiterlijk beginnen met het draaiboek" not in [head.value for head in app.subheader]


def test_the_time_line_tells_when_it_had_to_begin(open_page: Open, acute: StoredRun) -> None:
    app = at(open_page, acute, "Tijdlijn")
    assert "Uiterlijk beginnen met het draaiboek" in [head.value for head in app.subheader]
    assert len(table_with(app, "begonnen")) == 1
    assert len(table_with(app, "speling")) > 10


def test_the_list_of_steps_shows_what_is_asked_for(
    open_page: Open, store: Store, acute: StoredRun
) -> None:
    tick(store, acute, FIRST)
    app = at(open_page, acute)
    everything = len(app.expander)
    app = app.segmented_control(key="run.shown").set_value("Nog te doen").run()
    assert len(app.expander) == everything - 1
    assert not any("gedaan op" in expander.label for expander in app.expander)


def test_several_names_are_one_form_and_one_change(
    open_page: Open, store: Store, acute: StoredRun
) -> None:
    app, run_id = at(open_page, acute, MEANS), acute.run.run_id
    for role, name in (("waarnemer", "W. de Wit"), ("hagro", "H. Blok")):
        app.text_input(key=f"run.people.{run_id}.{role}").set_value(name)
    before = len(store.audit(99))
    done(app.button(key="run.people.send").click().run())
    assert store.runs()[0].run.people == {"waarnemer": "W. de Wit", "hagro": "H. Blok"}
    assert len(store.audit(99)) == before + 1


def test_nothing_typed_is_nothing_said(open_page: Open, store: Store, acute: StoredRun) -> None:
    app = at(open_page, acute, MEANS)
    for form in ("people", "facts"):
        app = app.button(key=f"run.{form}.send").click().run()
        assert not app.exception
        assert not app.error
    assert events(store) == []


def test_a_newer_version_shows_its_days_before_it_is_taken_over(
    open_page: Open, store: Store
) -> None:
    text = files_read.playbook_text(TRANSFER).replace("versie: 3", "versie: 1")
    due = "uiterlijk: 50 maanden voor overdracht"
    assert due in text
    run = started(
        store, BEUK, text=text.replace(due, due.replace("50", "49"), 1), overdracht=date(2031, 1, 1)
    )
    app = at(open_page, run, PLAN)
    rows = table_with(app, "wordt")
    assert "gewijzigd en verschuift" in list(rows["wat"])
    assert events(store) == []
    done(app.button(key="run.version.send").click().run())
    assert store.runs()[0].run.playbook_version == 3


def test_a_due_check_of_the_stop_criteria_is_asked_on_every_part(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = started(store, BEUK, overdracht=date(2031, 1, 1))
    assert "Loop de stopcriteria na" not in words(at(open_page, run))
    monkeypatch.setenv("SUCCESSION_TODAY", "2027-01-04")
    assert "Loop de stopcriteria na" in words(at(open_page, run))


def test_a_move_after_that_of_another_says_so_and_keeps_what_was_typed(
    open_page: Open, store: Store
) -> None:
    run = started(store, BEUK, overdracht=date(2030, 1, 1))
    app = at(open_page, run, PLAN)
    app.date_input(key=f"run.move.{run.run.run_id}.overdracht.to").set_value(date(2030, 4, 1)).run()
    app.text_input(key="run.move.reason").set_value("opvolger kan later")
    theirs = AnchorMove("overdracht", date(2029, 10, 1), "het pand komt eerder vrij")
    move_anchor(store, Submission(DIRECTOR, "verzetten", NOW), ref(run), theirs)
    app = app.button(key="run.move.send").click().run()
    assert dict(store.runs()[0].run.anchors) == {"overdracht": date(2029, 10, 1)}
    assert "Dit draaiboek is intussen gewijzigd door D. Vos" in words(app)
    (line,) = table_with(app, "u typte").to_dict("records")
    assert (line["was"], line["is nu"]) == ("1 januari 2030", "1 oktober 2029")
    assert app.text_input(key="run.move.reason#1").value == "opvolger kan later"
    done(app.button(key="run.move.send").click().run())
    assert dict(store.runs()[0].run.anchors) == {"overdracht": date(2030, 4, 1)}


def test_a_stop_put_off_after_another_changed_it_is_a_conflict(
    open_page: Open, store: Store
) -> None:
    place = ("huisartsen", f"{LINDE}/01100001")
    app = at(open_page, started(store, LINDE, overdracht=date(2028, 7, 1)), END)
    app.radio(key="run.close.outcome").set_value(RunOutcome.POSTPONED).run()
    app.text_input(key="run.close.stop_waarschijnlijk").set_value("07-2031").run()
    app.segmented_control(key="run.close.zekerheid").set_value(4).run()
    theirs = {"stop_waarschijnlijk": date(2029, 3, 1), "zekerheid": 5}
    edit = RowEdit(RowRef(*place, store.versions()[place]), theirs)
    edit_row(store, Submission(CONSULENT, "anna", NOW), edit)
    app = closed(app)
    (owner,) = store.register().gps_by_practice[LINDE]
    assert owner.plan is not None
    assert owner.plan.likely == date(2029, 3, 1)
    assert store.runs()[0].run.closing is None
    assert "Het register is intussen gewijzigd bij het aandeel" in words(app)
