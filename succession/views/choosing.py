"""Choosing a draaiboek for a practice: what fits, side by side, and the days it would begin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from succession.advice.suggestion import Suggestion
from succession.conditions import Facts
from succession.playbook.model import Effort, Mandate, Playbook
from succession.playbook.planning import latest_start
from succession.playbook.schedule import plan
from succession.playbook.working_days import add_months, proposed_transfer
from succession.views import dutch
from succession.views.playbooks import levels
from succession.views.runs import months_between

# The days that coincide with the stop of a praktijkhouder; every other day is free to choose.
_AT_THE_STOP = ("overdracht", "overname", "sluiting")


@dataclass(frozen=True, slots=True)
class Option:
    """A draaiboek that fits a practice; `fits_mandate` is None while no mandate is chosen."""

    playbook_id: str
    title: str
    level: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    length: str
    latest_start: str
    effort: str
    needs: tuple[str, ...]
    mandate: str
    fits_mandate: bool | None


def options(
    fitting: Sequence[Suggestion],
    library: Mapping[str, Playbook],
    known: Facts,
    mandate: Mandate | None,
    today: date,
) -> tuple[Option, ...]:
    """The fitting draaiboeken in their order; `known` are the facts of the practice."""
    return tuple(_option(one, library[one.playbook_id], known, mandate, today) for one in fitting)


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
    one: Suggestion, playbook: Playbook, known: Facts, mandate: Mandate | None, today: date
) -> Option:
    proposed = proposed_anchors(playbook, known, today)
    anchors = {name: day or today for name, day in proposed.items()}
    schedule = plan(playbook, anchors, known)
    fits = None if mandate is None else playbook.mandate.rank <= mandate.rank
    return Option(
        playbook_id=one.playbook_id,
        title=one.title,
        level=levels(playbook),
        why=one.why,
        against=one.against,
        length=dutch.months(max(1, months_between(schedule.latest_start, schedule.end))),
        latest_start=_latest(playbook, proposed, anchors, known, today),
        effort=_effort(playbook.effort),
        needs=tuple(a.reason for a in playbook.requirements if a.reason not in one.why),
        mandate=playbook.mandate.value + ("" if fits is not False else " — buiten het mandaat"),
        fits_mandate=fits,
    )


def _latest(
    playbook: Playbook,
    proposed: Mapping[str, date | None],
    anchors: Mapping[str, date],
    known: Facts,
    today: date,
) -> str:
    at_stop = [name for name in playbook.anchors if name in _AT_THE_STOP]
    if not at_stop:
        return "op de dag die u kiest"
    if any(proposed[name] is None for name in at_stop):
        return "onbekend: er is geen stopmoment genoemd"
    found = latest_start(playbook, anchors, known)
    usual = dutch.day(found.usual) + (", al voorbij" if found.usual < today else "")
    if found.cautious == found.tight:
        return usual
    return f"{usual} (voorzichtig {dutch.day(found.cautious)}, krap {dutch.day(found.tight)})"


def _effort(effort: Effort | None) -> str:
    if effort is None:
        return dutch.UNKNOWN
    hours, euros = (_between(*amounts) for amounts in (effort.hours, effort.euros))
    return f"{hours} uur" + (f" en € {euros}" if effort.euros[1] else "")


def _between(low: int, high: int) -> str:
    if low == high:
        return dutch.number(low)
    return f"{dutch.number(low)} tot {dutch.number(high)}"
