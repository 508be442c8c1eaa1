"""What the form of a talk shows and says, before it is drawn."""

from dataclasses import replace
from datetime import UTC, date, datetime

from succession.pictures import charts
from succession.register import Level, StopPlan
from succession.register.rows import rows_of
from succession.talks.talk import Answer, Talk
from succession.views.talks import form as talk_form
from succession.views.talks.form import Locked, StopYears
from tests.region import TODAY, region
from tests.talks.world import BANK, entry_of

LIKELY = "huisartsen.stop_waarschijnlijk"
DRAFT = Talk(
    talk_id="t",
    row_key="01000001/01100001",
    practice_agb="01000001",
    started_by="K. Smit",
    started_at=datetime(2026, 11, 21, tzinfo=UTC),
    version=1,
    answers=(Answer(LIKELY, date(2029, 7, 1), Level.BOARD),),
)
VISSER = entry_of(region(), "A. Visser", TODAY)


def test_every_question_stands_on_the_form_once() -> None:
    view = talk_form.form_view(VISSER, BANK, DRAFT)
    assert view.asked == VISSER.questions
    ids = [question.id for question in (*view.asked, *view.others)]
    assert sorted(ids) == sorted(BANK.question_by_id)
    assert view.has_draft
    assert not talk_form.form_view(VISSER, BANK, None).has_draft


def test_the_draft_is_the_talk_that_was_not_held() -> None:
    held = replace(DRAFT, held_on=TODAY)
    assert talk_form.draft_of([held, DRAFT], DRAFT.row_key) is DRAFT
    assert talk_form.draft_of([held], DRAFT.row_key) is None
    assert talk_form.draft_of([DRAFT], "01000002/01100002") is None


def test_a_year_becomes_the_day_that_fits_what_was_asked() -> None:
    days = [talk_form.day_in(name, 2030) for name in talk_form.PLAN_FIELDS[:3]]
    assert days == [date(2030, 1, 1), date(2030, 7, 1), date(2030, 12, 31)]
    assert talk_form.day_in(LIKELY, None) is None
    assert talk_form.is_exact(LIKELY, date(2030, 10, 1))
    assert not talk_form.is_exact(LIKELY, date(2030, 7, 1))


def test_the_form_shows_what_the_register_says() -> None:
    rows = rows_of(region())
    known = talk_form.known(rows["praktijken"][0], rows["huisartsen"][0])
    assert (known["praktijken.patienten"], known["huisartsen.zekerheid"]) == (2200, 4)
    assert known["praktijken.pand"] is None


def _draft(*answers: Answer) -> Talk:
    return replace(DRAFT, answers=answers)


PLAN = Locked("tot-wanneer", (LIKELY,))
ROOMS = Locked("pand", ("praktijken.spreekkamers",), Level.PUBLIC)


def test_what_is_public_by_nature_does_not_follow_the_choice_for_all() -> None:
    assert PLAN.usual(Level.DIRECTORS) is Level.DIRECTORS
    assert ROOMS.usual(Level.CONFIDENTIAL) is Level.PUBLIC


def test_nobody_but_the_consulent_knows_while_nobody_chose() -> None:
    assert talk_form.for_all(None) is Level.CONFIDENTIAL
    chosen = Answer(talk_form.FOR_ALL, "bestuur", Level.CONFIDENTIAL)
    assert talk_form.for_all(_draft(chosen)) is Level.BOARD


def test_a_lock_is_remembered_also_where_it_says_what_is_usual() -> None:
    lock = Answer(PLAN.lock, "vertrouwelijk", Level.CONFIDENTIAL)
    assert talk_form.own_level(_draft(lock), PLAN) is Level.CONFIDENTIAL
    assert talk_form.own_level(_draft(), PLAN) is None
    assert talk_form.own_level(None, PLAN) is None


def test_an_answer_of_a_draft_never_becomes_wider_without_a_word() -> None:
    kept = Answer("praktijken.spreekkamers", 3, Level.CONFIDENTIAL)
    assert talk_form.own_level(_draft(kept), ROOMS) is Level.CONFIDENTIAL
    wider = Answer(LIKELY, date(2030, 7, 1), Level.BOARD)
    assert talk_form.own_level(_draft(wider), PLAN) is None


def test_an_empty_field_says_nothing() -> None:
    empty = Answer("huisartsen.zekerheid", None, Level.BOARD)
    assert talk_form.told([*DRAFT.answers, empty]) == DRAFT.answers


def test_the_picture_shows_what_was_said_before_beside_what_is_said_now() -> None:
    before = talk_form.band_of_plan(StopPlan(likely=date(2028, 7, 1)))
    now = talk_form.band_of({talk_form.PLAN_FIELDS[0]: date(2029, 1, 1), LIKELY: None})
    assert (before, now) == (
        StopYears("eerder gezegd", None, 2028, None),
        StopYears("nu gezegd", 2029, None, None),
    )
    assert talk_form.band_of_plan(None).is_empty
    picture = charts.stop_bands([before, now], talk_form.years(TODAY)).to_dict()
    (rows,) = picture["datasets"].values() if "datasets" in picture else [_values(picture)]
    assert [(row["what"], row["start"], row["end"]) for row in rows] == [
        ("eerder gezegd", 2028, 2029),
        ("nu gezegd", 2029, 2030),
    ]


def _values(picture: dict) -> list[dict]:
    data = picture.get("data") or picture["layer"][0]["data"]
    return data["values"]
