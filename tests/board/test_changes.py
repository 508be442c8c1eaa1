"""What changed between two pictures of one audience, worked out by hand."""

from succession.board.changes import LevelChange, changes_between
from succession.board.figures import BoardMeasure, MeetingFigure
from succession.board.picture import BoardPicture, FollowedRun, PracticeStanding
from succession.risk.result import RiskLevel

FOLLOW, TALK, ACT, ACUTE, UNKNOWN = (
    *(RiskLevel.FOLLOW, RiskLevel.TALK, RiskLevel.ACT),
    *(RiskLevel.ACUTE, RiskLevel.UNKNOWN),
)


def picture(levels: dict[int, RiskLevel], pressing: int | None = 0, runs=()) -> BoardPicture:
    return BoardPicture(
        figures=(MeetingFigure(measure=BoardMeasure.PRESSING, value=pressing),),
        standings=tuple(PracticeStanding(practice=p, level=one) for p, one in levels.items()),
        runs=tuple(runs),
    )


def run(run_id: str, is_open: bool = True) -> FollowedRun:
    return FollowedRun(run_id=run_id, playbook_id="p", practice=1, is_open=is_open)


def test_nothing_changed_when_nothing_did() -> None:
    same = picture({1: TALK}, 3, [run("a")])
    assert changes_between(same, same).is_empty


def test_every_practice_of_which_the_urgency_is_another_is_told_and_no_other() -> None:
    found = changes_between(
        picture({1: TALK, 2: ACT, 3: FOLLOW, 4: UNKNOWN}),
        picture({1: TALK, 2: FOLLOW, 4: ACT, 5: TALK}),
    )
    assert found.practices == (
        LevelChange(2, ACT, FOLLOW),
        LevelChange(3, FOLLOW, None),
        LevelChange(4, UNKNOWN, ACT),
        LevelChange(5, None, TALK),
    )
    assert [one.is_more_urgent for one in found.practices] == [False, False, True, True]
    assert not LevelChange(1, ACT, UNKNOWN).is_more_urgent
    assert LevelChange(1, ACT, ACUTE).is_more_urgent


def test_numbers_are_subtracted_and_what_is_not_known_is_no_difference() -> None:
    (more,) = changes_between(picture({}, 3), picture({}, 5)).figures
    assert more.difference == 2
    (unknown,) = changes_between(picture({}, None), picture({}, 5)).figures
    assert unknown.difference is None


def test_a_draaiboek_that_began_or_ended_is_told_once() -> None:
    before = picture({}, 0, [run("a"), run("b"), run("c", is_open=False)])
    now = picture({}, 0, [run("a"), run("b", False), run("c", False), run("d"), run("e", False)])
    found = changes_between(before, now)
    assert [one.run_id for one in found.begun] == ["d", "e"]
    assert [one.run_id for one in found.ended] == ["b"]
