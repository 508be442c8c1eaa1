"""What changed since a meeting, in words; nobody is ranked and no chance is told."""

from collections.abc import Iterator, Mapping, Sequence

from succession.board.changes import BoardChanges, FigureChange, LevelChange
from succession.board.decision import DecidingBody
from succession.board.figures import MeetingFigure
from succession.board.meeting import Meeting
from succession.board.picture import FollowedRun
from succession.views import dutch
from succession.views.records import Record

NOTHING = "Er is niets veranderd."
_GONE = "Een praktijk die niet meer in het register staat"


def since(meeting: Meeting) -> str:
    """`Veranderd sinds de bestuursvergadering van 12 oktober 2026`."""
    return f"Veranderd sinds {_THE[meeting.body]} van {dutch.day(meeting.on)}"


def kept(meeting: Meeting) -> str:
    """`bestuur, 12 oktober 2026 (bewaard door K. Smit)`."""
    who = meeting.kept_by or "iemand zonder naam"
    return f"{meeting.body.value}, {dutch.day(meeting.on)} (bewaard door {who})"


def figure_records(figures: Sequence[FigureChange]) -> list[Record]:
    """The seven numbers then and now, with the range of what is not known."""
    return [
        {
            "wat": one.now.measure.value,
            "toen": figure_words(one.before),
            "nu": figure_words(one.now),
            "verschil": difference(one.before, one.now),
        }
        for one in figures
    ]


def lines(
    found: BoardChanges, names: Mapping[int, str], titles: Mapping[str, str]
) -> tuple[str, ...]:
    """Practices and draaiboeken of which something is another: first what asks more, by name."""
    more = [one for one in found.practices if one.is_more_urgent]
    others = [one for one in found.practices if not one.is_more_urgent]
    return (
        *sorted(_level(one, names) for one in more),
        *sorted(_level(one, names) for one in others),
        *_runs(found.begun, "begonnen", names, titles),
        *_runs(found.ended, "afgesloten", names, titles),
    )


def brief(figures: Sequence[FigureChange]) -> str:
    """The numbers that moved in one sentence; empty where none did."""
    moved = [
        f"{one.now.measure.value}: {dutch.number(one.before.value)} → {dutch.number(one.now.value)}"
        for one in figures
        if one.difference
    ]
    return "; ".join(moved)


def figure_words(figure: MeetingFigure) -> str:
    """The number, with how far it may run by what is not known."""
    value = dutch.number(figure.value)
    if figure.value is None or figure.low == figure.high:
        return value
    if figure.high is None:
        return f"minstens {value}"
    return f"{value} ({dutch.number(figure.low)} tot {dutch.number(figure.high)})"


def difference(before: MeetingFigure | None, now: MeetingFigure) -> str:
    """How much more it is, with its sign; `gelijk`, or not known."""
    more = FigureChange(before, now).difference if before else None
    if more is None:
        return dutch.UNKNOWN
    return f"{more:+d}".replace("-", "−") if more else "gelijk"


def _level(one: LevelChange, names: Mapping[int, str]) -> str:
    name = names.get(one.practice, _GONE)
    if one.before is None and one.now is not None:
        return f"{name}: nieuw in het register, {one.now.value}"
    if one.now is None and one.before is not None:
        return f"{name}: was {one.before.value}"
    assert one.before is not None, "it was there, or is there now"
    assert one.now is not None, "it was there, or is there now"
    return f"{name}: van {one.before.value} naar {one.now.value}"


def _runs(
    runs: Sequence[FollowedRun], done: str, names: Mapping[int, str], titles: Mapping[str, str]
) -> Iterator[str]:
    for one in runs:
        where = "de regio" if one.practice is None else names.get(one.practice, _GONE)
        title = titles.get(one.playbook_id, "een draaiboek")
        yield f"{title} {done} voor {where}"


_THE = {
    DecidingBody.BOARD: "de bestuursvergadering",
    DecidingBody.DELEGATES: "de Raad van Afgevaardigden",
    DecidingBody.MEMBERS: "de algemene ledenvergadering",
    DecidingBody.SUPERVISORS: "de vergadering van de Raad van Toezicht",
}
