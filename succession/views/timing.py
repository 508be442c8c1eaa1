"""How much time is left, in words: open, searching, not begun and arranged are four sentences.

What stands open has no time left to be too late with, and who searches has begun.
"""

from collections.abc import Sequence
from datetime import date

from succession.register.seen import Seen
from succession.risk.result import Headway, PracticeRisk
from succession.risk.waiting import WaitingCost
from succession.views import dutch
from succession.views.open_shares import open_since
from succession.views.records import Record
from succession.working_days import add_months


def brief(register: Seen, risk: PracticeRisk) -> str:
    """In a list: `staat open sinds mei 2026`, `zoekt 15 maanden`, `4 maanden te laat`.

    No chance is in it, since it may stand beside a name.
    """
    if standing := open_since(register, risk.agb):
        return standing
    if risk.headway is Headway.SEARCHING:
        return searching(risk)
    if risk.headway is Headway.ARRANGED:
        return "opvolger heeft toegezegd"
    return dutch.time_left(risk.months_left)


def searching(risk: PracticeRisk) -> str:
    """`zoekt 15 maanden`; of who has just begun, or did not say since when, `zoekt`."""
    since = round(risk.searching_months or 0.0)
    return f"zoekt {dutch.months(since)}" if since else "zoekt"


def chance(risk: PracticeRisk) -> str:
    """Of a successor before the stop, with and without help; empty where nobody searches.

    Only for who may see a chance beside a name.
    """
    if risk.chance_before_stop is None:
        return ""
    plain, helped = dutch.percent(risk.chance_before_stop), dutch.percent(risk.chance_helped)
    with_help = f", met hulp {helped}" if helped != plain else ""
    return f"De kans op een opvolger vóór de stop is {plain}{with_help}."


def sentence(register: Seen, risk: PracticeRisk, as_of: date) -> str:
    """In a dossier: by when something should begin, or until when it is bridged."""
    if open_since(register, risk.agb):
        return _bridged(risk, as_of)
    if risk.months_left is None:
        return ""
    month = dutch.month_of(add_months(as_of, round(risk.months_left)))
    before, after = _SENTENCES[risk.headway or Headway.NOT_BEGUN]
    return (before if risk.months_left >= 0 else after).format(month=month, since=_since(risk))


def waiting_line(rows: Sequence[WaitingCost]) -> str:
    """What waiting costs in one sentence; empty where it costs nothing, or the search has begun."""
    if not rows or not round(rows[-1].patients):
        return ""
    first, last = rows[0], rows[-1]
    return (
        "Begint het zoeken nu, dan blijven er binnen vijf jaar naar verwachting "
        f"{dutch.number(round(first.patients))} patiënten zonder plek; begint het "
        f"{_in(last.start_months)}, dan {dutch.number(round(last.patients))}. Dat is de kans dat "
        "er een aandeel openvalt maal wie er dan geen plek vindt."
    )


def waiting_records(rows: Sequence[WaitingCost]) -> list[Record]:
    """The same as a table, with the band of the assumptions."""
    return [
        {
            "zoeken begint": _in(row.start_months),
            "naar verwachting zonder plek": round(row.patients),
            "laagst": round(row.low),
            "hoogst": round(row.high),
        }
        for row in rows
    ]


def _in(months: int) -> str:
    return f"over {dutch.months(months)}" if months else "nu"


def _since(risk: PracticeRisk) -> str:
    months = round(risk.searching_months or 0.0)
    return f", al {dutch.months(months)}" if months else ""


# While there is time, and when it is past.
_SENTENCES = {
    Headway.SEARCHING: (
        "Er wordt gezocht{since}; voor een rustige overdracht moet er uiterlijk in {month} iemand "
        "zijn.",
        "Er wordt gezocht{since}; voor een rustige overdracht had er uiterlijk in {month} iemand "
        "moeten zijn.",
    ),
    Headway.ARRANGED: (
        "De opvolger heeft toegezegd; de weg naar de overdracht begint uiterlijk in {month}.",
        "De opvolger heeft toegezegd; de weg naar de overdracht had uiterlijk in {month} moeten "
        "beginnen.",
    ),
    Headway.NOT_BEGUN: (
        "Uiterlijk in {month} moet er iets beginnen.",
        "Beginnen had uiterlijk in {month} gemoeten.",
    ),
}


def _bridged(risk: PracticeRisk, as_of: date) -> str:
    if risk.bridged_until is None:
        return "Tot wanneer de waarneming is geregeld, is niet bekend."
    day = dutch.day(risk.bridged_until)
    if risk.bridged_until < as_of:
        return f"De waarneming liep tot {day}."
    return f"De waarneming is geregeld tot {day}."
