"""Praktijk: the dossier of one practice. What we know, how likely, why, and what helps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from succession.register.model import Gp, Practice
from succession.register.seen import Seen
from succession.risk.result import ClearedBy, Flag, Headway, PracticeRisk
from succession.views import dutch, timing
from succession.views.open_shares import open_since
from succession.views.people import PersonRow, SaidRow, people_of, said_by
from succession.views.records import KeyNumber, Record
from succession.views.rounding import adding_up

# An agreement, not a measurement: stops that neighbours do not tell and straight-line distances.
_UNPLACED_WITHIN = 0.1
_FORMS = {1: "solopraktijk", 2: "duopraktijk"}
_FACTORS = {
    "referentie": "Een gewone praktijk",
    "stop": "Wanneer men stopt",
    "stage": "Stand van de opvolging",
    "form": "Vorm van de praktijk",
    "place": "Ligging",
    "load": "Drukte",
}


# From which part of a whole (0-1) a reason counts for much, something or little.
_WEIGHTS = ((0.10, "veel "), (0.03, ""), (0.005, "iets "))


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """`weight` says in words what `contribution` says in a number; empty for what is no reason."""

    label: str
    contribution: str
    text: str
    weight: str = ""


@dataclass(frozen=True, slots=True)
class FlagCard:
    text: str
    cleared_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticeView:
    title: str
    subtitle: str
    numbers: tuple[KeyNumber, ...]
    people: tuple[PersonRow, ...]
    said: tuple[SaidRow, ...]
    reasons: tuple[ReasonRow, ...]
    flags: tuple[FlagCard, ...]
    unknown: tuple[str, ...]
    other_form: str | None

    def people_records(self, with_share: bool) -> list[Record]:
        """Who works there; without the part of the practice that each has, for who reads no
        percentage beside a name."""
        rows: list[Record] = [
            {
                "naam": row.name,
                "rol": row.role,
                "leeftijd": row.age,
                "fte": row.fte,
                "aandeel": row.share,
                "stopt": row.stops,
                "opvolging": row.succession,
                "wie mag dit weten": row.shared_with,
            }
            for row in self.people
        ]
        return rows if with_share else [_without(row, "aandeel") for row in rows]

    def said_records(self) -> list[Record]:
        return [
            {
                "wie": row.who,
                "gezegd op": row.said_on,
                "stopt": row.plan,
                "zekerheid": row.certainty,
            }
            for row in self.said
        ]

    def reason_records(self) -> list[Record]:
        return [
            {"reden": row.label, "bijdrage": row.contribution, "waarom": row.text}
            for row in self.reasons
        ]

    def weight_records(self) -> list[Record]:
        """The reasons in words, for who reads no chance beside a name."""
        return [
            {"reden": row.label, "maakt de kans": row.weight, "waarom": row.text}
            for row in self.reasons
            if row.weight
        ]


def present(register: Seen, risk: PracticeRisk, as_of: date) -> PracticeView:
    """The dossier of the practice as this audience knows it; the practice is in the register."""
    practice = register.practice_by_agb[risk.agb]
    gps = register.gps_by_practice.get(risk.agb, ())
    return PracticeView(
        title=practice.name or f"Praktijk {practice.agb}",
        subtitle=_subtitle(practice, gps),
        numbers=_numbers(register, practice, risk, as_of),
        people=people_of(register, practice.agb, as_of),
        said=said_by(gps),
        reasons=_reasons(risk),
        flags=tuple(_flag(flag) for flag in risk.flags),
        unknown=tuple(_unknown(register, place) for place in risk.unknown),
        other_form=_OTHER_FORM if risk.needs_other_form else None,
    )


_OTHER_FORM = (
    "Zoeken alleen haalt het hier waarschijnlijk niet: verwacht zoekwerk van meer dan 48 maanden. "
    "Kijk naar een andere vorm: een duo, toetreding of samengaan in een HAS."
)


def _subtitle(practice: Practice, gps: Iterable[Gp]) -> str:
    established = sum(gp.role.is_established for gp in gps)
    parts = [
        _FORMS.get(established, "groepspraktijk" if established else "praktijkvorm onbekend"),
        practice.place or "plaats onbekend",
        practice.hagro or "hagro onbekend",
        dutch.agb(practice.agb),
    ]
    extra = [
        word
        for word, holds in (
            ("apotheekhoudend", practice.is_dispensing),
            ("opleidingspraktijk", practice.is_training),
        )
        if holds
    ]
    return " · ".join(parts + extra)


def _numbers(
    register: Seen, practice: Practice, risk: PracticeRisk, as_of: date
) -> tuple[KeyNumber, ...]:
    return _likelihood(risk), _impact(practice, risk), _time(register, risk, as_of)


def _likelihood(risk: PracticeRisk) -> KeyNumber:
    chances = risk.open_share
    return KeyNumber(
        "Valt naar verwachting open",
        dutch.percent(chances.within_60),
        f"van de praktijk binnen 5 jaar; bandbreedte {dutch.percent_range(risk.band)}",
        f"Verwacht deel van de praktijk dat openvalt: {dutch.percent(chances.within_12)} binnen "
        f"1 jaar, {dutch.percent(chances.within_24)} binnen 2. Bandbreedte van het model "
        f"{dutch.percent_range(risk.interval)}; door wat onbekend is "
        f"{dutch.percent_range(risk.data_interval)}. Kans dat er helemaal geen "
        f"praktijkhouder meer is: {dutch.percent(risk.no_owner.within_60)}",
    )


def _impact(practice: Practice, risk: PracticeRisk) -> KeyNumber:
    affected, listed = dutch.number(risk.patients_enrolled), dutch.number(practice.patients)
    return KeyNumber(
        "Patiënten zonder plek",
        dutch.number(risk.patients_unplaced),
        f"van de {affected} om wie het gaat, {_unplaced_within(risk)}",
        f"Van de {affected} om wie het gaat als het aandeel openvalt ({listed} op naam), nadat "
        f"collega's en buurpraktijken opnamen wat zij konden. "
        "Zonder patiëntenstops in de buurt: "
        f"{dutch.number(risk.patients_unplaced_steered)}. "
        "Een capaciteitsplaatje, geen verdeling van patiënten",
    )


def _unplaced_within(risk: PracticeRisk) -> str:
    """Between what it lies; a band that says less than the rough ± is not wider than that."""
    rough = f"± {dutch.percent(_UNPLACED_WITHIN)}"
    if risk.unplaced_band is None or risk.patients_unplaced is None:
        return rough
    low, high = risk.unplaced_band
    if high - low <= 2 * _UNPLACED_WITHIN * risk.patients_unplaced:
        return rough
    return f"tussen {dutch.number(low)} en {dutch.number(high)}, naar waar de praktijken staan"


def _time(register: Seen, risk: PracticeRisk, as_of: date) -> KeyNumber:
    """What stands open already has no last moment to begin, and who searches has begun."""
    said = timing.sentence(register, risk, as_of)
    if standing := open_since(register, risk.agb):
        return KeyNumber("Een aandeel", standing, said)
    if risk.headway is Headway.SEARCHING:
        return KeyNumber("Een opvolger", timing.searching(risk), said)
    if risk.headway is Headway.ARRANGED:
        return KeyNumber("Een opvolger", "heeft toegezegd", said)
    what = f"het laatste verantwoorde begin, gerekend vanaf {dutch.day(as_of)}"
    if risk.months_left is None:
        what = f"geen stop in zicht waarvoor nu iets moet beginnen (stand {dutch.day(as_of)})"
    elif risk.months_left_cautious is not None:
        what += f"; voorzichtig gerekend: {dutch.time_left(risk.months_left_cautious)}"
    return KeyNumber("Uiterlijk beginnen met zoeken", dutch.time_left(risk.months_left), what)


def _reasons(risk: PracticeRisk) -> tuple[ReasonRow, ...]:
    first, *rest = risk.reasons or (None,)
    if first is None:
        return ()
    total = risk.open_share.within_60
    whole = adding_up([100 * reason.contribution for reason in risk.reasons], 100 * total)
    rows = [ReasonRow(_label(first.factor), dutch.percent(whole[0] / 100), first.text)]
    rows += [
        ReasonRow(
            _label(reason.factor),
            dutch.points(points / 100),
            reason.text,
            _weight(reason.contribution),
        )
        for reason, points in zip(rest, whole[1:], strict=True)
    ]
    return (*rows, ReasonRow("Deze praktijk", dutch.percent(total), "opgeteld"))


def _weight(contribution: float) -> str:
    size = next((words for least, words in _WEIGHTS if abs(contribution) >= least), None)
    if size is None:
        return "niet anders"
    return size + ("groter" if contribution > 0 else "kleiner")


def _without(record: Record, column: str) -> Record:
    return {name: value for name, value in record.items() if name != column}


def _label(factor: str) -> str:
    return _FACTORS.get(factor, factor.capitalize())


def _flag(flag: Flag) -> FlagCard:
    return FlagCard(flag.text, tuple(_clearing(change) for change in flag.cleared_by))


_CLEARING = {
    "gesprek": "In een gesprek horen wanneer hij of zij stopt",
    "zoeken": "Nu beginnen met zoeken naar een opvolger",
    "duo": "Samen verder met een tweede huisarts (duo)",
    "toetreding": "Iemand laten toetreden voor de helft van dit aandeel",
    "groep": "Aansluiten bij een groep of HAS",
    "beheer": "Na de stop tijdelijk beheer door de zorggroep, terwijl wordt gezocht",
    "verdeling": "Het aandeel verdelen onder wie blijft",
    "intentie": "Een intentieverklaring van een opvolger",
    "getekend": "Een getekende opvolging",
    "geboortejaar": "Het geboortejaar invullen",
}


def _clearing(change: ClearedBy) -> str:
    """What to do, and of the stages of how many shares it is asked."""
    if change.kind == "langer":
        day = dutch.day(date.fromisoformat(change.to.partition(",")[0]))
        return f"Doorgaan tot {day}, zoals de praktijkhouder zelf openliet"
    words = _CLEARING[change.kind]
    return f"{words}, voor alle aandelen" if change.to.endswith("alle aandelen") else words


def _unknown(register: Seen, place: str) -> str:
    """`agb.field` as `naam: veld`; the agb is of the practice or of a GP in it."""
    key, _, field = place.rpartition(".")
    if key in register.practice_by_agb:
        return f"{dutch.label_anywhere(field)} van de praktijk"
    names = [gp.name for gp in register.gps if key in (gp.gp_key, gp.row_key)]
    return f"{dutch.label_anywhere(field)} van {(names and names[0]) or 'een huisarts'}"
