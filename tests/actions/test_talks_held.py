"""A talk that is held: what it writes, once, and who may know of it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from succession.actions.permission import Actor
from succession.actions.talks import DraftAnswer, TalkRef, drop_draft, hold_talk, save_draft
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.register import Audience, Level, Role, Stage, seen_by
from succession.store import Store
from succession.talks.questions import load_questions
from succession.talks.recording import HeldTalk, PromiseMade
from succession.talks.talk import Answer, Side, Talk, visible_talks
from tests.store.builders import TODAY, import_rows, small_region, submission

BANK = load_questions(Path(__file__).resolve().parents[2] / "data/questions.yaml")
KEY = "01000001/01900001"
ON = TODAY - timedelta(days=3)
STATED = (
    Answer("huisartsen.stop_waarschijnlijk", date(2031, 7, 1), Level.DIRECTORS),
    Answer("huisartsen.zekerheid", 4, Level.DIRECTORS),
    Answer("huisartsen.opvolgingsstatus", Stage.SEARCHING, Level.DIRECTORS),
    Answer("praktijken.pand_staat", "goed", Level.PUBLIC),
    Answer("praktijken.fte_poh", 1.2, Level.CONFIDENTIAL),
    Answer("vraag.vrij-om-te-kiezen", "ja", Level.CONFIDENTIAL),
    Answer("obstakel.1", "niemand-te-vinden", Level.DIRECTORS),
)
PROMISED = (
    PromiseMade("Profiel van de praktijk opstellen", Side.ZORGGROEP, date(2027, 3, 1)),
    PromiseMade("Maatschapscontract opzoeken", Side.GP, date(2027, 2, 1)),
)


@pytest.fixture
def region(store: Store) -> Store:
    import_rows(store, small_region())
    return store


def _told(store: Store, **changes: object) -> HeldTalk:
    versions = store.versions()
    held = HeldTalk(
        row_key=KEY,
        on=ON,
        expected_version=versions["huisartsen", KEY],
        practice_version=versions["praktijken", "01000001"],
        answers=STATED,
        promises=PROMISED,
        next_talk=date(2027, 7, 1),
    )
    return replace(held, **changes)  # type: ignore[arg-type]


def _held(store: Store, **changes: object) -> Talk:
    return hold_talk(store, submission(), _told(store, **changes), BANK)


def test_a_talk_is_kept_as_it_was_told(region: Store) -> None:
    talk = _held(region)
    assert region.talks() == (talk,)
    assert (talk.row_key, talk.practice_agb, talk.held_on) == (KEY, "01000001", ON)
    assert {(a.name, a.value, a.level) for a in talk.answers} == {
        (a.name, a.value, a.level) for a in STATED
    }
    assert {(p.what, p.side, p.due) for p in talk.promises} == {
        (p.what, p.side, p.due) for p in PROMISED
    }
    assert talk.next_talk == date(2027, 7, 1)


def test_what_was_said_is_added_to_the_history_on_the_day_of_the_talk(region: Store) -> None:
    _held(region)
    gp, share = region.register().gps[0], region.register().shares[0]
    assert [plan.likely for plan in gp.said] == [date(2029, 7, 1), date(2031, 7, 1)]
    assert (gp.plan.said_on, gp.plan.certainty, gp.last_talk) == (ON, 4, ON)
    assert (share.succession.stage, share.succession.stage_since) == (Stage.SEARCHING, ON)


def test_what_was_written_bears_the_talk_as_its_source(region: Store) -> None:
    _held(region)
    found = {(s.field, s.source, s.known_since) for s in region.sources("01000001")}
    assert ("stop_waarschijnlijk", "gesprek", ON) in found
    assert ("pand_staat", "gesprek", ON) in found


def test_a_plan_that_is_stated_again_replaces_the_former_as_a_whole(region: Store) -> None:
    _held(region, answers=(Answer("huisartsen.stop_laatst", date(2028, 12, 31), Level.BOARD),))
    plan = region.register().gps[0].plan
    assert (plan.earliest, plan.likely, plan.latest) == (None, None, date(2028, 12, 31))
    assert plan.certainty is None


def test_base_data_are_written_only_where_everybody_may_know(region: Store) -> None:
    talk = _held(region)
    practice = region.register().practice_by_agb["01000001"]
    assert (practice.premises_state, practice.poh_fte) == ("goed", None)
    assert talk.answer("praktijken.fte_poh").value == 1.2
    assert [a.name for a in talk.answers if a.is_written] == [
        "huisartsen.opvolgingsstatus",
        "huisartsen.stop_waarschijnlijk",
        "huisartsen.zekerheid",
        "praktijken.pand_staat",
    ]


def test_the_register_keeps_the_strictest_level_while_the_past_is_not_shared(region: Store) -> None:
    _held(region)
    assert region.register().gps[0].level is Level.CONFIDENTIAL


def test_the_level_widens_when_he_agrees_that_the_past_is_shared(region: Store) -> None:
    _held(region, shares_earlier=True)
    assert region.register().gps[0].level is Level.DIRECTORS


def test_one_confidential_answer_about_the_plan_keeps_all_of_it_confidential(
    region: Store,
) -> None:
    stage = Answer("huisartsen.opvolgingsstatus", Stage.NONE, Level.CONFIDENTIAL)
    answers = (*STATED[:2], stage)
    _held(region, answers=answers, shares_earlier=True)
    assert region.register().gps[0].level is Level.CONFIDENTIAL


def test_a_form_that_is_sent_twice_is_written_once(region: Store) -> None:
    held = _told(region)
    first = hold_talk(region, submission(key="form"), held, BANK)
    assert hold_talk(region, submission(key="form"), held, BANK) == first
    assert len(region.register().gps[0].said) == 2


def test_the_same_talk_told_again_from_a_new_form_is_written_once(region: Store) -> None:
    first = _held(region)
    assert _held(region) == first
    assert len(region.talks()) == 1
    assert len(region.register().gps[0].said) == 2


def test_a_talk_on_an_older_picture_of_the_register_is_refused(region: Store) -> None:
    held = _told(region)
    _held(region, answers=(), promises=())
    with pytest.raises(Conflict, match="intussen"):
        hold_talk(region, submission(), held, BANK)
    assert len(region.register().gps[0].said) == 1


def test_a_talk_before_the_last_one_does_not_undo_it(region: Store) -> None:
    _held(region)
    with pytest.raises(InvalidInput, match="later gesprek"):
        _held(region, on=ON - timedelta(days=60))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": TODAY + timedelta(days=1)}, "in de toekomst"),
        ({"next_talk": ON}, "niet na dit gesprek"),
        (
            {"answers": (*STATED, Answer("huisartsen.stop_laatst", date(2030, 1, 1), Level.BOARD))},
            "niet op volgorde",
        ),
        ({"answers": (Answer("huisartsen.zekerheid", 6, Level.BOARD),)}, "kan niet bij"),
        ({"answers": (Answer("huisartsen.naam", "X", Level.BOARD),)}, "niet gevraagd"),
        ({"answers": (Answer("notitie.vrij", "X", Level.BOARD),)}, "niet gevraagd"),
        ({"answers": (Answer("obstakel.1", "ziekte", Level.BOARD),)}, "geen van de antwoorden"),
        ({"answers": (STATED[0], STATED[0])}, "twee keer"),
        ({"promises": (PromiseMade(" ", Side.GP, TODAY),)}, "zegt niet wat"),
        ({"promises": (PromiseMade("x" * 201, Side.GP, TODAY),)}, "langer dan 200"),
        ({"promises": (PromiseMade("x", Side.GP, ON - timedelta(days=1)),)}, "voor het gesprek"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    region: Store, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        _held(region, **changes)
    assert region.talks() == ()


def test_all_that_is_wrong_is_told_at_once(region: Store) -> None:
    with pytest.raises(InvalidInput) as refused:
        _held(region, on=TODAY + timedelta(days=1), answers=(STATED[0], STATED[0]))
    whats = " ".join(problem.what for problem in refused.value.problems)
    assert "in de toekomst" in whats
    assert "twee keer" in whats


def test_a_draft_keeps_each_field_and_becomes_the_talk(region: Store) -> None:
    for answer in (STATED[0], Answer("afspraak.1.wat", "Profiel", Level.CONFIDENTIAL)):
        save_draft(region, submission(), DraftAnswer(KEY, answer))
    (draft,) = region.talks()
    assert not draft.is_held
    assert draft.answer("huisartsen.stop_waarschijnlijk").value == date(2031, 7, 1)
    talk = _held(region)
    assert [one.talk_id for one in region.talks()] == [draft.talk_id]
    assert talk.answer("afspraak.1.wat") is None


def test_a_field_that_somebody_else_filled_is_not_overwritten(region: Store) -> None:
    save_draft(region, submission(), DraftAnswer(KEY, STATED[0]))
    with pytest.raises(Conflict, match="intussen"):
        save_draft(region, submission(), DraftAnswer(KEY, STATED[0]))
    seen = region.talks()[0].answer(STATED[0].name).version
    later = Answer(STATED[0].name, date(2032, 7, 1), Level.BOARD)
    draft = save_draft(region, submission(), DraftAnswer(KEY, later, expected_version=seen))
    assert draft.answer(later.name).value == date(2032, 7, 1)


def test_a_draft_can_be_thrown_away_and_a_talk_cannot(region: Store) -> None:
    draft = save_draft(region, submission(), DraftAnswer(KEY, STATED[0]))
    drop_draft(region, submission(), TalkRef(draft.talk_id, draft.version))
    assert region.talks() == ()
    talk = _held(region)
    with pytest.raises(Conflict, match="vastgelegd"):
        drop_draft(region, submission(), TalkRef(talk.talk_id, talk.version))


def _seen(store: Store, audience: Audience) -> tuple[Talk, ...]:
    return visible_talks(store.talks(), store.register(), audience)


def test_who_may_not_see_the_plan_does_not_see_the_talk(region: Store) -> None:
    _held(region)
    board, directors = Audience(Role.BOARD), Audience(Role.DIRECTORS)
    assert _seen(region, board) == _seen(region, directors) == ()
    assert seen_by(region.register(), board).gps[0].last_talk is None


def test_who_may_see_the_plan_sees_only_the_answers_he_may(region: Store) -> None:
    _held(region, shares_earlier=True)
    (talk,) = _seen(region, Audience(Role.DIRECTORS))
    names = {answer.name for answer in talk.answers}
    assert "huisartsen.stop_waarschijnlijk" in names
    assert not names & {"praktijken.fte_poh", "vraag.vrij-om-te-kiezen"}


def test_what_was_said_in_confidence_changes_nothing_for_the_board(region: Store) -> None:
    board = Audience(Role.BOARD)
    before = seen_by(region.register(), board)
    secret = tuple(replace(answer, level=Level.CONFIDENTIAL) for answer in STATED)
    _held(region, answers=secret, shares_earlier=True)
    assert region.register().gps[0].plan.likely == date(2031, 7, 1)
    assert seen_by(region.register(), board) == before
    assert _seen(region, board) == ()


def test_hiding_the_plan_later_hides_the_talk(region: Store) -> None:
    _held(region, shares_earlier=True)
    assert _seen(region, Audience(Role.DIRECTORS))
    confidential = Answer("huisartsen.stop_waarschijnlijk", date(2032, 7, 1), Level.CONFIDENTIAL)
    _held(region, on=TODAY, answers=(confidential,), promises=())
    assert _seen(region, Audience(Role.DIRECTORS)) == ()


@pytest.mark.parametrize(
    "audience",
    [Audience(Role.DIRECTORS), Audience(Role.GUEST, practices=frozenset({"01000001"}))],
)
def test_a_draft_is_for_the_consulent_alone(region: Store, audience: Audience) -> None:
    save_draft(region, submission(), DraftAnswer(KEY, STATED[0]))
    assert _seen(region, audience) == ()
    assert len(_seen(region, Audience(Role.CONSULENT))) == 1


def test_the_board_holds_no_talks(region: Store) -> None:
    board = Actor("Bestuurder", Audience(Role.BOARD))
    with pytest.raises(NotAllowed):
        hold_talk(region, submission(board), _told(region), BANK)
