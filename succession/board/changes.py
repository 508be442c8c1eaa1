"""What changed between two pictures of one audience: never of two, which would tell a secret."""

from dataclasses import dataclass

from succession.board.figures import MeetingFigure
from succession.board.picture import BoardPicture, FollowedRun
from succession.risk.result import RiskLevel

# From the least to the most urgent; what is not known has no place between them.
_ORDER = (RiskLevel.FOLLOW, RiskLevel.TALK, RiskLevel.ACT, RiskLevel.ACUTE)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A number then and now."""

    before: MeetingFigure
    now: MeetingFigure

    @property
    def difference(self) -> int | None:
        """How much more it is now; None where one of the two was not known."""
        if self.before.value is None or self.now.value is None:
            return None
        return self.now.value - self.before.value


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A practice of which the urgency is another; None where it was not there, or is not."""

    practice: int
    before: RiskLevel | None
    now: RiskLevel | None

    @property
    def is_more_urgent(self) -> bool:
        """Whether it needs more than before; what became known to need something does too."""
        if self.now not in _ORDER or self.now is RiskLevel.FOLLOW:
            return False
        before = _ORDER.index(self.before) if self.before in _ORDER else 0
        return _ORDER.index(self.now) > before


@dataclass(frozen=True, slots=True)
class BoardChanges:
    """All that is another: the numbers, the practices, the draaiboeken begun and ended."""

    figures: tuple[FigureChange, ...]
    practices: tuple[LevelChange, ...]
    begun: tuple[FollowedRun, ...]
    ended: tuple[FollowedRun, ...]

    @property
    def is_empty(self) -> bool:
        moved = any(change.difference != 0 for change in self.figures)
        return not (moved or self.practices or self.begun or self.ended)


def changes_between(before: BoardPicture, now: BoardPicture) -> BoardChanges:
    """What is another now than in the picture before, of the same audience."""
    then = {one.measure: one for one in before.figures}
    open_before = {one.run_id for one in before.runs if one.is_open}
    known_before = {one.run_id for one in before.runs}
    return BoardChanges(
        figures=tuple(
            FigureChange(then[one.measure], one) for one in now.figures if one.measure in then
        ),
        practices=_levels(before, now),
        begun=tuple(one for one in now.runs if one.run_id not in known_before),
        ended=tuple(one for one in now.runs if one.run_id in open_before and not one.is_open),
    )


def _levels(before: BoardPicture, now: BoardPicture) -> tuple[LevelChange, ...]:
    then = {one.practice: one.level for one in before.standings}
    today = {one.practice: one.level for one in now.standings}
    return tuple(
        LevelChange(practice, then.get(practice), today.get(practice))
        for practice in sorted(then.keys() | today.keys())
        if then.get(practice) is not today.get(practice)
    )
