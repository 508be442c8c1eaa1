"""Regio: where does it break first, what does that mean, and what do we not know?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from succession.board.figures import stopping_soon
from succession.register.model import Practice
from succession.register.seen import Seen
from succession.risk.result import (
    PRESSING,
    Headway,
    Interval,
    PracticeRisk,
    RegionRisk,
    RiskLevel,
    Together,
)
from succession.views import dutch, timing
from succession.views.completeness import FieldKnown, completeness, overall
from succession.views.levels import LOOK_OF, LOOKS, LevelLook, level_rank, level_words
from succession.views.records import KeyNumber, Record, Show
from succession.views.totals import total

# Where nothing needs to be started there is all the time: it sorts last, and is not unknown.
_NEVER = 9_999.0
# What says where a practice is bears on what a closure does, not on its level.
_NO_RISK = frozenset({"hagro", "postcode"})
_MOST_DECIDING = 4
_FIRST = 10


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One practice in the list. `patients` are those on its list, `concerned` those whom it is
    about, `band` what the expected open share may be; `rank` orders by urgency, 1 first.
    """

    agb: str
    name: str
    place: str | None
    hagro: str | None
    look: LevelLook
    words: str
    rank: int
    open_share: float
    band: Interval
    patients: int | None
    concerned: int | None
    months_left: float
    time: str
    running: str

    @property
    def line(self) -> str:
        """What stands under its name: how long, whom it concerns, what is being done."""
        said = [self.time] if self.look.level in (*PRESSING, RiskLevel.TALK) else []
        if self.concerned:
            said.append(dutch.count(self.concerned, "patiënt", "patiënten"))
        return " · ".join([*said, self.running or "er loopt nog niets"])


@dataclass(frozen=True, slots=True)
class OverviewView:
    """`first` are the most urgent, `rows` all practices in the same order."""

    conclusion: str
    numbers: tuple[KeyNumber, ...]
    first: tuple[OverviewRow, ...]
    rows: tuple[OverviewRow, ...]
    legend: tuple[tuple[LevelLook, int], ...]
    deciding: str
    hagros: tuple[str, ...]
    known: tuple[FieldKnown, ...]
    known_share: str


def present(
    register: Seen, risk: RegionRisk, running: Mapping[str, Sequence[str]], by_time: bool
) -> OverviewView:
    """What the page says of the register as this audience knows it.

    `running` are the titles of the draaiboeken that are followed per practice. Within a level the
    practices stand by the time that is left, or else by name: then it ranks nobody.
    """
    known = completeness(register)
    rows = _rows(register, risk, running, by_time)
    counts = Counter(row.look.level for row in rows)
    return OverviewView(
        conclusion=_conclusion(risk),
        numbers=_numbers(register, risk),
        first=tuple(row for row in rows if row.look.level is not RiskLevel.FOLLOW)[:_FIRST],
        rows=rows,
        legend=tuple((look, counts[look.level]) for look in LOOKS if counts[look.level]),
        deciding=_deciding(risk) if counts[RiskLevel.UNKNOWN] else "",
        hagros=tuple(sorted({row.hagro for row in rows if row.hagro})),
        known=known,
        known_share=dutch.percent(overall(known)),
    )


def records(rows: Sequence[OverviewRow], with_chance: bool) -> list[Record]:
    """The rows as one table that sorts as numbers; without the chance for who reads none beside a
    name."""
    return [_record(row, with_chance) for row in rows]


def _record(row: OverviewRow, with_chance: bool) -> Record:
    chance: Record = {
        "open in 5 jaar": row.open_share,
        "laagst": row.band.low,
        "hoogst": row.band.high,
    }
    return {
        "praktijk": row.name,
        "urgentie": row.rank,
        "tijd": _time_of(row),
        "om wie het gaat": row.concerned,
        "op naam": row.patients,
        **(chance if with_chance else {}),
        "plaats": row.place,
        "hagro": row.hagro,
    }


def shown(rows: Sequence[OverviewRow]) -> dict[str, Show]:
    """How the columns of `records` are read."""
    words = {row.rank: row.words for row in rows}
    times = {_time_of(row): row.time for row in rows}
    return {
        "urgentie": lambda rank: words[int(rank)],
        "tijd": times.__getitem__,
        "open in 5 jaar": dutch.percent,
        "laagst": dutch.percent,
        "hoogst": dutch.percent,
    }


def _months_left(practice: PracticeRisk) -> float:
    """For the order: what stands open goes before all, and where nothing need begin comes last."""
    if practice.headway is Headway.OPEN:
        return -_NEVER
    return _NEVER if practice.months_left is None else practice.months_left


def _time_of(row: OverviewRow) -> float:
    """Sorts as the months do, and is another number for every row, so that it has its words."""
    return row.months_left + row.rank * 1e-6


def _conclusion(risk: RegionRisk) -> str:
    pressing = _at(risk, PRESSING)
    maybe = [p for p in risk.practices if p.possible_level in PRESSING]
    first = dutch.count(len(pressing), "praktijk vraagt", "praktijken vragen") + " nu om actie"
    if not pressing:
        first = "Geen praktijk vraagt nu om actie"
    if not maybe:
        return f"{first}."
    rest = dutch.count(len(maybe), "praktijk is dat nog onbekend", "praktijken is dat nog onbekend")
    return f"{first}; van {rest}."


def _numbers(register: Seen, risk: RegionRisk) -> tuple[KeyNumber, ...]:
    return _stopping(register, risk.as_of), _patients(register, risk), _unplaced(risk.pressing)


def _stopping(register: Seen, as_of: date) -> KeyNumber:
    """Who said so, of whom without a successor; and of how many that is not known."""
    found = stopping_soon(register, as_of)
    said = [f"van wie zonder opvolger: {dutch.number(found.without)}"]
    if found.unknown:
        said.append(f"van {dutch.number(found.unknown)} weten we dat niet")
    if found.unsaid:
        said.append(
            f"van {dutch.number(found.unsaid)} die 60 of ouder zijn, of van onbekende leeftijd, "
            "is niet bekend wanneer"
        )
    number = dutch.number(found.stopping)
    return KeyNumber("Stoppen binnen vijf jaar", number, "; ".join(said))


def _patients(register: Seen, risk: RegionRisk) -> KeyNumber:
    """Whom it is about, and beside it how many stand on those lists: those are two things."""
    pressing = _at(risk, PRESSING)
    lists = [_known(register, practice).patients for practice in pressing]
    return KeyNumber(
        "Patiënten om wie het gaat",
        total([practice.patients_enrolled for practice in pressing]),
        "die hun huisarts kunnen verliezen waar nu actie nodig is; "
        f"op naam bij deze praktijken: {total(lists)}",
    )


def _unplaced(together: Together) -> KeyNumber:
    """All at once: rooms that are used twice are never added up."""
    what = "als al deze praktijken tegelijk openvallen"
    if together.low != together.high:
        what += f"; tussen {dutch.number(together.low)} en {dutch.number(together.high)}"
    if together.unknown:
        many = dutch.count(together.unknown, "praktijk", "praktijken")
        what += f"; van {many} is het niet te zeggen"
    is_told = together.practices or not together.unknown
    value = dutch.number(together.unplaced) if is_told else dutch.UNKNOWN
    return KeyNumber("Daarvan zonder plek", value, what)


def _rows(
    register: Seen, risk: RegionRisk, running: Mapping[str, Sequence[str]], by_time: bool
) -> tuple[OverviewRow, ...]:
    def order(practice: PracticeRisk) -> tuple[object, ...]:
        left = _months_left(practice)
        name = (practice.name or practice.agb).casefold()
        return (*level_rank(practice), left if by_time else 0.0, name)

    ordered = sorted(risk.practices, key=order)
    return tuple(
        _row(register, practice, rank, running.get(practice.agb, ()))
        for rank, practice in enumerate(ordered, start=1)
    )


def _deciding(risk: RegionRisk) -> str:
    """What would have to be known where the level is not, and of how many practices."""
    lacking = Counter(
        name
        for practice in _at(risk, (RiskLevel.UNKNOWN,))
        for name in {field.rpartition(".")[2] for field in practice.unknown} - _NO_RISK
    )
    said = [
        f"{dutch.label_anywhere(name).lower()} ({dutch.count(count, 'praktijk', 'praktijken')})"
        for name, count in lacking.most_common(_MOST_DECIDING)
    ]
    if not said:
        return "Hier beslist wat van andere praktijken ontbreekt: daarop is de regio geijkt."
    return f"Wat hier zou beslissen: {dutch.listing(said)}."


def _row(register: Seen, practice: PracticeRisk, rank: int, running: Sequence[str]) -> OverviewRow:
    known = _known(register, practice)
    return OverviewRow(
        agb=practice.agb,
        name=practice.name or f"Praktijk {practice.agb}",
        place=known.place,
        hagro=known.hagro,
        look=LOOK_OF[practice.level],
        words=level_words(practice),
        rank=rank,
        open_share=practice.open_share.within_60,
        band=practice.band,
        patients=known.patients,
        concerned=practice.patients_enrolled,
        months_left=_months_left(practice),
        time=timing.brief(register, practice),
        running=dutch.listing(running),
    )


def _known(register: Seen, practice: PracticeRisk) -> Practice:
    return register.practice_by_agb.get(practice.agb, Practice(agb=practice.agb))


def _at(risk: RegionRisk, levels: tuple[RiskLevel, ...]) -> list[PracticeRisk]:
    return [practice for practice in risk.practices if practice.level in levels]
