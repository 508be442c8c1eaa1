"""Choosing a draaiboek for a practice: what fits, side by side, and the days it would begin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from succession.advice.suggestion import Suggestion
from succession.conditions import Facts
from succession.playbook.book.mandate import SettledMandate, allowed
from succession.playbook.book.model import Effort, Mandate, Playbook, Reach
from succession.playbook.dates.schedule import plan
from succession.playbook.dates.spread import start_days
from succession.views import dutch
from succession.views.library.page import levels
from succession.views.runs.latest_start import StartRow, start_row
from succession.views.runs.page import months_between
from succession.working_days import add_months, proposed_transfer

# The days that coincide with the stop of a praktijkhouder; every other day is free to choose.
_AT_THE_STOP = ("overdracht", "overname", "sluiting")
_FITS = {True: "binnen het mandaat", False: "buiten het mandaat", None: "mandaat onbekend"}

ASK = "Kies een praktijk om te zien welke draaiboeken passen."


@dataclass(frozen=True, slots=True)
class Option:
    """A draaiboek that fits a practice; `fits_mandate` is None while no mandate is settled.

    `start` is None where the day is free to choose, or where nobody named a stop.
    """

    playbook_id: str
    title: str
    level: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    length: str
    latest_start: str
    start: StartRow | None
    effort: str
    needs: tuple[str, ...]
    mandate: str
    fits_mandate: bool | None


def options(
    fitting: Sequence[Suggestion],
    library: Mapping[str, Playbook],
    known: Facts,
    mandate: SettledMandate | None,
    today: date,
) -> tuple[Option, ...]:
    """The fitting draaiboeken in their order; `known` are the facts of the practice."""
    return tuple(_option(one, library[one.playbook_id], known, mandate, today) for one in fitting)


def conclusion(practice: str | None, amount: int) -> str:
    """How many draaiboeken may fit the practice, or are for more practices together."""
    if practice is None:
        many = dutch.count(amount, "draaiboek", "draaiboeken")
        return f"Voor meer praktijken samen {'is' if amount == 1 else 'zijn'} er {many}."
    if not amount:
        return f"Bij {practice} past nu geen van de draaiboeken."
    many = dutch.count(amount, "draaiboek", "draaiboeken")
    return f"Bij {practice} {'kan' if amount == 1 else 'kunnen'} {many} passen."


def regional(
    library: Sequence[Playbook], mandate: SettledMandate | None, today: date
) -> tuple[Option, ...]:
    """The draaiboeken for a few practices or the region, with the reasons that they give.

    No facts of a practice decide about them: nothing here was weighed.
    """
    chosen = (one for one in library if one.reach is not Reach.PRACTICE)
    return tuple(_option(_unweighed(one), one, {}, mandate, today) for one in chosen)


def _unweighed(playbook: Playbook) -> Suggestion:
    why, against = (
        tuple(one.reason for one in arguments)
        for arguments in (playbook.occasions, playbook.objections)
    )
    return Suggestion(playbook.id, playbook.title, why, against)


def mandate_line(settled: SettledMandate | None) -> str:
    """How far the zorggroep may go, since when, by which decision; or that nobody settled it."""
    if settled is None:
        return "onbekend; de directie heeft nog niet vastgelegd wat de leden toestaan."
    return (
        f"tot en met {settled.furthest.value}, sinds {dutch.day(settled.on)}. "
        f"Besluit: {settled.decision.rstrip('.')} (vastgelegd door {settled.by})."
    )


def mandate_ladder(settled: SettledMandate) -> tuple[str, ...]:
    """Every word of the mandate with a sign for whether it is allowed: `✔ kennis delen`."""
    return tuple(f"{'✔' if settled.allows(one) else '✘'} {one.value}" for one in Mandate)


def stop_day(known: Facts, today: date) -> date | None:
    """The day on which the first praktijkhouder is to stop; today where a share is open."""
    if known.get("open_nu") is True:
        return today
    months = known.get("stop_maanden")
    if months is None or isinstance(months, str | bool):
        return None
    return add_months(today, max(0, round(months)))


def proposed_anchors(playbook: Playbook, known: Facts, today: date) -> Mapping[str, date | None]:
    """A day for each anchor: the quarter of the stop, the day the draaiboek names, or today.

    None for a day at the stop of which nothing is known: somebody must choose it.
    """
    stop = stop_day(known, today)
    days: dict[str, date | None] = {}
    for name in playbook.anchors:
        proposal = playbook.anchor_proposals.get(name)
        start = days.get(proposal.anchor) if proposal else None
        if name in _AT_THE_STOP and stop:
            days[name] = proposed_transfer(stop)
        elif proposal and start:
            days[name] = proposal.on(start)
        else:
            days[name] = None if name in _AT_THE_STOP else today
    return days


def _option(
    one: Suggestion, playbook: Playbook, known: Facts, mandate: SettledMandate | None, today: date
) -> Option:
    proposed = proposed_anchors(playbook, known, today)
    anchors = {name: day or today for name, day in proposed.items()}
    schedule = plan(playbook, anchors, known)
    start = _start(playbook, proposed, known, today)
    needs = tuple(a.reason for a in playbook.requirements if a.reason not in one.why)
    fits = allowed(mandate, playbook.mandate)
    return Option(
        playbook_id=one.playbook_id,
        title=one.title,
        level=levels(playbook),
        why=one.why,
        # What is only not known yet stands with the needs, and is said once.
        against=tuple(line for line in one.against if not line.endswith(needs)),
        length=dutch.months(max(1, months_between(schedule.latest_start, schedule.end))),
        latest_start=_latest(playbook, start, today),
        start=start,
        effort=_effort(playbook.effort),
        needs=needs,
        mandate=f"{playbook.mandate.value} — {_FITS[fits]}",
        fits_mandate=fits,
    )


def _start(
    playbook: Playbook, proposed: Mapping[str, date | None], known: Facts, today: date
) -> StartRow | None:
    at_stop = [name for name in playbook.anchors if name in _AT_THE_STOP]
    if not at_stop or any(proposed[name] is None for name in at_stop):
        return None
    anchors = {name: day or today for name, day in proposed.items()}
    return start_row(playbook.title, start_days(playbook, anchors, known), today)


def _latest(playbook: Playbook, start: StartRow | None, today: date) -> str:
    if start:
        return dutch.day(start.sure) + (", al voorbij" if start.sure < today else "")
    if any(name in _AT_THE_STOP for name in playbook.anchors):
        return "onbekend: er is geen stopmoment genoemd"
    return "op de dag die u kiest"


def _effort(effort: Effort | None) -> str:
    if effort is None:
        return dutch.UNKNOWN
    hours, euros = (_between(*amounts) for amounts in (effort.hours, effort.euros))
    return f"{hours} uur" + (f" en € {euros}" if effort.euros[1] else "")


def _between(low: int, high: int) -> str:
    if low == high:
        return dutch.number(low)
    return f"{dutch.number(low)} tot {dutch.number(high)}"
