"""Besluiten en rol, from a proposal to the day on which it comes back, as each role meets it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from succession.actions.deciding import DecisionRef, prepare_decision, put_on_agenda, take_decision
from succession.actions.permission import Actor
from succession.board.decision import DecisionOutcome, DecisionTaken
from succession.board.meeting import audiences_of
from succession.playbook.book.model import Mandate
from succession.register import Audience, Level, Role, seen_by
from succession.store import Store
from succession.ui import viewing
from succession.ui.frame import navigation
from tests.board.proposals import proposal
from tests.region import BEUK, LINDE, TODAY
from tests.store.builders import submission
from tests.ui.conftest import Open, forget, table_with, undone
from tests.ui.started_runs import started
from tests.ui.worlds import (
    BOTH,
    TOLD,
    UNKNOWN,
    World,
    at,
    changed,
    tell_in_confidence,
)

DIRECTORS = Actor("Directie", Audience(Role.DIRECTORS))
MEETING = {"onderdeel": "Vergaderingen"}


def _all_text(app) -> str:
    return " ".join(
        [*(one.value for one in (*app.markdown, *app.title, *app.subheader, *app.info))]
    )


def _on_agenda(store: Store, **said: object) -> DecisionRef:
    prepared = prepare_decision(store, submission(), proposal(**said))
    ref = DecisionRef(prepared.decision_id, prepared.version)
    asked = put_on_agenda(store, submission(), ref, TODAY + timedelta(days=7))
    return DecisionRef(asked.decision_id, asked.version)


def test_the_directors_prepare_put_on_the_agenda_and_write_down_what_came_of_it(
    open_page: Open, store: Store
) -> None:
    app = open_page(navigation.BOARD, Role.DIRECTORS)
    assert app.title[0].value == "Er is nu niets te besluiten."
    app.button(key="board.proposal.send").click().run()
    assert "Vul in wat er wordt gevraagd" in app.error[0].value
    typed = {"what": "Praktijk in beheer", "owner": "directie", "money": "40.000", "hours": "300"}
    for name, text in typed.items():
        app.text_input(key=f"board.proposal.{name}").set_value(text)
    for name in ("why", "nothing"):
        app.text_area(key=f"board.proposal.{name}").set_value("omdat er niemand is")
    app.text_area(key="board.proposal.others").set_value("Verdelen - geen ruimte")
    app.selectbox(key="board.proposal.mandate").set_value(Mandate.MEDIATE)
    app.run()
    app.button(key="board.proposal.send").click().run()
    assert not app.exception
    (kept,) = store.decisions()
    assert (kept.proposal.money_euros, kept.proposal.hours) == (40_000, 300)
    assert kept.proposal.alternatives[0].against == "geen ruimte"
    app.button(key=f"board.agenda.{kept.decision_id}.send").click().run()
    assert app.title[0].value == "Er is 1 besluit: 1 te nemen."
    form = f"board.take.{kept.decision_id}"
    app.radio(key=f"{form}.outcome").set_value(DecisionOutcome.TAKEN)
    app.text_input(key=f"{form}.reason").set_value("verslag 3")
    app.run()
    app.button(key=f"{form}.send").click().run()
    assert not app.exception
    mandate = store.mandate()
    assert mandate is not None
    assert mandate.furthest is Mandate.MEDIATE
    assert app.title[0].value == "Er is nu niets te besluiten."


def test_a_number_that_is_none_is_refused_in_words_and_nothing_is_lost(
    open_page: Open, store: Store
) -> None:
    app = open_page(navigation.BOARD, Role.DIRECTORS)
    for name in ("what", "owner"):
        app.text_input(key=f"board.proposal.{name}").set_value("iets")
    for name in ("why", "nothing"):
        app.text_area(key=f"board.proposal.{name}").set_value("iets")
    app.text_input(key="board.proposal.money").set_value("veel")
    app.run()
    app.button(key="board.proposal.send").click().run()
    assert "Er is niets gewijzigd" in app.error[0].value
    assert "geen heel getal" in str(table_with(app, "oplossing")["wat"][0])
    assert store.decisions() == ()
    assert app.text_input(key="board.proposal.what").value == "iets"


def test_putting_on_the_agenda_is_taken_back(open_page: Open, store: Store) -> None:
    prepared = prepare_decision(store, submission(), proposal())
    app = open_page(navigation.BOARD, Role.CONSULENT)
    app.button(key=f"board.agenda.{prepared.decision_id}.send").click().run()
    assert store.decisions()[0].agenda_on is not None
    undone(app)
    assert store.decisions()[0].agenda_on is None


def test_a_board_member_reads_what_is_asked_and_nothing_that_is_only_prepared(
    open_page: Open, store: Store
) -> None:
    _on_agenda(store)
    prepare_decision(store, submission(), proposal(what="Nog geheim"))
    app = open_page(navigation.BOARD, Role.BOARD)
    assert [one.label for one in app.expander if "Twee praktijken" in one.label]
    assert not [one.label for one in app.expander if "Nog geheim" in one.label]
    assert not [one for one in app.button if str(one.key).startswith("board.")]


def test_who_is_interested_gets_no_word_of_it(open_page: Open, store: Store) -> None:
    _on_agenda(store, interested=("Zuid",))
    app = open_page(navigation.BOARD, Role.BOARD)
    assert "Kies uw eigen hagro" in _all_text(app)
    app.session_state[viewing.HAGRO_KEY] = "Zuid"
    app.run()
    assert "Over 1 punt onthoudt u zich; daarvan krijgt u geen stuk." in _all_text(app)
    assert not [one.label for one in app.expander if "Twee praktijken" in one.label]
    app.session_state[viewing.HAGRO_KEY] = "Noord"
    app.run()
    assert [one.label for one in app.expander if "Twee praktijken" in one.label]


def test_a_decision_comes_back_on_its_day(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = DecisionTaken(outcome=DecisionOutcome.TAKEN, on=TODAY, reason="verslag 3")
    take_decision(store, submission(DIRECTORS), _on_agenda(store), taken)
    assert open_page(navigation.BOARD, Role.DIRECTORS).title[0].value.startswith("Er is nu niets")
    monkeypatch.setenv("SUCCESSION_TODAY", date(2028, 1, 1).isoformat())
    forget()
    app = open_page(navigation.BOARD, Role.DIRECTORS)
    assert app.title[0].value == "Er is 1 besluit: 1 te herzien."
    app = open_page(navigation.TODAY, Role.BOARD)
    assert "1 besluit te nemen of te herzien" in app.title[0].value


def test_an_accepted_risk_stands_in_the_dossier_until_its_day(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = _on_agenda(store, accepts_risk_of=store.practice_ids()[BEUK])
    taken = DecisionTaken(outcome=DecisionOutcome.TAKEN, on=TODAY, reason="verslag 3")
    take_decision(store, submission(DIRECTORS), ref, taken)
    dossier = {"praktijk": BEUK}
    said = _all_text(open_page(navigation.PRACTICE, Role.BOARD, **dossier))
    assert "aanvaard tot 1 januari 2028 (verslag 3)" in said
    assert "aanvaard" not in _all_text(open_page(navigation.PRACTICE, Role.BOARD, praktijk=LINDE))
    monkeypatch.setenv("SUCCESSION_TODAY", date(2028, 1, 1).isoformat())
    forget()
    said = _all_text(open_page(navigation.PRACTICE, Role.BOARD, **dossier))
    assert "Dit risico is aanvaard" not in said


def _keep(open_page: Open) -> None:
    app = open_page(navigation.BOARD, Role.DIRECTORS, **MEETING)
    app.button(key="board.meeting.send").click().run()
    assert not app.exception


def test_the_next_meeting_tells_exactly_what_changed(open_page: Open, store: Store) -> None:
    _keep(open_page)
    app = open_page(navigation.BOARD, Role.BOARD, **MEETING)
    assert "Er is niets veranderd." in _all_text(app)
    started(store, BEUK, overdracht=date(2027, 1, 1))
    forget()
    app = open_page(navigation.BOARD, Role.BOARD, **MEETING)
    assert "begonnen voor De Beuk" in _all_text(app)
    app = open_page(navigation.TODAY, Role.BOARD)
    assert "Veranderd sinds de bestuursvergadering van 21 november 2026" in _all_text(app)


def test_who_was_erased_is_named_in_no_meeting(open_page: Open, store: Store) -> None:
    _keep(open_page)
    for audience in audiences_of(seen_by(store.register(), Audience(Role.CONSULENT))):
        (meeting,) = store.meetings(audience)
        told = meeting.picture.model_dump_json()
        names = [one.name for one in (*store.register().practices, *store.register().gps)]
        assert not any(name in told for name in names if name)


@pytest.fixture(params=[Level.CONFIDENTIAL, Level.BOARD], ids=["told", "stricter"])
def pair(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[World, World]]:
    """What was told in confidence, or made confidential since; and a world without it."""
    after = at(tmp_path, "after", changed(BOTH, **{**TOLD, "deelniveau": request.param}))
    without = at(tmp_path, "without", changed(BOTH, **UNKNOWN))
    for row_key in BOTH:
        tell_in_confidence(after.store, row_key, request.param, hands_over=True)
    yield after, without
    after.store.close()
    without.store.close()


def test_a_meeting_is_as_if_it_was_never_said(
    open_page: Open, pair: tuple[World, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    for world in pair:
        monkeypatch.setenv("SUCCESSION_DB", world.address)
        forget()
        _keep(open_page)
    for audience in (Audience(Role.DIRECTORS), Audience(Role.BOARD), Audience(Role.BOARD, "Noord")):
        after, without = (world.store.meetings(audience)[0].picture for world in pair)
        assert after == without
    mine = [world.store.meetings(Audience(Role.CONSULENT))[0].picture for world in pair]
    assert mine[0] != mine[1], "so that the test can fail"


@pytest.mark.parametrize("role", [Role.BOARD, Role.DIRECTORS])
def test_a_paper_is_as_if_it_was_never_said(
    open_page: Open, pair: tuple[World, World], monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    for world in pair:
        monkeypatch.setenv("SUCCESSION_DB", world.address)
        forget()
        open_page(navigation.TODAY, role).button(key="board.paper.make").click().run()
    (after,), (without,) = (world.store.papers() for world in pair)
    assert after.frozen == without.frozen


def test_a_board_member_makes_a_paper_in_one_click_and_the_directors_settle_it(
    open_page: Open, store: Store
) -> None:
    _on_agenda(store)
    app = open_page(navigation.TODAY, Role.BOARD)
    app.button(key="board.paper.make").click().run()
    (paper,) = store.papers()
    assert paper.is_concept
    assert paper.audience == Audience(Role.BOARD)
    assert [one.proposal.what for one in paper.frozen.decisions] == [proposal().what]
    shown = open_page(navigation.BOARD, Role.BOARD, onderdeel="Stukken")
    assert [one.label for one in shown.expander if "concept" in one.label]
    assert not [one for one in shown.text_area if str(one.key).startswith("board.paper")]
    app = open_page(navigation.BOARD, Role.DIRECTORS, onderdeel="Stukken")
    form = f"board.paper.words.{paper.paper_id}"
    app.text_area(key=f"{form}.core").set_value("Drie praktijken vragen nu om actie.")
    app.run()
    app.button(key=f"{form}.send").click().run()
    assert store.papers()[0].voorlegger.core == "Drie praktijken vragen nu om actie."
    app.button(key=f"board.paper.end.{paper.paper_id}.settle").click().run()
    assert not app.exception
    assert not store.papers()[0].is_concept
    assert not [one for one in app.text_area if str(one.key).startswith("board.paper")]
