"""Changing the register from the page: fields of text, imports, undo."""

import io
from dataclasses import replace

import docx
import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.permission import Submission
from succession.actions.playbooks import start_run
from succession.actions.talks import DraftAnswer, save_draft
from succession.intake import open_file, propose
from succession.register import Level, Role
from succession.reports.paper import workbook
from succession.reports.paper.word import starting_template
from succession.store import Store
from succession.talks.talk import Answer
from succession.ui import viewing
from succession.ui.frame import navigation
from tests.actions.runs import START
from tests.region import LINDE, NOW, TODAY, region
from tests.store.builders import CONSULENT
from tests.ui.conftest import Open, table_with, undone

GP = f"{LINDE}/01100001"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MESSY = (
    "Overzicht praktijken 2026;;;\n"
    ";;;\n"
    "Agbcode;Praktijknaam;Aantal pat.;Iets anders\n"
    "1000001;De Linde;2.350;a\n"
    "01000009;De Nieuwe;1800;b\n"
)


def _section(open_page: Open, name: str, role: Role = Role.CONSULENT) -> AppTest:
    app = open_page(navigation.REGISTER, role)
    return app.segmented_control(key="register.section").set_value(name).run()


def _edit(open_page: Open, store: Store, **typed: str) -> AppTest:
    app = _section(open_page, "Wijzigen")
    app.segmented_control(key="edit.sheet").set_value("huisartsen").run()
    app.selectbox(key="edit.huisartsen.which").select(GP).run()
    for name, text in typed.items():
        app.text_input(key=f"edit.huisartsen.{GP}.{name}").set_value(text)
    return app.button(key=f"edit.huisartsen.{GP}.save").click().run()


def _fte(store: Store) -> float | None:
    return next(gp.fte for gp in store.register().gps if gp.agb == "01100001")


def test_a_decimal_with_a_comma_is_saved_as_such(open_page: Open, store: Store) -> None:
    app = _edit(open_page, store, fte="0,75")
    assert not app.exception
    assert _fte(store) == 0.75
    assert "Visser — De Linde is bewaard. Fte: 0,9 → 0,75." in app.success[0].value.replace(
        "\\", ""
    )
    app = undone(app)
    assert _fte(store) == 0.9
    assert "is weer zoals het was" in app.success[0].value


def test_an_emptied_field_becomes_unknown(open_page: Open, store: Store) -> None:
    _edit(open_page, store, fte="")
    assert _fte(store) is None


def test_what_cannot_be_is_refused_with_every_problem(open_page: Open, store: Store) -> None:
    app = _edit(open_page, store, fte="12,5", geboortejaar="vroeger")
    assert not app.exception
    assert list(table_with(app, "oplossing")["kolom"]) == ["Geboortejaar", "Fte"]
    assert _fte(store) == 0.9


def test_saving_an_untouched_form_writes_nothing(open_page: Open, store: Store) -> None:
    before = store.register(), store.versions()
    app = _edit(open_page, store)
    assert "Er is niets gewijzigd." in [info.value for info in app.info]
    assert (store.register(), store.versions()) == before


def test_a_new_stop_date_is_added_to_what_was_said(open_page: Open, store: Store) -> None:
    _edit(open_page, store, stop_waarschijnlijk="2030")
    said = next(gp.said for gp in store.register().gps if gp.agb == "01100001")
    assert [plan.likely.year for plan in said if plan.likely] == [2028, 2030]


def _edited(app: AppTest, **typed: str) -> AppTest:
    """The form with this typed on top of what is on it."""
    for name, text in typed.items():
        found = [one for one in app.text_input if f".{GP}.{name}" in str(one.key)]
        found[0].set_value(text)
    return app.button(key=f"edit.huisartsen.{GP}.save").click().run()


def test_who_saves_after_another_keeps_what_he_typed_and_reads_who_changed_what(
    open_page: Open, store: Store
) -> None:
    mine = _section(open_page, "Wijzigen")
    mine.text_input(key=viewing.NAME_KEY).set_value("A. Jansen")
    mine.segmented_control(key="edit.sheet").set_value("huisartsen").run()
    mine.selectbox(key="edit.huisartsen.which").select(GP).run()
    _edit(open_page, store, fte="0,6")
    _edited(mine, fte="0,7", naam="A. Visser-Bos")
    assert not mine.exception
    assert _fte(store) == 0.6
    told = mine.warning[0].value.replace("\\", "")
    assert "A. Visser — De Linde is intussen gewijzigd door consulent" in told
    (line,) = table_with(mine, "u typte").to_dict("records")
    assert line == {"gegeven": "Fte", "was": "0,9", "is nu": "0,6", "u typte": "0,7"}
    shown = {str(one.key).split(".")[-1]: one.value for one in mine.text_input}
    assert (shown["fte#1"], shown["naam#1"]) == ("0,7", "A. Visser-Bos")
    mine.button(key=f"edit.huisartsen.{GP}.save").click().run()
    assert not mine.error
    assert _fte(store) == 0.7
    assert not mine.warning


def test_a_field_that_one_did_not_touch_shows_what_another_made_of_it(
    open_page: Open, store: Store
) -> None:
    mine = _section(open_page, "Wijzigen")
    mine.segmented_control(key="edit.sheet").set_value("huisartsen").run()
    mine.selectbox(key="edit.huisartsen.which").select(GP).run()
    _edit(open_page, store, fte="0,6")
    _edited(mine, naam="A. Visser-Bos")
    mine.button(key=f"edit.huisartsen.{GP}.save").click().run()
    gp = next(gp for gp in store.register().gps if gp.agb == "01100001")
    assert (gp.name, gp.fte) == ("A. Visser-Bos", 0.6)


def test_a_conflict_with_oneself_says_so(open_page: Open, store: Store) -> None:
    mine = _section(open_page, "Wijzigen")
    mine.segmented_control(key="edit.sheet").set_value("huisartsen").run()
    mine.selectbox(key="edit.huisartsen.which").select(GP).run()
    _edit(open_page, store, fte="0,6")
    _edited(mine, fte="0,7")
    assert "onder uw eigen naam (consulent) gewijzigd" in mine.warning[0].value.replace("\\", "")


def test_a_row_is_added_and_removed(open_page: Open, store: Store) -> None:
    app = _section(open_page, "Wijzigen")
    app.selectbox(key="edit.praktijken.which").select("Nieuwe rij").run()
    app.text_input(key="add.praktijken.agb").set_value("1000077")
    app.text_input(key="add.praktijken.naam").set_value("De Nieuwe")
    app.button(key="add.praktijken.save").click().run()
    assert not app.error
    assert store.register().practice_by_agb["01000077"].name == "De Nieuwe"
    app.selectbox(key="edit.praktijken.which").select("01000077").run()
    app.button(key="remove.praktijken.01000077.drop").click().run()
    assert "01000077" in store.register().practice_by_agb, "only when one is sure"
    app.checkbox(key="remove.praktijken.01000077.sure.none").check()
    app.button(key="remove.praktijken.01000077.drop").click().run()
    assert "01000077" not in store.register().practice_by_agb
    app = undone(app)
    assert "01000077" in store.register().practice_by_agb
    assert "De Nieuwe staat weer in het register." in app.success[0].value.replace("\\", "")


def test_a_row_that_was_added_by_mistake_goes(open_page: Open, store: Store) -> None:
    before = store.register()
    app = _section(open_page, "Wijzigen")
    app.selectbox(key="edit.praktijken.which").select("Nieuwe rij").run()
    app.text_input(key="add.praktijken.agb").set_value("1000077")
    app.text_input(key="add.praktijken.naam").set_value("De Nieuwe")
    undone(app.button(key="add.praktijken.save").click().run())
    assert store.register() == before


def _upload(open_page: Open, name: str, data: bytes, mime: str = "text/csv") -> AppTest:
    app = _section(open_page, "Importeren")
    app.file_uploader(key="import.files").upload(name, data, mime).run()
    if not [button for button in app.button if button.key == "import.columns.send"]:
        return app
    return app.button(key="import.columns.send").click().run()


def test_an_untidy_list_comes_in_after_the_columns_are_confirmed(
    open_page: Open, store: Store
) -> None:
    app = _upload(open_page, "lijst.csv", MESSY.encode())
    assert not app.exception
    changes = table_with(app, "wordt")
    assert set(changes["wat"]) == {"gewijzigd", "nieuw"}
    assert store.register() == store.register()
    assert "01000009" not in store.register().practice_by_agb, "nothing before the last button"
    app.button(key="import.save").click().run()
    assert not app.error
    practices = store.register().practice_by_agb
    assert practices[LINDE].patients == 2350
    assert practices["01000009"].name == "De Nieuwe"
    assert "lijst.csv. 1 nieuw, 1 gewijzigd" in app.success[0].value.replace("\\", "")
    undone(app)
    assert "01000009" not in store.register().practice_by_agb


def test_confirmed_columns_are_remembered(open_page: Open, store: Store) -> None:
    def again() -> AppTest:
        app = _section(open_page, "Importeren")
        uploader = app.file_uploader(key="import.files")
        return uploader.upload("lijst2.csv", MESSY.encode(), "text/csv").run()

    app = _upload(open_page, "lijst.csv", MESSY.encode())
    assert not store.mapping(_signature()), "nothing is remembered of a list that was not saved"
    app.button(key="import.save").click().run()
    app = again()
    assert any("de vorige keer" in caption.value for caption in app.caption)
    assert "3. Nakijken" in [one.value for one in app.subheader], "not asked again"
    app.button(key="import.remembered.forget").click().run()
    assert not store.mapping(_signature())
    assert not any("de vorige keer" in caption.value for caption in again().caption)


def _signature() -> str:
    (matching,) = propose(open_file("lijst.csv", MESSY.encode()).tables)
    return matching.signature


def test_an_import_is_undone(open_page: Open, store: Store) -> None:
    before = store.register()
    _upload(open_page, "lijst.csv", MESSY.encode()).button(key="import.save").click().run()
    app = _undo_last(open_page)
    assert "1 rij verdwijnt en 1 rij wordt weer zoals voor de import." in _texts(app)
    app.button(key="register.undo.send").click().run()
    assert store.register() != before, "only when one is sure"
    app.checkbox(key="register.undo.sure.none").check()
    app.button(key="register.undo.send").click().run()
    assert not app.exception
    assert not app.error
    assert store.register() == before


def _undo_last(open_page: Open) -> AppTest:
    app = _section(open_page, "Geschiedenis")
    return app.selectbox(key="register.undo.which").select_index(0).run()


def _texts(app: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in (*app.markdown, *app.warning)]


def test_undoing_an_import_under_a_draaiboek_names_it_and_asks(
    open_page: Open, store: Store
) -> None:
    _upload(open_page, "lijst.csv", MESSY.encode()).button(key="import.save").click().run()
    start = replace(START, practice_agb="01000009")
    run = start_run(store, Submission(CONSULENT, "start", NOW), start).run
    app = _undo_last(open_page)
    assert any("voor niemand meer te zien" in text for text in _texts(app))
    assert any("volgproef: De Nieuwe" in text for text in _texts(app))
    app.button(key="register.undo.send").click().run()
    assert "01000009" in store.register().practice_by_agb
    next(box for box in app.checkbox if "met alles wat hierboven staat" in box.label).check()
    app.button(key="register.undo.send").click().run()
    assert not app.error
    assert "01000009" not in store.register().practice_by_agb
    assert store.run(run.run_id) is not None


def test_somebody_else_in_a_row_with_a_talk_is_asked_about_first(
    open_page: Open, store: Store
) -> None:
    answer = Answer("vraag.vrij-om-te-kiezen", "ja", Level.CONFIDENTIAL)
    save_draft(store, Submission(CONSULENT, "draft", NOW), DraftAnswer(GP, answer))
    app = _edit(open_page, store, agb="01999999")
    assert any("gesprek met A. Visser" in text for text in _texts(app))
    assert not [one.value for one in app.markdown if "\\\\" in one.value], "escaped once"
    assert "01999999" not in {gp.agb for gp in store.register().gps}, "only when one is sure"
    next(box for box in app.checkbox if box.label.startswith("Ja, dit wordt een ander")).check()
    app.button(key=f"edit.huisartsen.{GP}.save").click().run()
    assert not app.error
    assert "01999999" in {gp.agb for gp in store.register().gps}


def test_removing_a_row_under_a_draaiboek_names_it_and_asks(open_page: Open, store: Store) -> None:
    _upload(open_page, "lijst.csv", MESSY.encode()).button(key="import.save").click().run()
    start = replace(START, practice_agb="01000009")
    start_run(store, Submission(CONSULENT, "start", NOW), start)
    app = _section(open_page, "Wijzigen")
    app = app.selectbox(key="edit.praktijken.which").set_value("01000009").run()
    assert any("volgproef: De Nieuwe" in text for text in _texts(app))
    (sure,) = [box for box in app.checkbox if "moet weg" in box.label]
    assert sure.label == "De Nieuwe moet weg, met alles wat hierboven staat"
    app = sure.check().run()
    next(each for each in app.button if each.label == "Praktijk verwijderen").click().run()
    assert not app.error
    assert "01000009" not in store.register().practice_by_agb


def test_an_import_that_takes_rows_from_under_a_draaiboek_names_it_and_asks(
    open_page: Open, store: Store
) -> None:
    _upload(open_page, "lijst.csv", MESSY.encode()).button(key="import.save").click().run()
    start = replace(START, practice_agb="01000009")
    start_run(store, Submission(CONSULENT, "start", NOW), start)
    others = (one for one in store.register().practices if one.agb != "01000009")
    rows = [f"{one.agb};{one.name};{one.patients or ''};c" for one in others]
    app = _upload(open_page, "lijst.csv", "\n".join([*MESSY.splitlines()[:3], *rows]).encode())
    removes = next(box for box in app.checkbox if box.label.startswith("Rijen die in deze"))
    app = removes.check().run()
    assert any("volgproef: De Nieuwe" in text for text in _texts(app))
    app = app.button(key="import.save").click().run()
    assert any("zet eerst het vinkje" in one.value for one in app.info)
    assert "01000009" in store.register().practice_by_agb
    sure = next(box for box in app.checkbox if box.label.startswith("Ja, verwijder"))
    sure.check().run().button(key="import.save").click().run()
    assert "01000009" not in store.register().practice_by_agb


def test_a_draaiboek_that_began_after_the_question_is_asked_about_anew(
    open_page: Open, store: Store
) -> None:
    _upload(open_page, "lijst.csv", MESSY.encode()).button(key="import.save").click().run()
    app = _undo_last(open_page)
    app.checkbox(key="register.undo.sure.none").check()
    start = replace(START, practice_agb="01000009")
    start_run(store, Submission(CONSULENT, "start", NOW), start)
    app.button(key="register.undo.send").click().run()
    assert "01000009" in store.register().practice_by_agb
    assert any("volgproef: De Nieuwe" in text for text in _texts(app))


def test_a_file_with_faults_shows_them_all_and_changes_nothing(
    open_page: Open, store: Store
) -> None:
    before = store.register()
    wrong = b"agb;naam;patienten\n99;X;veel\n01000001;De Linde;-5\n"
    app = _upload(open_page, "fout.csv", wrong)
    problems = table_with(app, "oplossing")
    assert list(problems["rij"]) == [2, 2, 3]
    assert "import.save" not in {button.key for button in app.button}
    assert store.register() == before


def test_something_that_is_no_list_is_refused_in_dutch(open_page: Open, store: Store) -> None:
    app = _upload(open_page, "foto.png", b"\x89PNG\r\n\x1a\n", "image/png")
    assert not app.exception
    assert _told(app) == "dit is geen Excel- of CSV-bestand"


def _told(app: AppTest) -> str:
    """The first problem as somebody reads it."""
    return str(table_with(app, "oplossing")["wat"][0]).replace("\\", "")


def test_the_export_comes_in_again_without_a_change(open_page: Open, store: Store) -> None:
    statement = workbook.Statement(TODAY, "consulent", "1", "x")
    data = workbook.export(store.register(), statement)
    app = _upload(open_page, "export.xlsx", data, XLSX)
    assert not app.error
    assert any("Er verandert niets" in text.value for text in app.markdown)
    assert store.register().practices == region().practices


def test_the_workbooks_can_be_downloaded(open_page: Open, store: Store) -> None:
    app = _section(open_page, "Exporteren", Role.BOARD)
    assert len(app.download_button) == 2


def test_the_search_finds_rows_by_any_text(open_page: Open, store: Store) -> None:
    app = _section(open_page, "Bekijken")
    app.text_input(key="register.search").set_value("beekdorp").run()
    assert list(table_with(app, "AGB-code")["Plaats"]) == ["Beekdorp"]


def _template(text: str) -> bytes:
    data = io.BytesIO()
    file = docx.Document(io.BytesIO(starting_template()))
    file.add_paragraph(text)
    file.save(data)
    return data.getvalue()


def test_the_beheerder_chooses_the_template_of_all_and_takes_it_back(
    open_page: Open, store: Store
) -> None:
    own = _template("Zorggroep Voorbeeld")
    app = _section(open_page, "Word-sjabloon", Role.ADMIN)
    app.file_uploader(key="paper.upload").upload("huisstijl.docx", own).run()
    app.button(key="paper.keep").click().run()
    assert not app.error
    kept = store.word_template()
    assert kept is not None
    assert kept.content == own
    app = _section(open_page, "Word-sjabloon", Role.ADMIN)
    assert any("Eigen sjabloon van beheerder" in caption.value for caption in app.caption)
    app.button(key="paper.back").click().run()
    assert store.word_template() is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ onzin }}", "het Word-sjabloon kan niet worden gebruikt"),
        ("{{ ('a'*2000000000)|length }}", "meer tijd of geheugen dan een brief nodig heeft"),
    ],
)
def test_a_template_that_cannot_be_used_is_one_clear_answer(
    open_page: Open, store: Store, text: str, told: str
) -> None:
    app = _section(open_page, "Word-sjabloon", Role.ADMIN)
    app.file_uploader(key="paper.upload").upload("kapot.docx", _template(text)).run()
    app.button(key="paper.keep").click().run()
    assert told in _told(app)
    assert store.word_template() is None


@pytest.mark.parametrize("role", [Role.CONSULENT, Role.DIRECTORS, Role.BOARD])
def test_nobody_else_is_offered_the_choice_of_a_template(open_page: Open, role: Role) -> None:
    offered = open_page(navigation.REGISTER, role).segmented_control(key="register.section")
    assert "Word-sjabloon" not in offered.options
