"""A picture of the region: the numbers of its pages, and no name in it."""

from datetime import date

from succession.board.meeting import PictureFor, audiences_of
from succession.board.picture import BoardPicture, picture_of
from succession.register import Audience, Role, seen_by
from succession.risk import assess
from succession.risk.result import PRESSING
from tests.region import region
from tests.risk.world import ASSUMPTIONS, RULES

TODAY = date(2026, 11, 21)
IDS = {one.agb: number for number, one in enumerate(region().practices, start=1)}


def picture() -> BoardPicture:
    seen = seen_by(region(), Audience(Role.CONSULENT))
    return picture_of(seen, assess(seen, ASSUMPTIONS, RULES, TODAY), (), IDS)


def test_the_numbers_are_those_of_the_risk() -> None:
    seen = seen_by(region(), Audience(Role.CONSULENT))
    risk = assess(seen, ASSUMPTIONS, RULES, TODAY)
    found = picture()
    assert len(found.figures) == 7
    pressing = sum(one.level in PRESSING for one in risk.practices)
    assert found.figures[0].value == pressing
    assert found.figures[4].value == risk.pressing.unplaced
    assert {one.practice: one.level for one in found.standings} == {
        IDS[one.agb]: one.level for one in risk.practices
    }


def test_there_is_no_name_and_no_agb_in_it() -> None:
    told = picture().model_dump_json()
    names = [one.name for one in (*region().practices, *region().gps) if one.name]
    assert not any(name in told for name in names)
    assert not any(one.agb in told for one in region().practices)


def test_a_picture_is_read_back_as_it_was_and_tells_when_it_was_changed() -> None:
    found = PictureFor(Audience(Role.BOARD), picture())
    again = BoardPicture.model_validate_json(found.picture.model_dump_json())
    assert again == found.picture
    other = found.picture.model_copy(update={"standings": ()})
    assert PictureFor(found.audience, other).digest != found.digest


def test_every_board_member_has_a_picture_of_his_own() -> None:
    audiences = audiences_of(seen_by(region(), Audience(Role.CONSULENT)))
    hagros = {one.hagro for one in region().practices if one.hagro}
    assert {one.hagro for one in audiences if one.role is Role.BOARD} == {None, *hagros}
    assert len(set(audiences)) == len(audiences)
