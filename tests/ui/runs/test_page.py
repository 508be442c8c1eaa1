"""One run on its page: steps, gates, the clock, its plan and its end, for each role."""

from datetime import date

import pytest

from succession.playbook.run.events import RunOutcome
from succession.register import Role, Stage
from succession.store import Store, StoredRun
from succession.ui import viewing
from tests.playbook.followed import shipped
from tests.region import BEUK, EIK, LINDE, TODAY
from tests.ui.conftest import Open, table_with, undone
from tests.ui.run_pages import (
    CLOCK,
    END,
    FIRST,
    GATE,
    MEANS,
    PLAN,
    as_guest,
    at,
    closed,
    done,
    events,
    opened,
    words,
)
from tests.ui.started_runs import CONSULENT, DIRECTOR, started, tick


@pytest.fixture
def acute(store: Store) -> StoredRun:
    return started(store, EIK, playbook_id="overdracht-acuut", melding=TODAY)


@pytest.fixture
def takeover(store: Store) -> StoredRun:
    """One whose twelfth month went by yesterday."""
    return started(store, EIK, playbook_id="tijdelijke-overname", overname=date(2025, 11, 20))


def test_a_step_is_ticked_with_who_and_note_and_opened_again(
    open_page: Open, store: Store, acute: StoredRun
) -> None:
    app = at(open_page, acute)
    app.text_input(key=viewing.NAME_KEY).set_value("K. Smit").run()
    app = opened(app, FIRST)
    app.text_input(key=f"step.{FIRST}.note").set_value("gebeld")
    done(app.button(key=f"step.{FIRST}.tick").click().run())
    (event,) = store.runs()[0].run.events
    assert (event.step_id, event.by, event.note) == (FIRST, "K. Smit", "gebeld")
    done(opened(app, FIRST).button(key=f"step.{FIRST}.reopen").click().run())
    assert events(store)[-1] == ("heropend", FIRST)


def test_evidence_says_what_and_where_it_lies(
    open_page: Open, store: Store, acute: StoredRun
) -> None:
    app = opened(at(open_page, acute), FIRST)
    app.text_input(key=f"step.{FIRST}.proof.name").set_value("Verslag van J. Bos")
    app.text_input(key=f"step.{FIRST}.proof.place").set_value("map Eik")
    app = done(app.button(key=f"step.{FIRST}.proof.send").click().run())
    assert "ligt: map Eik" in words(opened(app, FIRST))
    undone(app)
    assert events(store) == []


def test_a_gate_blocks_until_everyone_agreed_and_the_heirs_may_open_it(
    open_page: Open, store: Store, acute: StoredRun
) -> None:
    app = opened(at(open_page, acute), GATE)
    assert app.button(key=f"step.{GATE}.tick").disabled
    for role, speaker in (
        ("praktijkhouder", "erven"),
        ("hagro", "hagro"),
        ("verzekeraar", "verzekeraar"),
    ):
        form = f"step.{GATE}.gate.{role}"
        app.selectbox(key=f"{form}.role").set_value(speaker)
        app.text_input(key=f"{form}.name").set_value("J. Bos")
        app.text_input(key=f"{form}.reason").set_value("verklaring van erfrecht")
        app = opened(done(app.button(key=f"{form}.agree").click().run()), GATE)
    assert "akkoord door J. Bos, Erven van de praktijkhouder" in words(app)
    done(app.button(key=f"step.{GATE}.tick").click().run())
    assert events(store)[-1] == ("gedaan", GATE)


def test_a_substitute_without_a_reason_opens_nothing(
    open_page: Open, store: Store, acute: StoredRun
) -> None:
    app, form = opened(at(open_page, acute), GATE), f"step.{GATE}.gate.praktijkhouder"
    app.selectbox(key=f"{form}.role").set_value("erven")
    app.text_input(key=f"{form}.name").set_value("J. Bos")
    app = app.button(key=f"{form}.agree").click().run()
    assert app.error
    assert events(store) == []


def test_month_twelve_without_intention_letter_is_red_by_word_and_shape_until_decided(
    open_page: Open, store: Store, takeover: StoredRun
) -> None:
    app = at(open_page, takeover, CLOCK)
    said = words(app)
    assert "Maand 12 van 24 na overname" in said
    assert "▲" in said
    assert "Een nevenvestiging" in said
    assert any("Rood" in error.value for error in app.error)
    reds = len(app.error)
    app.radio(key="run.limit.1.choice").set_value("Een duo.")
    app.text_input(key="run.limit.1.reason").set_value("er is één kandidaat")
    app = app.button(key="run.limit.1.send").click().run()
    assert not app.exception
    assert len(app.error) == reds - 1


def test_a_limit_is_put_off_only_with_a_day(
    open_page: Open, store: Store, takeover: StoredRun
) -> None:
    app = at(open_page, takeover, CLOCK)
    app.radio(key="run.limit.1.choice").set_value("Verlengen tot een latere dag")
    app.text_input(key="run.limit.1.reason").set_value("kandidaat wacht op bank")
    app = app.button(key="run.limit.1.send").click().run()
    assert "tot welke dag" in words(app)
    app.date_input(key="run.limit.1.until").set_value(date(2027, 2, 1))
    app = app.button(key="run.limit.1.send").click().run()
    assert "verlengd tot 1 februari 2027" in words(app)


def test_a_stop_criterion_that_is_met_asks_a_decision(
    open_page: Open, store: Store, takeover: StoredRun
) -> None:
    app = at(open_page, takeover, CLOCK)
    app.radio(key="run.stop.0.is").set_value("ja")
    app = app.button(key="run.stop.send").click().run()
    assert not app.exception
    assert "besluit uiterlijk op" in words(app)
    app.text_input(key="run.stop.0.choice").set_value("We stoppen op 1 januari.")
    app.text_input(key="run.stop.0.reason").set_value("geen huisarts meer")
    app = app.button(key="run.stop.0.send").click().run()
    assert not app.exception
    assert "besluit uiterlijk op" not in words(app)


def test_a_move_is_told_before_it_is_done(open_page: Open, store: Store) -> None:
    run = started(store, BEUK, overdracht=date(2030, 1, 1))
    app = at(open_page, run, PLAN)
    app.date_input(key=f"run.move.{run.run.run_id}.overdracht.to").set_value(date(2030, 4, 1)).run()
    assert "schuift" in words(app)
    assert events(store) == []
    app.text_input(key="run.move.reason").set_value("opvolger kan later")
    done(app.button(key="run.move.send").click().run())
    assert dict(store.runs()[0].run.anchors) == {"overdracht": date(2030, 4, 1)}
    undone(app)
    assert dict(store.runs()[0].run.anchors) == {"overdracht": date(2030, 1, 1)}


def test_a_role_gets_a_person_and_a_fact_becomes_known(
    open_page: Open, store: Store, acute: StoredRun
) -> None:
    app, run_id = at(open_page, acute, MEANS), acute.run.run_id
    app.text_input(key=f"run.people.{run_id}.waarnemer").set_value("W. de Wit")
    app = done(app.button(key="run.people.send").click().run())
    app.selectbox(key=f"run.facts.{run_id}.zorg_verantwoord#1").set_value("nee")
    done(app.button(key="run.facts.send").click().run())
    run = store.runs()[0].run
    assert run.people == {"waarnemer": "W. de Wit"}
    assert dict(run.given)["zorg_verantwoord"] == "nee"


def test_a_role_and_a_fact_are_taken_back(open_page: Open, store: Store, acute: StoredRun) -> None:
    app, run_id = at(open_page, acute, MEANS), acute.run.run_id
    app.text_input(key=f"run.people.{run_id}.waarnemer").set_value("W. de Wit")
    app = undone(app.button(key="run.people.send").click().run())
    assert app.text_input(key=f"run.people.{run_id}.waarnemer#2").value == ""
    app.selectbox(key=f"run.facts.{run_id}.zorg_verantwoord#2").set_value("nee")
    undone(app.button(key="run.facts.send").click().run())
    run = store.runs()[0].run
    assert run.people == {}
    assert dict(run.given)["zorg_verantwoord"] == "onbekend"


def test_closing_writes_the_register_and_leaves_a_lesson(open_page: Open, store: Store) -> None:
    run = started(store, LINDE, overdracht=date(2028, 7, 1))
    app = at(open_page, run, END)
    app.radio(key="run.close.outcome").set_value(RunOutcome.STARTED).run()
    app.text_input(key="run.close.successor").set_value("S. Nieuw")
    app.text_input(key="run.close.lesson").set_value("eerder begonnen helpt")
    app = done(closed(app))
    (share,) = store.register().shares_by_practice[LINDE]
    assert (share.gp_key, share.succession.stage) == ("S. Nieuw", Stage.UNKNOWN)
    app = app.segmented_control(key="run.part").set_value("Terugblik").run()
    assert "eerder begonnen helpt" in words(app)


def test_closing_asks_what_the_register_must_know(open_page: Open, store: Store) -> None:
    app = at(open_page, started(store, LINDE, overdracht=date(2028, 7, 1)), END)
    app.radio(key="run.close.outcome").set_value(RunOutcome.POSTPONED).run()
    app = closed(app)
    assert app.error
    assert store.runs()[0].run.closing is None


def test_the_time_line_has_the_list_of_what_must_not_slip(
    open_page: Open, acute: StoredRun
) -> None:
    app = at(open_page, acute, "Tijdlijn")
    assert len(table_with(app, "speling")) > 1


def test_a_guest_sees_the_steps_of_his_part_and_only_his_own_run(
    open_page: Open, store: Store
) -> None:
    own = started(store, LINDE, overdracht=date(2028, 7, 1))
    other = started(store, EIK, overdracht=date(2028, 7, 1))
    app = as_guest(open_page, own, LINDE, "opvolger")
    labels = " ".join(expander.label for expander in app.expander).lower()
    assert "boekenonderzoek" in labels
    assert "fiscaal" not in labels
    assert app.segmented_control(key="run.part").options == ["Stappen", "Tijdlijn"]
    app = as_guest(open_page, other, LINDE, "opvolger")
    assert not app.header


def test_a_guest_ticks_and_agrees_for_himself_alone(open_page: Open, store: Store) -> None:
    run = started(store, LINDE, overdracht=date(2028, 7, 1))
    app = opened(as_guest(open_page, run, LINDE, "praktijkhouder"), "c5-intentieverklaring")
    keys = {button.key for button in app.button}
    assert "step.c5-intentieverklaring.gate.praktijkhouder.agree" in keys
    assert "step.c5-intentieverklaring.gate.opvolger.agree" not in keys
    form = app.selectbox(key="step.c5-intentieverklaring.gate.praktijkhouder.role")
    assert form.options == ["Praktijkhouder"]


def test_a_guest_is_offered_to_tick_what_names_him_and_to_note_on_the_rest(
    open_page: Open, store: Store
) -> None:
    run = started(store, LINDE, overdracht=date(2028, 7, 1))
    others, own = "00-rol-en-grenzen", "a1-verkennend-gesprek"
    assert "praktijkhouder" in shipped("stappenplan-overdracht").step_by_id[own].roles
    app = opened(as_guest(open_page, run, LINDE, "praktijkhouder"), others, own)
    keys = {button.key for button in app.button}
    assert {f"step.{own}.tick", f"step.{own}.proof.send", f"step.{own}.keep"} <= keys
    assert not {f"step.{others}.tick", f"step.{others}.proof.send"} & keys
    app.text_input(key=f"step.{others}.note").set_value("gelezen")
    done(app.button(key=f"step.{others}.keep").click().run())
    assert events(store) == [("notitie", others)]


def test_a_board_member_reads_a_run_and_ticks_nothing(open_page: Open, store: Store) -> None:
    run = started(store, BEUK, DIRECTOR, overdracht=date(2030, 1, 1))
    step = "00-rol-en-grenzen"
    for role, may_tick in ((Role.BOARD, False), (Role.DIRECTORS, True)):
        app = opened(at(open_page, run, role=role), step)
        assert app.header
        assert (f"step.{step}.tick" in {button.key for button in app.button}) == may_tick


def test_a_run_goes_to_paper_and_to_the_calendar(open_page: Open, acute: StoredRun) -> None:
    app = at(open_page, acute)
    labels = {button.proto.label for button in app.get("download_button")}
    assert {"PDF", "Word", "In mijn agenda (.ics)"} <= labels


def test_what_is_done_stays_done_on_the_page(
    open_page: Open, store: Store, acute: StoredRun
) -> None:
    tick(store, acute, FIRST)
    app = at(open_page, acute)
    assert any("gedaan op" in expander.label for expander in app.expander)
    assert CONSULENT.name in " ".join(expander.label for expander in app.expander).replace("\\", "")
