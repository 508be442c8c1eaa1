"""After a talk: what it changed, what was promised, and what the talks of the year taught."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from succession.talks.effect import RiskChange
from succession.talks.lessons import Lessons, Proposal
from succession.talks.talk import Promise, Side, Talk
from succession.views import dutch
from succession.views.records import KeyNumber

_LEARNT_MOST = 8


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise that is open: `talk_id` and `version` say on which talk it rests."""

    promise_id: str
    talk_id: str
    version: int
    what: str
    line: str
    side: Side
    due: date
    is_late: bool


@dataclass(frozen=True, slots=True)
class LessonsView:
    """What the talks of this year taught, as four numbers and sentences."""

    numbers: tuple[KeyNumber, ...]
    surprises: tuple[str, ...]
    proposals: tuple[str, ...]


def change_lines(change: RiskChange) -> tuple[str, ...]:
    """What a talk changed in the picture of the practice, in sentences."""
    before, after = change.before, change.after
    was, now = before.open_share.within_60, after.open_share.within_60
    points = round(100 * now) - round(100 * was)
    lines = [
        f"Verwacht open aandeel binnen 5 jaar: van {dutch.percent(was)} "
        f"naar {dutch.percent(now)} ({dutch.points(points / 100)}).",
        f"Bandbreedte door wat onbekend is: van {dutch.percent_range(before.data_interval)} "
        f"naar {dutch.percent_range(after.data_interval)}.",
    ]
    if before.level is not after.level:
        lines.append(f"Niveau: van {before.level.value} naar {after.level.value}.")
    if change.now_known:
        lines.append(f"Nu bekend: {dutch.listing(_labels(change.now_known))}.")
    return tuple(lines)


def promise_rows(
    pairs: Iterable[tuple[Talk, Promise]], names: Mapping[str, str], today: date
) -> tuple[PromiseRow, ...]:
    """Open promises, the first due first; `names` says per row key with whom the talk was."""
    return tuple(
        PromiseRow(
            promise_id=one.promise_id,
            talk_id=talk.talk_id,
            version=talk.version,
            what=one.what,
            line=f"{one.what} — {one.side.value}, {_by(one, today)} ({names[talk.row_key]})",
            side=one.side,
            due=one.due,
            is_late=one.is_late(today),
        )
        for talk, one in pairs
        if talk.row_key in names
    )


def lessons_view(lessons: Lessons, names: Mapping[tuple[str, str], str]) -> LessonsView:
    """`names` says per GP who it is."""
    of = f"van de {dutch.number(lessons.owners_60)} praktijkhouders van 60 en ouder"
    return LessonsView(
        numbers=(
            KeyNumber(
                "Gesproken", dutch.percent(lessons.coverage), f"{of}, in de laatste 12 maanden"
            ),
            KeyNumber("Plan bekend", dutch.percent(lessons.known), of),
            KeyNumber(
                "Gesprekken",
                dutch.number(lessons.talks_held),
                f"vastgelegd in {lessons.as_of.year}",
            ),
            KeyNumber(
                "Verrassingen",
                dutch.number(len(lessons.surprises)),
                "plannen die dit jaar meer dan een jaar verschoven",
            ),
        ),
        surprises=tuple(
            f"{names.get(one.gp, 'naam onbekend')}: {_slip(one.slip_years)}, gezegd op "
            f"{dutch.day(one.on)}, eerder met zekerheid {one.certainty}."
            for one in lessons.surprises
        ),
        proposals=tuple(_proposal(one) for one in lessons.proposals),
    )


def _labels(names: Iterable[str]) -> list[str]:
    fields = sorted({name.split(".", 1)[1] for name in names})
    return [dutch.label_anywhere(field).lower() for field in fields][:_LEARNT_MOST]


def _by(promise: Promise, today: date) -> str:
    by = f"uiterlijk {dutch.day(promise.due)}"
    return f"{by}, te laat" if promise.is_late(today) else by


def _slip(years: float) -> str:
    way = "later" if years > 0 else "eerder"
    return f"stopt {dutch.number(abs(years), 1)} jaar {way} dan eerst gezegd"


def _proposal(one: Proposal) -> str:
    return (
        f"Zekerheid {one.certainty}: plannen schuiven gemiddeld "
        f"{dutch.number(one.proposed_years, 2)} jaar op; nu rekenen we met "
        f"{dutch.number(one.current_years, 2)} ({one.statements} uitspraken). "
        f"Overnemen kan in data/assumptions.yaml, {one.place}."
    )
