"""Overzicht: where does it break first, what does that mean, and what do we not know?"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import inf

from succession.register.model import GpRole, Practice
from succession.register.seen import Seen
from succession.risk.result import Interval, PracticeRisk, RegionRisk, RiskLevel
from succession.views import dutch
from succession.views.completeness import FieldKnown, completeness, overall
from succession.views.levels import LOOKS, LevelLook, level_rank, level_words
from succession.views.records import KeyNumber, Record
from succession.views.totals import total

# Where nothing needs to be started there is all the time: it sorts last, and is not unknown.
_NEVER = inf
# What says where a practice is bears on what a closure does, not on its level.
_NO_RISK = frozenset({"hagro", "breedtegraad", "lengtegraad"})
_MOST_DECIDING = 4
_PRESSING = (RiskLevel.ACUTE, RiskLevel.ACT)


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One practice in the list. `patients` are those on its list, `band` what the expected open
    share may be.
    """

    agb: str
    name: str
    place: str | None
    hagro: str | None
    possible: str
    open_share: float
    band: Interval
    patients: int | None
    months_left: float | None


@dataclass(frozen=True, slots=True)
class LevelGroup:
    """The practices of one level, by name: an order of work, not a ranking of practices."""

    look: LevelLook
    rows: tuple[OverviewRow, ...]
    deciding: str = ""

    @property
    def title(self) -> str:
        return f"{self.look.level.value.capitalize()} ({len(self.rows)})"

    def records(self) -> list[Record]:
        """The rows as a table; only where the level is unknown it says what is possible."""
        possible = self.look.level is RiskLevel.UNKNOWN
        return [
            {
                "praktijk": row.name,
                **({"mogelijk": row.possible} if possible else {}),
                "tijd": _NEVER if row.months_left is None else row.months_left,
                "open in 5 jaar": row.open_share,
                "laagst": row.band.low,
                "hoogst": row.band.high,
                "patiënten": row.patients,
                "plaats": row.place,
                "hagro": row.hagro,
            }
            for row in self.rows
        ]


def _time(months_left: float) -> str:
    return dutch.time_left(None if months_left == _NEVER else months_left)


SHOWN = {
    "tijd": _time,
    "open in 5 jaar": dutch.percent,
    "laagst": dutch.percent,
    "hoogst": dutch.percent,
}


@dataclass(frozen=True, slots=True)
class OverviewView:
    headline: str
    numbers: tuple[KeyNumber, ...]
    groups: tuple[LevelGroup, ...]
    known: tuple[FieldKnown, ...]
    known_share: str


def present(register: Seen, risk: RegionRisk) -> OverviewView:
    """What the overview says of the register as this audience knows it."""
    known = completeness(register)
    return OverviewView(
        headline=_headline(risk),
        numbers=_numbers(register, risk),
        groups=_groups(register, risk),
        known=known,
        known_share=dutch.percent(overall(known)),
    )


def _headline(risk: RegionRisk) -> str:
    pressing = _at(risk, _PRESSING)
    maybe = [p for p in risk.practices if p.possible_level in _PRESSING]
    first = dutch.count(len(pressing), "praktijk vraagt", "praktijken vragen") + " nu om actie"
    if not pressing:
        first = "Geen praktijk vraagt nu om actie"
    if not maybe:
        return f"{first}."
    rest = dutch.count(len(maybe), "praktijk is dat nog onbekend", "praktijken is dat nog onbekend")
    return f"{first}; van {rest}."


def _numbers(register: Seen, risk: RegionRisk) -> tuple[KeyNumber, ...]:
    return (
        _pressing(risk),
        _patients(register, risk),
        _expected_open(risk),
        _over_sixty(register, risk.as_of),
    )


def _pressing(risk: RegionRisk) -> KeyNumber:
    acute = len(_at(risk, (RiskLevel.ACUTE,)))
    return KeyNumber(
        "Acuut of nu handelen",
        dutch.number(len(_at(risk, _PRESSING))),
        f"van de {dutch.number(len(risk.practices))} praktijken; waarvan {acute} acuut",
    )


def _patients(register: Seen, risk: RegionRisk) -> KeyNumber:
    """Whom it is about, and beside it how many stand on those lists: those are two things."""
    pressing = _at(risk, _PRESSING)
    lists = [_known(register, practice).patients for practice in pressing]
    return KeyNumber(
        "Patiënten om wie het gaat",
        total([practice.patients_enrolled for practice in pressing]),
        "die hun huisarts verliezen als het aandeel openvalt; "
        f"op naam bij deze praktijken: {total(lists)}",
    )


def _expected_open(risk: RegionRisk) -> KeyNumber:
    expected = sum(practice.open_share.within_60 for practice in risk.practices)
    band = risk.open_practices
    sooner = sum(practice.open_share.within_24 for practice in risk.practices)
    return KeyNumber(
        "Open in 5 jaar",
        dutch.number(expected, 1),
        "verwacht, omgerekend naar hele praktijken; bandbreedte van de aannames "
        f"{dutch.number(band.low, 1)} tot {dutch.number(band.high, 1)}. "
        f"In 2 jaar: {dutch.number(sooner, 1)}",
    )


def _over_sixty(register: Seen, as_of: date) -> KeyNumber:
    owners = [gp for gp in register.gps if gp.role is GpRole.OWNER]
    aged = sum(gp.birth_year is not None and as_of.year - gp.birth_year >= 60 for gp in owners)
    unknown = sum(gp.birth_year is None for gp in owners)
    rest = f"; van {unknown} is de leeftijd onbekend" if unknown else ""
    return KeyNumber(
        "60 jaar en ouder",
        dutch.number(aged),
        f"praktijkhouders, naar wat zij dit jaar worden; van de {dutch.number(len(owners))}{rest}",
    )


def _groups(register: Seen, risk: RegionRisk) -> tuple[LevelGroup, ...]:
    groups = []
    for look in LOOKS:
        rows = [_row(register, p) for p in _at(risk, (look.level,))]
        ordered = tuple(sorted(rows, key=lambda row: row.name.casefold()))
        deciding = _deciding(risk) if look.level is RiskLevel.UNKNOWN else ""
        groups.append(LevelGroup(look, ordered, deciding))
    return tuple(group for group in groups if group.rows)


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


def _row(register: Seen, practice: PracticeRisk) -> OverviewRow:
    known = _known(register, practice)
    return OverviewRow(
        agb=practice.agb,
        name=practice.name or f"Praktijk {practice.agb}",
        place=known.place,
        hagro=known.hagro,
        possible=practice.possible_level.value if practice.possible_level else "",
        open_share=practice.open_share.within_60,
        band=practice.band,
        patients=known.patients,
        months_left=practice.months_left,
    )


def _known(register: Seen, practice: PracticeRisk) -> Practice:
    return register.practice_by_agb.get(practice.agb, Practice(agb=practice.agb))


def choices(risk: RegionRisk) -> tuple[tuple[str, str], ...]:
    """Every practice as (agb, name), most urgent first, for choosing one outside a table."""
    ordered = sorted(risk.practices, key=lambda p: (level_rank(p), (p.name or p.agb).casefold()))
    return tuple((p.agb, f"{p.name or p.agb} — {level_words(p)}") for p in ordered)


def _at(risk: RegionRisk, levels: tuple[RiskLevel, ...]) -> list[PracticeRisk]:
    return [practice for practice in risk.practices if practice.level in levels]
