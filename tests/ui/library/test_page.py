"""The page of draaiboeken: the library, choosing, beginning, the acute drawer, all runs."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.mandate import Settlement, settle_mandate
from succession.actions.permission import Submission
from succession.playbook.book.model import Breadth, Mandate
from succession.register import Role
from succession.store import Store
from succession.ui import everybody, files_read, viewing
from succession.ui.frame import navigation
from succession.ui.markdown import plain
from tests.region import BEUK, EIK, LINDE, NOW, TODAY, WILG
from tests.ui.conftest import Open, table_with
from tests.ui.started_runs import DIRECTOR, started

PLAYBOOK = "stappenplan-overdracht"


def _part(app: AppTest, part: str) -> AppTest:
    return app.segmented_control(key="playbooks.part").set_value(part).run()


def _words(app: AppTest) -> str:
    return " ".join(text.value for text in app.markdown).replace("\\", "")


def _downloads(app: AppTest) -> set[str]:
    return {button.proto.label for button in app.get("download_button")}


def _begin(app: AppTest) -> AppTest:
    return app.button(key=f"start.{PLAYBOOK}.{BEUK}.send").click().run()


def test_every_draaiboek_has_its_card_under_its_level(open_page: Open, store: Store) -> None:
    app = _part(open_page(navigation.PLAYBOOKS), "Bibliotheek")
    assert not app.exception
    labels = [expander.label for expander in app.expander]
    assert all(plain(playbook.title) in labels for playbook in files_read.playbooks())
    assert [head.value for head in app.subheader] == [b.value.capitalize() for b in Breadth]
    assert any(Breadth.NARROW.meaning[1:] in caption.value for caption in app.caption)


def test_a_draaiboek_begins_on_the_proposed_quarter(open_page: Open, store: Store) -> None:
    app = _begin(open_page(navigation.PLAYBOOKS, draaiboek=PLAYBOOK, praktijk=BEUK))
    assert not app.exception
    assert not app.error
    run = store.runs()[0].run
    assert (run.playbook_id, run.practice_agb) == (PLAYBOOK, BEUK)
    ((_, day),) = run.anchors
    assert (day.month in (1, 4, 7, 10), day.day) == (True, 1)
    assert app.query_params["run"] == run.run_id


def test_it_does_not_begin_without_its_day(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PLAYBOOKS, draaiboek=PLAYBOOK, praktijk=WILG)
    app.button(key=f"start.{PLAYBOOK}.{WILG}.send").click().run()
    assert "Vul nog in" in app.error[0].value
    assert store.runs() == ()


def test_what_fits_stands_side_by_side(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PLAYBOOKS, praktijk=EIK)
    words = " ".join(text.value for text in app.markdown)
    for label in (
        "Duur",
        "Met het draaiboek uiterlijk beginnen",
        "Inzet van de zorggroep",
        "Waarom niet",
    ):
        assert label in words
    assert "9 van de 10 keer op tijd" in table_with(app, "vandaag").columns


def test_the_mandate_is_unknown_until_the_directors_settle_it(
    open_page: Open, store: Store
) -> None:
    app = open_page(navigation.PLAYBOOKS, praktijk=EIK)
    assert "nog niet vastgelegd" in _words(app)
    assert "binnen het mandaat" not in _words(app)
    assert "mandate.send" not in {button.key for button in app.button}
    app = open_page(navigation.PLAYBOOKS, Role.DIRECTORS, praktijk=EIK)
    app.selectbox(key="mandate.furthest").set_value(Mandate.SHARE_KNOWLEDGE)
    app.text_input(key="mandate.decision").set_value("ledenraad, besluit 12")
    app = app.button(key="mandate.send").click().run()
    assert not app.exception
    assert "tot en met kennis delen" in _words(app)
    assert "buiten het mandaat" in _words(app)
    settled = store.mandate()
    assert settled is not None
    assert settled.furthest is Mandate.SHARE_KNOWLEDGE


def test_a_mandate_without_a_decision_is_not_kept(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PLAYBOOKS, Role.DIRECTORS, praktijk=EIK)
    app = app.button(key="mandate.send").click().run()
    assert "Kies hoe ver" in app.error[0].value
    app.selectbox(key="mandate.furthest").set_value(Mandate.MEDIATE)
    app = app.button(key="mandate.send").click().run()
    assert app.error
    assert store.mandate() is None


def test_what_the_mandate_settles_is_not_asked_again(open_page: Open, store: Store) -> None:
    takeover = "tijdelijke-overname"
    asked = f"start.{takeover}.{EIK}.mandaat_overname"
    address = {"draaiboek": takeover, "praktijk": EIK}
    app = open_page(navigation.PLAYBOOKS, **address)
    assert asked in {box.key for box in app.selectbox}
    settlement = Settlement(Mandate.TAKE_OVER, "ledenraad", TODAY)
    settle_mandate(store, Submission(DIRECTOR, "mandaat", NOW), settlement, 0)
    app = open_page(navigation.PLAYBOOKS, **address)
    assert asked not in {box.key for box in app.selectbox}
    app.button(key=f"start.{takeover}.{EIK}.send").click().run()
    assert dict(store.runs()[0].run.given)["mandaat_overname"] == "ja"


def test_a_draaiboek_for_the_region_begins_without_a_practice(
    open_page: Open, store: Store
) -> None:
    app = open_page(navigation.PLAYBOOKS, draaiboek="arbeidsmarktaanpak", praktijk="regio")
    assert PLAYBOOK not in app.selectbox(key="start.playbook").options
    assert "mandaat onbekend" in _words(app)
    app = app.button(key="start.arbeidsmarktaanpak.regio.send").click().run()
    assert not app.exception
    assert not app.error
    run = store.runs()[0].run
    assert (run.playbook_id, run.practice_agb) == ("arbeidsmarktaanpak", None)
    assert "De regio" in app.header[0].value


def test_the_acute_drawer_is_ready_and_begins_in_one_click(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PLAYBOOKS, acuut=EIK)
    assert not app.exception
    assert any("eerste 72 uur" in text.value for text in app.markdown)
    app.button(key=f"acute.{EIK}.start").click().run()
    assert not app.exception
    run = store.runs()[0].run
    assert (run.playbook_id, dict(run.anchors)) == ("overdracht-acuut", {"melding": TODAY})


def test_without_runs_the_page_says_how_to_begin(open_page: Open, store: Store) -> None:
    assert "Er loopt nog geen draaiboek" in open_page(navigation.PLAYBOOKS).title[0].value


def test_all_runs_stand_on_one_page_with_what_is_late(open_page: Open, store: Store) -> None:
    started(store, BEUK, overdracht=date(2027, 1, 1))
    app = open_page(navigation.PLAYBOOKS)
    assert not app.exception
    names = everybody.practice_names(store.register())
    assert list(table_with(app, "draaiboek")["praktijk"]) == [names[BEUK]]
    assert len(table_with(app, "wat")) > 5
    assert "te laat" in app.subheader[0].value


def test_all_runs_go_to_paper_for_who_may_see_them(open_page: Open, store: Store) -> None:
    started(store, BEUK, DIRECTOR, overdracht=date(2027, 1, 1))
    started(store, LINDE, overdracht=date(2028, 7, 1))
    for role in (Role.CONSULENT, Role.DIRECTORS, Role.BOARD):
        app = open_page(navigation.PLAYBOOKS, role)
        assert {"PDF", "Word"} <= _downloads(app)
    app = open_page(navigation.PLAYBOOKS, Role.GUEST)
    assert not _downloads(app)
    app.selectbox(key=viewing.PRACTICE_KEY).set_value(LINDE)
    assert {"PDF", "Word"} <= _downloads(app.run())


def test_a_run_on_an_old_version_is_listed_and_takes_the_new_one_over(
    open_page: Open, store: Store
) -> None:
    text = files_read.playbook_text(PLAYBOOK).replace("versie: 3", "versie: 1")
    begun = started(store, BEUK, text=text, overdracht=date(2030, 1, 1))
    app = open_page(navigation.PLAYBOOKS)
    assert any("Wat verandert er" in text.value for text in app.markdown)
    assert store.runs()[0].run.playbook_version == 1
    app.button(key=f"runs.take.{begun.run.run_id}.send").click().run()
    assert not app.exception
    assert store.runs()[0].run.playbook_version == 3


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.BOARD, ["Lopend", "Kiezen en beginnen", "Bibliotheek"]),
        (Role.GUEST, ["Lopend", "Bibliotheek"]),
    ],
)
def test_only_the_office_begins_a_draaiboek(
    open_page: Open, store: Store, role: Role, expected: list[str]
) -> None:
    app = open_page(navigation.PLAYBOOKS, role, draaiboek=PLAYBOOK, praktijk=EIK)
    assert not app.exception
    (parts,) = app.segmented_control
    assert parts.options == expected
    assert "start.playbook" not in {box.key for box in app.selectbox}


def test_a_director_sees_and_opens_a_run_that_he_began(open_page: Open, store: Store) -> None:
    begun = started(store, BEUK, DIRECTOR, overdracht=date(2030, 1, 1))
    app = open_page(navigation.PLAYBOOKS, Role.DIRECTORS, run=begun.run.run_id)
    assert app.header[0].value
