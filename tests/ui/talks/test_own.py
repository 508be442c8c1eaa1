"""Mijn gegevens: a praktijkhouder reads what is recorded of him, corrects it and answers."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.agreements import Objection, object_to_letter
from succession.actions.permission import Actor, Submission
from succession.actions.preparing import ScanForm, keep_scan
from succession.actions.talks import TalkRef, hold_talk
from succession.management.scan import load_scan
from succession.register import Audience, Level, Role
from succession.store import Store
from succession.talks.recording import HeldTalk, PromiseMade
from succession.talks.talk import Answer, PromiseOutcome, Side, Talk
from succession.ui import viewing
from succession.ui.frame import navigation
from tests.region import BEUK, LINDE, NOW, TODAY, mark_of
from tests.risk.world import ROOT
from tests.talks.world import BANK
from tests.ui.conftest import Open, table_with, undone

VISSER, DE_BOER, MULDER = f"{LINDE}/01100001", f"{BEUK}/01100002", f"{BEUK}/01100003"
SCAN = load_scan(ROOT / "data/scan.yaml")


def guest(row_key: str) -> Submission:
    audience = Audience(Role.GUEST, practices=frozenset({row_key[:8]}), himself=row_key)
    return Submission(Actor("A. Visser", audience), f"guest {row_key}", NOW)


def consulent(key: str) -> Submission:
    return Submission(Actor("K. Smit", Audience(Role.CONSULENT)), key, NOW)


def told_in_confidence(store: Store, row_key: str) -> Talk:
    """A talk with promises of both sides, and a scan."""
    confidential = Level.CONFIDENTIAL
    held = HeldTalk(
        row_key=row_key,
        on=TODAY,
        expected_version=store.versions()["huisartsen", row_key],
        answers=(
            Answer("huisartsen.stop_waarschijnlijk", date(2033, 7, 1), confidential),
            Answer("obstakel.1", "niemand-te-vinden", confidential),
        ),
        promises=(
            PromiseMade("Notaris bellen", Side.GP, TODAY + timedelta(days=9)),
            PromiseMade("Profiel opstellen", Side.ZORGGROEP, TODAY + timedelta(days=9)),
        ),
    )
    scan = ScanForm(
        row_key=row_key, on=TODAY, level=confidential, told={"poen.goodwill": False}, known={}
    )
    keep_scan(store, consulent(f"scan {row_key}"), scan, SCAN)
    return hold_talk(store, consulent(f"talk {row_key}"), held, BANK)


@pytest.fixture
def own_page(open_page: Open) -> Open:
    """The page as the guest of a practice, who is this praktijkhouder."""

    def _open(row_key: str | None, agb: str = LINDE, part: str = "praktijkhouder") -> AppTest:
        app = open_page(navigation.OWN_RECORD, Role.GUEST)
        app.session_state[viewing.PRACTICE_KEY] = agb
        app.session_state[viewing.PART_KEY] = part
        app.session_state[f"{viewing.HIMSELF_KEY}.{agb}"] = row_key
        app.run()
        assert not app.exception
        return app

    return _open


def section(app: AppTest, name: str) -> AppTest:
    app = app.segmented_control(key="own.section").set_value(name).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    texts = (*app.markdown, *app.caption, *app.info, *app.success, *app.warning, *app.subheader)
    tables = "\n".join(table.value.to_string() for table in app.table)
    return "\n".join(str(text.value) for text in texts).replace("\\", "") + tables


def test_the_one_owner_of_a_practice_is_known_and_sees_his_record(
    own_page: Open, store: Store
) -> None:
    app = own_page(None)
    table = app.table[0].value.set_index("gegeven")
    assert table.loc["Stopt waarschijnlijk", "zo staat het bij ons"] == "2028"
    assert table.loc["Stopt waarschijnlijk", "wie het mag weten"] == "alleen u en de consulent"
    source = "van wie, en sinds wanneer"
    assert table.loc["Stopt waarschijnlijk", source] == "import start.xlsx, 21 november 2026"
    assert table.loc["Stopt op zijn laatst", "zo staat het bij ons"] == "onbekend"
    assert table.loc["Stopt op zijn laatst", source] == "–"
    assert "waarschijnlijk 2028" in app.table[1].value.to_string()


@pytest.mark.parametrize(
    ("agb", "part", "row_key"),
    [
        (BEUK, "praktijkhouder", None),
        (LINDE, "opvolger", VISSER),
    ],
)
def test_who_is_not_certain_who_he_is_sees_nothing_and_is_told_how(
    own_page: Open, store: Store, agb: str, part: str, row_key: str | None
) -> None:
    app = own_page(row_key, agb, part)
    assert "Kies links" in said(app)
    assert not app.table


def test_each_of_two_owners_sees_himself(own_page: Open, store: Store) -> None:
    told_in_confidence(store, MULDER)
    mine = own_page(MULDER, BEUK)
    assert "2033" in said(mine)
    assert "Notaris bellen" in said(section(mine, "Brieven"))
    other = own_page(DE_BOER, BEUK)
    for name in ("Vastgelegd", "Brieven", "Afspraken", "Overname-klaar"):
        words = said(section(other, name))
        assert "2033" not in words
        assert "Notaris" not in words
        assert "K. Smit" not in words


def _correct(app: AppTest, name: str, text: str) -> AppTest:
    app = section(app, "Verbeteren")
    (field,) = [one for one in app.text_input if str(one.key).endswith(f".{name}")]
    field.set_value(text)
    return app.button(key="own.send").click().run()


def test_he_corrects_his_record_and_the_consulent_sees_that_it_came_in(
    own_page: Open, open_page: Open, store: Store
) -> None:
    app = _correct(own_page(None), "stop_waarschijnlijk", "2032")
    assert not app.error
    assert "Dank u, het is aangepast" in said(app)
    assert [plan.likely for plan in store.register().gps[0].said] == [
        date(2028, 7, 1),
        date(2032, 7, 1),
    ]
    entry = store.audit(1)[0]
    assert (entry.action, entry.role) == ("eigen gegevens verbeteren", Role.GUEST)
    words = said(open_page(navigation.TALKS))
    assert "A. Visser — De Linde gaf zelf door: stopt waarschijnlijk." in words
    for role in (Role.DIRECTORS, Role.BOARD):
        assert "gaf zelf door" not in said(open_page(navigation.TALKS, role))


def test_a_correction_that_cannot_be_is_said_and_nothing_is_written(
    own_page: Open, store: Store
) -> None:
    before = store.data_version()
    app = _correct(own_page(None), "stop_laatst", "2027")
    assert "niet op volgorde" in table_with(app, "oplossing").to_string()
    assert store.data_version() == before


def test_what_he_corrected_by_mistake_he_takes_back(
    own_page: Open, open_page: Open, store: Store
) -> None:
    before = store.register()
    undone(_correct(own_page(None), "stop_waarschijnlijk", "2032"))
    assert store.register() == before
    assert "gaf zelf door" not in said(open_page(navigation.TALKS))


def test_nothing_changed_is_nothing_sent(own_page: Open, store: Store) -> None:
    before = store.data_version()
    app = section(own_page(None), "Verbeteren")
    app = app.button(key="own.send").click().run()
    assert "Er is niets gewijzigd." in said(app)
    assert store.data_version() == before


def test_he_agrees_with_the_letter(own_page: Open, store: Store) -> None:
    talk = told_in_confidence(store, VISSER)
    app = section(own_page(None), "Brieven")
    assert "Wat we hebben besproken" in said(app)
    assert "aannames" not in said(app)
    app.button(key=f"own.agree.{talk.talk_id}.send").click().run()
    assert store.talks()[0].agreed_on == TODAY
    undone(app)
    assert store.talks()[0].agreed_on is None


def test_he_objects_and_the_consulent_reads_to_what(
    own_page: Open, open_page: Open, store: Store
) -> None:
    talk = told_in_confidence(store, VISSER)
    app = section(own_page(None), "Brieven")
    app.multiselect(key=f"own.object.{talk.talk_id}.wrong").set_value(["obstakel.1"])
    app = app.button(key=f"own.object.{talk.talk_id}.send").click().run()
    assert not app.error
    assert store.talks()[0].objected_to == ("obstakel.1",)
    mark = mark_of(VISSER)
    consulent_page = open_page(navigation.TALKS)
    assert "zegt dat één regel in de brief van 21 november 2026 niet klopt" in said(consulent_page)
    app = open_page(navigation.TALKS, gesprek=mark)
    app = app.segmented_control(key="talk.section").set_value("Na het gesprek").run()
    assert "Dit klopt niet volgens de praktijkhouder" in said(app)
    assert "Wat in de weg staat (1):" in said(app)


def test_he_takes_his_objection_back(own_page: Open, store: Store) -> None:
    talk = told_in_confidence(store, VISSER)
    app = section(own_page(None), "Brieven")
    app.multiselect(key=f"own.object.{talk.talk_id}.wrong").set_value(["obstakel.1"])
    undone(app.button(key=f"own.object.{talk.talk_id}.send").click().run())
    assert not store.talks()[0].is_disputed


def test_more_objections_are_counted(open_page: Open, store: Store) -> None:
    talk = told_in_confidence(store, VISSER)
    to = tuple(answer.name for answer in talk.answers)
    ref = TalkRef(talk.talk_id, talk.version)
    object_to_letter(store, guest(VISSER), Objection(ref, to))
    assert "zegt dat 3 regels" in said(open_page(navigation.TALKS))


def test_he_settles_his_own_promise_and_not_that_of_the_zorggroep(
    own_page: Open, store: Store
) -> None:
    talk = told_in_confidence(store, VISSER)
    mine = next(one for one in talk.promises if one.side is Side.GP)
    app = section(own_page(None), "Afspraken")
    assert "Profiel opstellen — zorggroep" in said(app)
    buttons = [str(button.key) for button in app.button if "own.promises" in str(button.key)]
    assert {key.split(".")[2] for key in buttons} == {mine.promise_id}
    assert not [key for key in buttons if key.endswith(".move")]
    key = next(key for key in buttons if key.endswith(PromiseOutcome.KEPT.value))
    app = app.button(key=key).click().run()
    assert not app.error
    settled = next(one for one in store.talks()[0].promises if one.side is Side.GP)
    assert settled.outcome is PromiseOutcome.KEPT


def test_he_reads_his_scan(own_page: Open, store: Store) -> None:
    assert "nog niet gedaan" in said(section(own_page(None), "Overname-klaar"))
    told_in_confidence(store, VISSER)
    assert "Bepaal een standpunt" in said(section(own_page(None), "Overname-klaar"))
