"""Talks as a consulent holds them: the list, the sheets, the form, and what comes after."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.permission import Actor, Submission
from succession.actions.preparing import keep_template
from succession.actions.register import RowEdit, RowRef, edit_row
from succession.register import Audience, Level, Role
from succession.store import Store
from succession.talks.talk import PromiseOutcome, Side, Talk
from succession.ui.frame import navigation
from tests.region import BEUK, LINDE, NOW, TODAY, mark_of
from tests.ui.conftest import Open, table_with, undone

VISSER = mark_of(f"{LINDE}/01100001")
DE_BOER = mark_of(f"{BEUK}/01100002")
LIKELY = "huisartsen.stop_waarschijnlijk"


def _of(elements: Sequence[Any], ending: str) -> Any:
    """The one control whose key ends so, but for the number of the form."""
    (found,) = [one for one in elements if re.sub(r"#\d+", "", str(one.key)).endswith(ending)]
    return found


def _said(app: AppTest) -> str:
    assert not app.exception
    texts = (*app.title, *app.markdown, *app.caption, *app.subheader, *app.success)
    return "\n".join(str(text.value) for text in texts).replace("\\", "")


def _section(app: AppTest, name: str) -> AppTest:
    app = app.segmented_control(key="talk.section").set_value(name).run()
    assert not app.exception
    return app


def _form(open_page: Open, mark: str = VISSER) -> AppTest:
    return _section(open_page(navigation.TALKS, gesprek=mark), "Gesprek")


def _fill(app: AppTest) -> AppTest:
    _of(app.select_slider, f".{LIKELY}").set_value(2030).run()
    _of(app.segmented_control, ".huisartsen.zekerheid").set_value(5).run()
    _of(app.selectbox, ".obstakel.1").select("pand").run()
    _of(app.text_input, ".afspraak.1.wat").set_value("Profiel opstellen").run()
    _of(app.date_input, ".afspraak.1.wanneer").set_value(TODAY + timedelta(days=30)).run()
    return _of(app.date_input, ".gesprek.volgend").set_value(TODAY + timedelta(days=180)).run()


def _hold(app: AppTest) -> AppTest:
    return _of(app.button, ".hold").click().run()


def _only(store: Store) -> Talk:
    (talk,) = store.talks()
    return talk


def _listed(app: AppTest) -> list[str]:
    """Who stands on the list, from the top."""
    named = [one for one in app.button if str(one.key).startswith("talks.open.")]
    return [one.label.replace("\\", "") for one in named]


def test_the_list_stands_in_two_orders(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS)
    act = _listed(app)
    learn = _listed(app.segmented_control(key="talks.order").set_value("leren").run())
    assert act[0] == "A. Visser"
    assert learn[0] == "B. de Boer"
    assert sorted(act) == sorted(learn)
    assert "Wat is het geboortejaar? Dat is onbekend." in _said(app)


def test_the_order_and_the_choice_stand_in_the_address(open_page: Open, store: Store) -> None:
    asked = {"volgorde": "leren", "hagro-van": "Zuid"}
    app = open_page(navigation.TALKS, **asked)
    assert _listed(app) == ["D. Bakker"]
    app.segmented_control(key="talks.order").set_value("handelen").run()
    assert app.query_params["hagro-van"] == "Zuid"
    assert "volgorde" not in app.query_params


def test_the_list_is_narrowed_to_a_hagro(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS)
    app.selectbox(key="talks.hagro-van").select("Zuid").run()
    assert len(_listed(app)) == 1
    app.selectbox(key="talks.hagro-van").select("iedereen").run()
    assert len(_listed(app)) == 4


def test_the_first_line_says_with_how_many_a_talk_is_needed(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS)
    app.toggle(key="talks.due").set_value(True).run()
    assert app.title[0].value == "Met 4 praktijkhouders is nu een gesprek nodig."


def test_that_nobody_answered_stands_at_the_name_and_not_after_a_talk(
    open_page: Open, store: Store
) -> None:
    app = open_page(navigation.TALKS)
    app.button(key=f"talks.missed.{VISSER}.send").click().run()
    assert not app.error
    (call,) = store.missed_calls()
    assert (call.row_key, call.on) == (f"{LINDE}/01100001", TODAY)
    assert "consulent belde 21-11-2026, geen gehoor" in _said(app)
    assert "geen gehoor" in _said(open_page(navigation.TALKS, gesprek=VISSER))
    _hold(_fill(_form(open_page)))
    assert "belde" not in _said(open_page(navigation.TALKS))


def test_from_a_line_the_form_is_one_click(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS).button(key=f"talks.hold.{VISSER}").click().run()
    assert _of(app.button, ".hold").label == "Gesprek bewaren"


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("Agenda", "later dan het ritme vraagt"),
        ("Afspraken", "Er staan geen afspraken open."),
        ("Wat we leerden", "Er is nog te weinig gezegd"),
    ],
)
def test_each_section_of_the_region_opens(
    open_page: Open, store: Store, section: str, words: str
) -> None:
    app = open_page(navigation.TALKS)
    app.segmented_control(key="talks.section").set_value(section).run()
    assert words in _said(app)


def test_the_year_follows_the_days_that_are_chosen(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS)
    app.segmented_control(key="talks.section").set_value("Agenda").run()
    days = {day.date() for day in app.dataframe[0].value["dag"]}
    assert date(2026, 11, 24) in days  # a Tuesday
    app.pills(key="talks.plan.days").set_value([]).run()
    assert "4" in next(e.label for e in app.expander if "Zonder plek" in e.label)


def test_an_address_that_names_nobody_gives_the_list(open_page: Open, store: Store) -> None:
    said = _said(open_page(navigation.TALKS, gesprek="000000"))
    assert "is nu een gesprek nodig" in said


def test_both_sheets_stand_on_screen(open_page: Open, store: Store) -> None:
    said = _said(open_page(navigation.TALKS, gesprek=VISSER))
    assert "Samen vooruitkijken met uw praktijk" in said
    assert "Voorbereiding op het gesprek" in said


def test_what_is_filled_in_is_kept_at_once_and_nothing_is_written(
    open_page: Open, store: Store
) -> None:
    before = store.register()
    app = _form(open_page)
    assert store.talks() == ()
    app = _fill(app)
    assert not app.error
    draft = _only(store)
    assert not draft.is_held
    answer = draft.answer(LIKELY)
    assert answer is not None
    assert (answer.value, answer.level) == (date(2030, 7, 1), Level.CONFIDENTIAL)
    assert store.register() == before
    again = _form(open_page)
    assert "U gaat verder" in "".join(info.value for info in again.info)
    assert _of(again.select_slider, f".{LIKELY}").value == 2030
    assert _of(again.text_input, ".afspraak.1.wat").value == "Profiel opstellen"


def test_a_draft_keeps_the_last_of_several_changes(open_page: Open, store: Store) -> None:
    app = _form(open_page)
    for year in (2030, 2031, 2030):
        _of(app.select_slider, f".{LIKELY}").set_value(year).run()
        assert not app.error
    answer = _only(store).answer(LIKELY)
    assert answer is not None
    assert answer.value == date(2030, 7, 1)


def test_a_field_that_somebody_else_filled_meanwhile_is_not_overwritten(
    open_page: Open, store: Store
) -> None:
    mine, theirs = _form(open_page), _form(open_page)
    _of(theirs.select_slider, f".{LIKELY}").set_value(2031).run()
    _of(mine.select_slider, f".{LIKELY}").set_value(2030).run()
    assert "intussen" in mine.error[0].value
    answer = _only(store).answer(LIKELY)
    assert answer is not None
    assert answer.value == date(2031, 7, 1)
    mine.run()
    assert not mine.error
    assert _of(mine.select_slider, f".{LIKELY}").value == 2031


def test_a_talk_about_a_row_that_another_changed_says_so_and_keeps_what_was_filled_in(
    open_page: Open, store: Store
) -> None:
    mine, place = _fill(_form(open_page)), ("huisartsen", f"{LINDE}/01100001")
    anna = Actor("A. Jansen", Audience(Role.CONSULENT))
    edit = RowEdit(RowRef(*place, store.versions()[place]), {"fte": 0.6})
    edit_row(store, Submission(anna, "anna", NOW), edit)
    mine = _hold(mine.run())
    assert not _only(store).is_held
    assert "A. Visser is intussen gewijzigd door A. Jansen" in mine.warning[0].value.replace(
        "\\", ""
    )
    (line,) = table_with(mine, "u typte").to_dict("records")
    assert (line["gegeven"], line["was"], line["is nu"]) == ("Fte", "0,9", "0,6")
    assert _of(mine.select_slider, f".{LIKELY}").value == 2030
    assert not _hold(mine).warning
    assert _only(store).is_held


def test_a_talk_goes_into_the_register_and_its_effect_is_shown(
    open_page: Open, store: Store
) -> None:
    app = _fill(_form(open_page))
    _of(app.segmented_control, ".gesprek.deelniveau").set_value(Level.BOARD).run()
    app = _hold(app)
    assert not app.error
    assert "Het gesprek met A. Visser is bewaard." in _said(app)
    assert "Verwacht open aandeel binnen 5 jaar: van" in _said(app)
    talk = _only(store)
    assert (talk.held_on, talk.next_talk) == (TODAY, TODAY + timedelta(days=180))
    assert [(p.what, p.side) for p in talk.promises] == [("Profiel opstellen", Side.ZORGGROEP)]
    gp = next(gp for gp in store.register().gps if gp.name == "A. Visser")
    assert [plan.likely for plan in gp.said] == [date(2028, 7, 1), date(2030, 7, 1)]
    assert gp.last_talk == TODAY


def test_one_choice_on_top_says_who_may_know_and_a_lock_makes_an_exception(
    open_page: Open, store: Store
) -> None:
    app = _fill(_form(open_page))
    _of(app.segmented_control, ".level.obstacles").set_value(Level.CONFIDENTIAL).run()
    _of(app.segmented_control, ".gesprek.deelniveau").set_value(Level.BOARD).run()
    _of(app.text_input, ".praktijken.spreekkamers").set_value("3").run()
    again = _form(open_page)  # a reload forgets neither
    levels = {answer.name: answer.level for answer in _only(store).answers}
    assert levels[LIKELY] is Level.BOARD
    assert levels["obstakel.1"] is Level.CONFIDENTIAL
    assert levels["praktijken.spreekkamers"] is Level.PUBLIC
    _hold(again)
    held = {answer.name: answer.level for answer in _only(store).answers}
    assert held == {name: level for name, level in levels.items() if name in held}
    assert {LIKELY, "obstakel.1"} <= set(held)
    assert not [name for name in held if name.startswith(("slot.", "gesprek."))]


def test_the_same_talk_from_two_windows_is_written_once(open_page: Open, store: Store) -> None:
    _fill(_form(open_page))
    first, second = _form(open_page), _form(open_page)
    assert not _hold(first).error
    _hold(second)
    assert [talk.is_held for talk in store.talks()] == [True]
    gp = next(gp for gp in store.register().gps if gp.name == "A. Visser")
    assert len(gp.said) == 2


def test_what_cannot_be_read_is_said_at_its_field_and_stops_the_talk(
    open_page: Open, store: Store
) -> None:
    app = _form(open_page)
    _of(app.text_input, ".praktijken.spreekkamers").set_value("drie").run()
    assert app.error
    version = store.data_version()
    _hold(app)
    assert any("Er is niets gewijzigd" in error.value for error in app.error)
    assert store.data_version() == version


def test_a_promise_without_a_day_is_asked_for(open_page: Open, store: Store) -> None:
    app = _form(open_page)
    _of(app.text_input, ".afspraak.1.wat").set_value("Profiel opstellen").run()
    _hold(app)
    assert "afspraak 1 heeft geen dag" in str(table_with(app, "oplossing")["wat"].tolist())
    assert not _only(store).is_held


def test_a_draft_can_be_thrown_away(open_page: Open, store: Store) -> None:
    app = _fill(_form(open_page))
    was = _only(store)
    _of(app.button, ".drop").click().run()
    assert store.talks() == ()
    assert _of(app.select_slider, f".{LIKELY}").value is None
    undone(app)
    assert replace(_only(store), version=was.version) == was
    assert _of(app.select_slider, f".{LIKELY}").value == 2030
    assert _of(app.text_input, ".afspraak.1.wat").value == "Profiel opstellen"


def test_after_the_talk_its_effect_its_letter_and_its_promises_are_there(
    open_page: Open, store: Store
) -> None:
    app = _hold(_fill(_form(open_page)))
    said = _said(app)
    assert "Verwacht open aandeel binnen 5 jaar: van" in said
    assert "Profiel opstellen — zorggroep" in said
    _of(app.button, f".{PromiseOutcome.KEPT.value}").click().run()
    assert not app.error
    assert _only(store).promises[0].outcome is PromiseOutcome.KEPT
    app.button(key=f"agree.{_only(store).talk_id}.send").click().run()
    assert _only(store).agreed_on == TODAY
    assert "Akkoord van de praktijkhouder" in _said(app)


def test_what_is_done_after_a_talk_is_taken_back(open_page: Open, store: Store) -> None:
    app = _hold(_fill(_form(open_page)))
    was, key = _only(store), f"next.{_only(store).talk_id}"
    _of(app.button, f".{PromiseOutcome.KEPT.value}").click().run()
    assert "De afspraak „Profiel opstellen” is gedaan." in _said(app)
    assert "„Profiel opstellen” staat weer open." in _said(undone(app))
    app.button(key=f"agree.{was.talk_id}.send").click().run()
    undone(app)
    _of(app.date_input, f"{key}.day").set_value(TODAY + timedelta(days=90))
    app.button(key=f"{key}.send").click().run()
    assert "Het volgende gesprek is op 19 februari 2027." in _said(app)
    undone(app)
    assert replace(_only(store), version=was.version, sequence=was.sequence) == was


def test_the_next_talk_is_moved_and_the_list_follows(open_page: Open, store: Store) -> None:
    app = _hold(_fill(_form(open_page)))
    talk = _only(store)
    key = f"next.{talk.talk_id}"
    app.date_input(key=f"{key}.day").set_value(TODAY + timedelta(days=90))
    app.button(key=f"{key}.send").click().run()
    assert not app.error
    assert (_only(store).next_talk, _only(store).sequence) == (TODAY + timedelta(days=90), 1)
    assert "aan de beurt 19-02-2027" in _said(open_page(navigation.TALKS))


def test_a_promise_is_moved_from_the_list_of_all(open_page: Open, store: Store) -> None:
    _hold(_fill(_form(open_page)))
    app = open_page(navigation.TALKS)
    app.segmented_control(key="talks.section").set_value("Afspraken").run()
    _of(app.date_input, ".day").set_value(TODAY + timedelta(days=60)).run()
    _of(app.button, ".move").click().run()
    assert not app.error
    assert _only(store).promises[0].due == TODAY + timedelta(days=60)
    undone(app)
    assert _only(store).promises[0].due == TODAY + timedelta(days=30)


def test_a_promise_that_somebody_moved_meanwhile_says_so_and_keeps_the_day(
    open_page: Open, store: Store
) -> None:
    _hold(_fill(_form(open_page)))
    days = [TODAY + timedelta(days=number) for number in (40, 60)]
    pages = [open_page(navigation.TALKS) for _ in days]
    for app, day in zip(pages, days, strict=True):
        app.segmented_control(key="talks.section").set_value("Afspraken").run()
        _of(app.date_input, ".day").set_value(day).run()
    for app in pages:
        _of(app.button, ".move").click().run()
    assert _only(store).promises[0].due == days[0]
    (line,) = table_with(app, "u typte").to_dict("records")
    assert (line["gegeven"], line["is nu"]) == ("uiterlijk", "31 december 2026")
    assert _of(app.date_input, ".day").value == days[1]


def _scan(open_page: Open, role: Role = Role.CONSULENT) -> AppTest:
    return _section(open_page(navigation.TALKS, role, gesprek=DE_BOER), "Overname-klaar")


def test_the_scan_answers_with_advice_and_the_way_to_the_step(
    open_page: Open, store: Store
) -> None:
    app = _scan(open_page)
    _of(app.segmented_control, ".pand.staat").set_value("nee").run()
    assert "Laat een onderhoudsrapport maken" in _said(app)
    (link,) = [one for one in app.get("page_link") if "stap=a6-huisvesting" in str(one.proto)]
    assert f"praktijk={BEUK}" in link.proto.query_string
    _of(app.segmented_control, ".pand.staat").set_value("ja").run()
    assert "Laat een onderhoudsrapport maken" not in _said(app)


def test_the_way_to_the_step_opens_it(open_page: Open, store: Store) -> None:
    query = {"draaiboek": "stappenplan-overdracht", "praktijk": BEUK, "stap": "a6-huisvesting"}
    said = _said(open_page(navigation.PLAYBOOKS, **query))
    assert "Stap uit Stappenplan" in said
    assert "Dit draaiboek loopt hier nog niet" in said
    assert "Stap uit" not in _said(open_page(navigation.PLAYBOOKS, **{**query, "stap": "geen"}))


def test_a_scan_is_kept_and_the_next_one_tells_what_changed(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _scan(open_page)
    _of(app.segmented_control, ".pand.staat").set_value("nee").run()
    app.button(key="scan.keep").click().run()
    assert not app.error
    (kept,) = store.scans()
    assert (kept.on, kept.told, kept.level) == (TODAY, (("pand.staat", False),), "vertrouwelijk")
    assert _of(app.segmented_control, ".pand.staat").value == "nee"
    undone(app)
    assert store.scans() == ()
    assert _of(app.segmented_control, ".pand.staat").value is None
    _of(app.segmented_control, ".pand.staat").set_value("nee").run()
    app.button(key="scan.keep").click().run()
    later = TODAY + timedelta(days=365)
    monkeypatch.setenv("SUCCESSION_TODAY", later.isoformat())
    app = _scan(open_page)
    assert _of(app.segmented_control, ".pand.staat").value is None
    assert "vorige keer: nee" in _said(app)
    _of(app.segmented_control, ".pand.staat").set_value("ja").run()
    assert "Is het pand in goede staat? Van aandacht naar op orde." in _said(app)


def test_a_scan_that_somebody_else_kept_meanwhile_leaves_what_was_chosen(
    open_page: Open, store: Store
) -> None:
    mine, theirs = _scan(open_page), _scan(open_page)
    _of(mine.segmented_control, ".pand.staat").set_value("ja").run()
    _of(theirs.segmented_control, ".pand.staat").set_value("nee").run()
    theirs.button(key="scan.keep").click().run()
    mine.button(key="scan.keep").click().run()
    assert any("Deze scan is intussen" in box.value for box in mine.warning)
    (line,) = table_with(mine, "u typte").to_dict("records")
    assert tuple(line.values()) == ("Is het pand in goede staat?", "onbekend", "nee", "ja")
    assert _of(mine.segmented_control, ".pand.staat").value == "ja"
    assert dict(store.scans()[0].told) == {"pand.staat": False}
    mine.button(key="scan.keep").click().run()
    assert dict(store.scans()[0].told) == {"pand.staat": True}


def test_the_directors_do_not_see_a_scan_in_confidence_and_keep_none(
    open_page: Open, store: Store
) -> None:
    app = _scan(open_page)
    _of(app.segmented_control, ".pand.staat").set_value("nee").run()
    app.button(key="scan.keep").click().run()
    app = _scan(open_page, Role.DIRECTORS)
    assert "Bewaren" not in [button.label for button in app.button]
    assert _of(app.segmented_control, ".pand.staat").value is None
    assert not [one for one in app.expander if "Eerdere scans" in one.label]


def test_with_a_kept_template_that_breaks_the_prints_still_come(
    open_page: Open, store: Store
) -> None:
    keep_template(store, Submission(Actor("B", Audience(Role.ADMIN)), "k", NOW), b"kapot")
    app = open_page(navigation.TALKS, gesprek=DE_BOER)
    assert not app.exception
    assert "komt nu in de meegeleverde opmaak" in "".join(one.value for one in app.warning)


def test_days_off_leave_the_plan_and_come_back(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS)
    app.segmented_control(key="talks.section").set_value("Agenda").run()
    app.date_input(key="talks.away.first").set_value(date(2026, 11, 24))
    app.date_input(key="talks.away.last").set_value(date(2026, 11, 30))
    app.button(key="talks.away.send").click().run()
    assert not app.error
    days = {day.date() for day in app.dataframe[0].value["dag"]}
    assert date(2026, 11, 24) not in days
    assert date(2026, 12, 1) in days
    app.multiselect(key="talks.back.days").set_value([date(2026, 11, 24)]).run()
    app.button(key="talks.back.undo").click().run()
    assert date(2026, 11, 24) in {day.date() for day in app.dataframe[0].value["dag"]}


def test_days_off_are_taken_back_and_those_of_before_stay(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS)
    app.segmented_control(key="talks.section").set_value("Agenda").run()
    app.date_input(key="talks.away.first").set_value(date(2026, 11, 25))
    app.button(key="talks.away.send").click().run()
    app.date_input(key="talks.away.first#1").set_value(date(2026, 11, 24))
    app.date_input(key="talks.away.last#1").set_value(date(2026, 11, 26))
    app.button(key="talks.away.send").click().run()
    assert len(store.days_off("consulent")) == 3
    undone(app)
    assert store.days_off("consulent") == (date(2026, 11, 25),)
    app.multiselect(key="talks.back.days").set_value([date(2026, 11, 25)]).run()
    app.button(key="talks.back.undo").click().run()
    assert store.days_off("consulent") == ()
    undone(app)
    assert store.days_off("consulent") == (date(2026, 11, 25),)


def test_the_year_is_planned_by_either_order(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS)
    app.segmented_control(key="talks.section").set_value("Agenda").run()
    learn = list(app.dataframe[0].value["wie"])
    app.segmented_control(key="talks.plan.order").set_value("handelen").run()
    assert next(iter(app.dataframe[0].value["wie"])).startswith("A. Visser")
    assert learn[0].startswith("B. de Boer")


def test_the_directors_read_and_do_not_hold_talks(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS, Role.DIRECTORS, gesprek=DE_BOER)
    assert "Gesprek" not in app.segmented_control(key="talk.section").options
    said = _said(app)
    assert "Voorbereiding op het gesprek" in said
    assert "Vertrouwelijke plannen tellen hier als onbekend." in said


def test_a_document_says_for_whom_it_was_made(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TALKS, Role.DIRECTORS, gesprek=DE_BOER)
    assert "voor directie" in _said(app)
