"""Gesprekken: with whom to talk about the future of the practice, and when that was last done."""

from dataclasses import dataclass
from datetime import date

from succession.register.model import Gp, GpRole, Register, Share
from succession.views import dutch
from succession.views.practice import age, plan_words

_TALK_AGE = 60
_HORIZON_MONTHS = 60
# From 63 on, and when stopping is near, twice a year; before that once (domain: section 6).
_CLOSE_MONTHS = 36
_CLOSE_AGE = 63


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One praktijkhouder to talk with; `is_due` when the last talk is too long ago or never was."""

    practice_agb: str
    row_key: str
    name: str
    practice: str
    why: str
    age: str
    stops: str
    succession: str
    last_talk: str
    due: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class TalksView:
    rows: tuple[TalkRow, ...]
    owners: int

    def records(self) -> list[dict[str, str]]:
        return [
            {
                "aan de beurt": row.due,
                "naam": row.name,
                "leeftijd": row.age,
                "laatste gesprek": row.last_talk,
                "waarom": row.why,
                "praktijk": row.practice,
                "stopt": row.stops,
                "opvolging": row.succession,
            }
            for row in self.rows
        ]

    @property
    def headline(self) -> str:
        due = sum(row.is_due for row in self.rows)
        return (
            f"{dutch.count(len(self.rows), 'praktijkhouder', 'praktijkhouders')} om mee te praten, "
            f"van de {dutch.number(self.owners)}; bij {due} is een gesprek nu aan de beurt."
        )


def present(register: Register, today: date) -> TalksView:
    """Praktijkhouders of 60 and over, of unknown age, or stopping within 60 months.

    Those whose turn it is come first, then by the day of the last talk, the longest ago first.
    """
    share_of = {(s.practice_agb, s.gp_key): s for s in register.shares}
    owners = [gp for gp in register.gps if gp.role is GpRole.OWNER]
    asked = [(gp, _why(gp, today)) for gp in owners]
    ordered = sorted(
        ((gp, why) for gp, why in asked if why),
        key=lambda pair: (not _is_due(pair[0], today), pair[0].last_talk or date.min),
    )
    rows = (
        _row(register, gp, why, today, share_of.get((gp.practice_agb, gp.gp_key)))
        for gp, why in ordered
    )
    return TalksView(tuple(rows), len(owners))


def _why(gp: Gp, today: date) -> str:
    reasons = []
    if gp.birth_year is None:
        reasons.append("leeftijd onbekend")
    elif today.year - gp.birth_year >= _TALK_AGE:
        reasons.append("60 of ouder")
    left = _months_to_stop(gp, today)
    if left is not None and left <= _HORIZON_MONTHS:
        reasons.append("stopt binnen 5 jaar" if left >= 0 else "genoemde stopdatum is voorbij")
    return ", ".join(reasons)


def _months_to_stop(gp: Gp, today: date) -> int | None:
    plan = gp.plan
    stop = (plan.likely or plan.earliest or plan.latest) if plan else None
    return None if stop is None else (stop.year - today.year) * 12 + stop.month - today.month


def months_between_talks(gp: Gp, today: date) -> int:
    """Yearly at 60-62, half-yearly from 63 on or when stopping within three years."""
    left = _months_to_stop(gp, today)
    is_close = left is not None and left <= _CLOSE_MONTHS
    is_older = gp.birth_year is not None and today.year - gp.birth_year >= _CLOSE_AGE
    return 6 if is_close or is_older else 12


def _is_due(gp: Gp, today: date) -> bool:
    if gp.last_talk is None:
        return True
    elapsed = (today.year - gp.last_talk.year) * 12 + today.month - gp.last_talk.month
    return elapsed >= months_between_talks(gp, today)


def _row(register: Register, gp: Gp, why: str, today: date, share: Share | None) -> TalkRow:
    practice = register.practice_by_agb.get(gp.practice_agb)
    every = months_between_talks(gp, today)
    turn = "nu aan de beurt" if _is_due(gp, today) else f"elke {every} maanden"
    return TalkRow(
        practice_agb=gp.practice_agb,
        row_key=f"{gp.practice_agb}/{gp.gp_key}",
        name=gp.name or "naam onbekend",
        practice=(practice and practice.name) or gp.practice_agb,
        why=why,
        age=age(gp.birth_year, today),
        stops=plan_words(gp.plan),
        succession=share.succession.stage.value if share else dutch.UNKNOWN,
        last_talk=_last_talk(gp, today),
        due=turn,
        is_due=_is_due(gp, today),
    )


def _last_talk(gp: Gp, today: date) -> str:
    if gp.last_talk is None:
        return "niet bekend"
    return f"{dutch.short_day(gp.last_talk)} ({dutch.since(gp.last_talk, today)})"
