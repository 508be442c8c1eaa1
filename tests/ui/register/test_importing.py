"""The list they have, on the screen: columns with samples, questions, cells put right, the rest."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from succession.register import Role
from succession.register.declaration import Declaration
from succession.store import Store
from succession.ui.files import OfferedFile
from succession.ui.frame import navigation
from tests.ui.conftest import Open, table_with

LIST = (
    "Praktijk;Postcode;Plaats;Huisarts;Geb.datum;Patiënten;Stopt in\n"
    "De Hazelaar;7731 AB;Ommen;J. van den Berg;12-3-1962;3900;eind 2028\n"
    "De Iep;7741 CD;Wehl;L. Vis;4-5-1980;2100;{stop}\n"
)


def _uploaded(open_page: Open, text: str, name: str = "lijst.csv") -> AppTest:
    app = open_page(navigation.REGISTER, Role.CONSULENT)
    app = app.segmented_control(key="register.section").set_value("Importeren").run()
    app = app.file_uploader(key="import.files").upload(name, text.encode(), "text/csv").run()
    assert not app.exception
    return app


def _confirmed(open_page: Open, text: str) -> AppTest:
    return _uploaded(open_page, text).button(key="import.columns.send").click().run()


def _words(app: AppTest) -> str:
    return " ".join(str(one.value) for kind in (app.caption, app.error, app.info) for one in kind)


def test_beside_each_column_stands_what_is_in_it(open_page: Open) -> None:
    app = _uploaded(open_page, LIST.format(stop="2031"))
    assert "bijvoorbeeld eind 2028 · 2031" in _words(app)
    assert "bijvoorbeeld 7731 AB · 7741 CD" in _words(app)


def test_a_list_without_codes_and_roles_comes_in_with_one_question(
    open_page: Open, store: Store
) -> None:
    before = len(store.register().practices)
    app = _confirmed(open_page, LIST.format(stop="2031"))
    assert "import.save" not in {button.key for button in app.button}
    app = app.radio(key="import.answer.rollen").set_value("ja").run()
    assert not app.error
    app = app.button(key="import.save").click().run()
    assert not app.exception
    register = store.register()
    assert len(register.practices) == before + 2
    (hazelaar,) = (practice for practice in register.practices if practice.name == "De Hazelaar")
    assert [gp.name for gp in register.gps_by_practice[hazelaar.agb]] == ["J. van den Berg"]


def test_who_is_written_otherwise_is_asked_and_what_was_answered_is_remembered(
    open_page: Open, store: Store
) -> None:
    app = _confirmed(open_page, LIST.format(stop="2031"))
    app = app.radio(key="import.answer.rollen").set_value("ja").run()
    app.button(key="import.save").click().run()
    retyped = LIST.format(stop="2031").replace("J. van den Berg", "Berg, J. van den")
    app = _uploaded(open_page, retyped)
    assert "alle huisartsen zijn praktijkhouder" in _words(app)
    assert app.radio(key="import.answer.rollen").value == "ja"
    app = app.radio(key="import.answer.dezelfde").set_value("ja").run()
    app.button(key="import.save").click().run()
    names = [gp.name for gp in store.register().gps]
    assert "Berg, J. van den" in names
    assert "J. van den Berg" not in names


def _mended(app: AppTest, text: str) -> AppTest:
    (cell,) = (one for one in app.selectbox if one.label == "Welke cel?")
    assert "ooit eens" in str(cell.options)
    (field,) = (one for one in app.text_input if one.label == "Lees deze cel als")
    field.set_value(text)
    app = app.button(key="import.mend.send").click().run()
    assert not app.exception
    return app


def test_a_cell_is_put_right_on_the_screen(open_page: Open, store: Store) -> None:
    app = _confirmed(open_page, LIST.format(stop="ooit eens"))
    app = app.radio(key="import.answer.rollen").set_value("ja").run()
    assert app.error
    app = _mended(app, "2033")
    assert not app.error
    app = app.button(key="import.mend.undo").click().run()
    assert app.error
    app = _mended(app, "2033")
    app.button(key="import.save").click().run()
    (vis,) = (gp for gp in store.register().gps if gp.name == "L. Vis")
    assert vis.said[-1].likely is not None
    assert vis.said[-1].likely.year == 2033


def test_before_the_first_real_list_somebody_says_that_privacy_was_arranged(
    open_page: Open, store: Store, own_database: str, offered: dict[str, OfferedFile]
) -> None:
    engine = sa.create_engine(own_database)
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM declaration"))
    engine.dispose()
    app = _confirmed(open_page, LIST.format(stop="2031"))
    app = app.radio(key="import.answer.rollen").set_value("ja").run()
    before = store.register()
    app = app.button(key="import.save").click().run()
    assert "wanneer en door wie de DPIA" in " ".join(one.value for one in app.info)
    assert store.register() == before
    words = {key for key in offered if key.startswith("privacy.")}
    assert len(words) == 12, "six concepts, as Word and as PDF"
    for name in ("assessed", "told"):
        app.date_input(key=f"import.{name}.on").set_value(date(2026, 1, 5))
        app.text_input(key=f"import.{name}.by").set_value("M. de Groot")
    app = app.button(key="import.save").click().run()
    assert not app.error
    declared = store.declaration()
    assert declared == Declaration(date(2026, 1, 5), "M. de Groot", date(2026, 1, 5), "M. de Groot")
    assert store.register() != before


def test_faults_stand_before_warnings(open_page: Open) -> None:
    text = "Praktijk;Plaats;Huisarts;Iets;Stopt in\nA;Wehl;J. Bos;x;ooit eens\n"
    app = _confirmed(open_page, text)
    kinds = list(table_with(app, "ernst")["ernst"])
    assert kinds == sorted(kinds)
    assert kinds[0] == "fout"
    assert "waarschuwing" in kinds
    assert "In lijst.csv:" in _words(app).replace("\\", ""), "the file once, and not in each line"
    assert "bestand" not in table_with(app, "ernst").columns


@pytest.fixture
def workbook() -> bytes:
    book = openpyxl.Workbook()
    head = ["AGB", "Praktijk", "Plaats", "Huisarts", "Functie"]
    for name, gp in (("Lijst", "L. Vis"), ("Kladblad", "M. Tol")):
        sheet = book.create_sheet(name)
        sheet.append(head)
        sheet.append(["01000071", "De Hazelaar", "Ommen", "J. Bos", "PH"])
        sheet.append(["01000072", "De Iep", "Wehl", gp, "PH"])
    del book["Sheet"]
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _with_workbook(open_page: Open, data: bytes) -> AppTest:
    app = open_page(navigation.REGISTER, Role.CONSULENT)
    app = app.segmented_control(key="register.section").set_value("Importeren").run()
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return app.file_uploader(key="import.files").upload("boek.xlsx", data, mime).run()


def test_a_sheet_is_left_out(open_page: Open, store: Store, workbook: bytes) -> None:
    app = _with_workbook(open_page, workbook)
    (box,) = (one for one in app.checkbox if one.label == "Blad Kladblad lezen")
    box.uncheck()
    app = app.button(key="import.columns.send").click().run()
    assert not app.error
    app.button(key="import.save").click().run()
    names = [gp.name for gp in store.register().gps]
    assert "L. Vis" in names
    assert "M. Tol" not in names


def test_of_two_versions_the_screen_asks_which_counts(
    open_page: Open, store: Store, workbook: bytes
) -> None:
    app = _with_workbook(open_page, workbook).button(key="import.columns.send").click().run()
    assert app.error
    app = app.radio(key="import.answer.blad").set_value("Kladblad").run()
    assert not app.error
    app.button(key="import.save").click().run()
    assert "M. Tol" in [gp.name for gp in store.register().gps]
