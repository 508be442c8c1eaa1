"""How the region stood for one audience on one day: what is kept of a meeting.

It holds ids and no names: whose they are is looked up when it is read, so that who has been erased
is named nowhere.
"""

from collections.abc import Iterable, Mapping

from succession.board.figures import MeetingFigure, figures_of
from succession.playbook.run.overview import RunSummary
from succession.register.seen import Seen
from succession.risk.result import RegionRisk, RiskLevel
from succession.strict_model import Strict


class PracticeStanding(Strict):
    """How urgent a practice was, by its id in the database."""

    practice: int
    level: RiskLevel


class FollowedRun(Strict):
    """A draaiboek that was followed; of the region where no practice is told."""

    run_id: str
    playbook_id: str
    practice: int | None
    is_open: bool


class BoardPicture(Strict):
    """The numbers, every practice and every draaiboek, each as this audience knew it."""

    figures: tuple[MeetingFigure, ...]
    standings: tuple[PracticeStanding, ...]
    runs: tuple[FollowedRun, ...]


def picture_of(
    register: Seen, risk: RegionRisk, runs: Iterable[RunSummary], ids: Mapping[str, int]
) -> BoardPicture:
    """Of the register, the risk and the draaiboeken as one audience knows them; `ids` are those of
    the practices by agb."""
    lines = tuple(runs)
    standings = (PracticeStanding(practice=ids[one.agb], level=one.level) for one in risk.practices)
    followed = (_followed(one, ids) for one in lines)
    return BoardPicture(
        figures=figures_of(register, risk, lines),
        standings=tuple(sorted(standings, key=lambda one: one.practice)),
        runs=tuple(sorted(followed, key=lambda one: one.run_id)),
    )


def _followed(line: RunSummary, ids: Mapping[str, int]) -> FollowedRun:
    return FollowedRun(
        run_id=line.run_id,
        playbook_id=line.playbook_id,
        practice=ids.get(line.practice_agb) if line.practice_agb else None,
        is_open=line.is_open,
    )
