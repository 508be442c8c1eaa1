"""The people and shares of a practice, and what was said about stopping."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from succession.register.fields import Sheet, field_of
from succession.register.model import Gp, Holder, Share, Stage, StopPlan
from succession.register.seen import Seen
from succession.views import dutch


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the table of people and shares."""

    name: str
    role: str
    age: str
    fte: str
    share: str
    stops: str
    succession: str
    shared_with: str


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What somebody said about stopping, and when."""

    who: str
    said: str
    said_on: date | None
    plan: str
    certainty: str


def people_of(register: Seen, agb: str, as_of: date) -> tuple[PersonRow, ...]:
    """Everyone who works there, and then the shares that no GP holds."""
    shares = register.shares_by_practice.get(agb, ())
    of_gp = {share.gp_key: share for share in shares if share.gp_key}
    gps = register.gps_by_practice.get(agb, ())
    told = {share.share_key: _succession(share, register.stage_of(share)) for share in shares}
    with_gp = [_person(gp, of_gp.get(gp.gp_key), told, as_of) for gp in gps]
    keys = {gp.gp_key for gp in gps}
    held = (_held(share, told[share.share_key]) for share in shares if share.gp_key not in keys)
    return (*with_gp, *held)


def _person(gp: Gp, share: Share | None, told: Mapping[str, str], as_of: date) -> PersonRow:
    level = (share.level if share else None) or gp.level
    return PersonRow(
        name=gp.name or "naam onbekend",
        role=gp.role.value,
        age=age(gp.birth_year, as_of),
        fte=dutch.number(gp.fte, 2),
        share=_share_size(share) if share else "–",
        stops=plan_words(gp.plan),
        succession=told[share.share_key] if share else "–",
        shared_with=level.value if level else "–",
    )


def _held(share: Share, succession: str) -> PersonRow:
    """A share without a GP: open now, or in the hands of an organisation."""
    is_open = share.holder is Holder.NOBODY
    since = f" sinds {dutch.day(share.vacancy.since)}" if share.vacancy else ""
    reason = share.vacancy.reason if share.vacancy else None
    until = share.vacancy.locum_until if share.vacancy else None
    locum = f"; waarneming geregeld tot {dutch.day(until)}" if until else ""
    return PersonRow(
        name=f"open aandeel{since}" if is_open else f"{share.holder.value}{since}",
        role="niemand" if is_open else share.holder.value,
        age="–",
        fte="–",
        share=_share_size(share),
        stops=f"{reason.value if reason else 'reden onbekend'}{locum}" if is_open else "–",
        succession=succession,
        shared_with=share.level.value if share.level else "–",
    )


def age(birth_year: int | None, as_of: date) -> str:
    """Only the year is known, so this is the age reached in the year of `as_of`."""
    return dutch.UNKNOWN if birth_year is None else f"{as_of.year - birth_year}"


def _share_size(share: Share) -> str:
    return dutch.percent(share.size)


def _succession(share: Share, read: Stage) -> str:
    """What was written, and that it tells nothing where it does not fit the holder."""
    succession = share.succession
    words = succession.stage.value
    if succession.successor:
        words += f": {succession.successor}"
    if succession.stage is Stage.SEARCHING and succession.searching_since:
        words += f" sinds {_told('zoekt_sinds', succession.searching_since)}"
    unfit = ", maar niemand vertrekt: telt als onbekend" if read is not succession.stage else ""
    return words + unfit


def plan_words(plan: StopPlan | None) -> str:
    """`waarschijnlijk 1 juli 2028 (vroegst …, laatst …)`; nothing said is unknown."""
    if plan is None or not plan.is_dated:
        return dutch.UNKNOWN
    edges = [
        f"{word} {_told(f'stop_{word}', value)}"
        for word, value in (("vroegst", plan.earliest), ("laatst", plan.latest))
        if value
    ]
    if plan.likely is None:
        return ", ".join(edges)
    between = f" ({', '.join(edges)})" if edges else ""
    return f"waarschijnlijk {_told('stop_waarschijnlijk', plan.likely)}{between}"


def _told(name: str, value: date) -> str:
    return dutch.told(field_of(Sheet.GPS, name), value)


def said_day(day: date | None) -> str:
    return dutch.day(day) if day else "datum onbekend"


def said_by(gps: Iterable[Gp]) -> tuple[SaidRow, ...]:
    """Every stop plan ever stated, the newest of each person first."""
    rows = [
        SaidRow(
            who=gp.name or "naam onbekend",
            said=said_day(plan.said_on),
            said_on=plan.said_on,
            plan=plan_words(plan),
            certainty=f"{plan.certainty} van 5" if plan.certainty else dutch.UNKNOWN,
        )
        for gp in gps
        for plan in reversed(gp.said)
    ]
    return tuple(rows)
