"""Betrouwbaarheid: what each role finds there, and that the chances are kept by themselves."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.permission import Actor, Submission
from succession.actions.register import RowRef, add_row, remove_row
from succession.actions.verification import keep_chances
from succession.register import Audience, Role
from succession.store import Store
from succession.ui import files_read, viewing
from succession.ui.frame import navigation
from tests.region import NOW, TODAY, WILG
from tests.ui.conftest import Open, table_with

PAGE = navigation.VERIFICATION
CONSULENT = Actor("K. Smit", Audience(Role.CONSULENT))
BAKKER = f"{WILG}/D. Bakker"
OTHERS = [Role.DIRECTORS, Role.BOARD, Role.ADMIN]


def _said(app: AppTest) -> str:
    assert not app.exception
    assert not app.error
    texts = (*app.markdown, *app.caption, *app.info, *app.header, *app.subheader)
    return "\n".join(str(text.value) for text in texts).replace("\\", "")


def _tables(app: AppTest) -> set[str]:
    return {column for frame in app.table for column in frame.value.columns}


@pytest.fixture
def seven_years(store: Store) -> Store:
    """The chances of seven Novembers: twenty-eight, of which one came true this October."""
    for year in range(2019, 2026):
        moment = datetime(year, 11, 20, 12, tzinfo=UTC)
        sent = Submission(CONSULENT, str(year), moment)
        keep_chances(store, sent, *files_read.norms())
    version = store.versions()["huisartsen", BAKKER]
    remove_row(store, Submission(CONSULENT, "weg", NOW), RowRef("huisartsen", BAKKER, version))
    vacancy = {"praktijk_agb": WILG, "vacant_sinds": date(2026, 10, 1)}
    add_row(store, Submission(CONSULENT, "open", NOW), "huisartsen", vacancy)
    return store


def test_a_new_register_shows_the_national_check_and_says_what_is_not_there_yet(
    open_page: Open, store: Store
) -> None:
    app = open_page(PAGE)
    said = _said(app)
    assert app.title[0].value.startswith("Gebruik deze cijfers om keuzes te vergelijken: oude")
    assert "volgens het advies 1.026" in said
    assert "data/" not in said
    assert "python" not in said
    assert "In personen was een rechte lijn" in said
    assert "de eerste kansen zijn na te kijken vanaf 21 november 2027" in said
    assert "Wat dit programma niet kan weten" in said


def test_an_empty_register_keeps_nothing(open_page: Open) -> None:
    assert "nog geen kansen bewaard" in _said(open_page(PAGE))


@pytest.mark.parametrize("role", OTHERS)
def test_own_history_is_for_the_consulent_alone(
    open_page: Open, seven_years: Store, role: Role
) -> None:
    """It rests on every plan: a score would tell what is hidden."""
    app = open_page(PAGE, role)
    said = _said(app)
    assert "Daarom ziet alleen de consulent haar" in said
    assert "Brier" not in said
    assert "opengevallen" not in said
    assert not _tables(app) & {"zo vaak gebeurde het", "urgentie toen", "open sinds"}


def test_a_history_of_years_is_scored(open_page: Open, seven_years: Store) -> None:
    app = open_page(PAGE)
    said = _said(app)
    assert "Van 28 kansen die voorbij zijn, kwamen er 1 uit." in said
    assert "1 aandeel viel open. Van 1 is de urgentie van een jaar eerder bewaard" in said
    app.segmented_control(key="own.horizon").set_value("Binnen 5 jaar").run()
    assert "Te weinig gevallen: 4," in _said(app)
    assert app.query_params["vooruit"] == "Binnen 5 jaar"
    (opened,) = table_with(app, "open sinds").to_dict("records")
    assert (opened["praktijk"], opened["open sinds"]) == ("De Wilg", "01-10-2026")
    app.segmented_control(key="own.horizon").set_value("Binnen 1 jaar").run()
    assert (
        sum(int(row.split(" van ")[1]) for row in table_with(app, "urgentie toen")["viel open"])
        == 28
    )


def test_errors_are_shown_in_persons_and_in_fte(open_page: Open, store: Store) -> None:
    app = open_page(PAGE)
    assert table_with(app, "vooruit")["rechte lijn"][0] == "1,4% (3)"
    app.segmented_control(key="backtest.unit").set_value("fte").run()
    assert table_with(app, "vooruit")["rechte lijn"][0] == "2,2% (3)"


def test_the_first_look_of_a_month_keeps_the_chances_and_the_next_does_not(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2026-11-21", "2026-11-30", "2026-12-01"):
        monkeypatch.setenv("SUCCESSION_TODAY", day)
        assert not open_page(navigation.OVERVIEW).exception
    kept = [one.given_on for one in store.own_history().kept]
    assert kept == [TODAY, date(2026, 12, 1)]


@pytest.mark.parametrize("role", [*OTHERS, Role.GUEST])
def test_only_the_look_of_a_consulent_keeps_them(open_page: Open, store: Store, role: Role) -> None:
    app = AppTest.from_file("../../../succession/frame.py", default_timeout=60)
    app.session_state[viewing.ROLE_KEY] = role.value
    assert not app.run().exception
    assert store.own_history().kept == ()
