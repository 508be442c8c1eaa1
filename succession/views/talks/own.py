"""Mijn gegevens: what a praktijkhouder reads of himself, and what he may put right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from succession.register import Level, Seen
from succession.register.fields import GP_FIELDS, Field, Sheet
from succession.register.model import ref_of
from succession.register.rows import Row, Value, key_of, rows_of
from succession.talks.talk import Talk
from succession.views import dutch

WHO = {
    Level.CONFIDENTIAL: "alleen u en de consulent",
    Level.DIRECTORS: "u, de consulent en de directie",
    Level.BOARD: "u, de zorggroep en haar bestuur",
    Level.HAGRO: "u, de zorggroep en uw hagro",
    Level.PUBLIC: "iedereen die het register inziet",
}
"""What each level means for who told it."""
_OF_THE_SHARE = ("praktijk_agb", "vacant_sinds", "reden_vacant", "waarneming_tot", "houder")
_OF_THE_HOUSE = ("geboortejaar", "geslacht", "fte")


@dataclass(frozen=True, slots=True)
class OwnField:
    """One thing that is recorded of him: who knows it, who told it and since when."""

    what: str
    value: str
    who: str
    source: str

    def record(self) -> dict[str, str]:
        return {
            "gegeven": self.what,
            "zo staat het bij ons": self.value,
            "wie het mag weten": self.who,
            "van wie, en sinds wanneer": self.source,
        }


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """What a praktijkhouder put right or objected to, for the consulent to read."""

    row_key: str
    line: str
    on: date


def own_row(register: Seen, row_key: str) -> Row:
    """His row of the sheet `huisartsen`, as he may know it."""
    rows = rows_of(register)[Sheet.GPS]
    return next(row for row in rows if key_of(Sheet.GPS, row) == row_key)


def own_fields(row: Row, sources: Mapping[str, tuple[str, date]]) -> tuple[OwnField, ...]:
    """Everything of his row; `sources` says by field whence it comes and since when."""
    level = Level(str(row["deelniveau"])) if row["deelniveau"] else Level.CONFIDENTIAL
    return tuple(
        _own_field(field, row[field.name], level, sources.get(field.name))
        for field in GP_FIELDS
        if field.name not in _OF_THE_SHARE
    )


def _own_field(
    field: Field, value: Value, level: Level, source: tuple[str, date] | None
) -> OwnField:
    # A source tells that something is known: where nothing is to be seen it is not told either.
    told = source if source and value is not None else None
    return OwnField(
        what=field.label,
        value=dutch.told(field, value),
        who=_who(field, level),
        source=f"{told[0]}, {dutch.day(told[1])}" if told else "–",
    )


def _who(field: Field, level: Level) -> str:
    if field.is_confidential or field.name == "deelniveau":
        return WHO[level]
    return "u en de zorggroep" if field.name in _OF_THE_HOUSE else WHO[Level.PUBLIC]


def reply_rows(
    told: Iterable[tuple[str, str, date]], disputed: Iterable[Talk], register: Seen
) -> tuple[ReplyRow, ...]:
    """What came in from praktijkhouders themselves, the newest first.

    `told` names a row, a field and the day; what a later talk went over is left out.
    """
    gps = {gp.row_key: gp for gp in register.gps}
    fields: dict[tuple[str, date], list[str]] = {}
    for row_key, name, on in told:
        last = gps[row_key].last_talk if row_key in gps else None
        if row_key in gps and (last is None or last <= on):
            fields.setdefault((row_key, on), []).append(dutch.label(Sheet.GPS, name).lower())
    rows = [
        ReplyRow(row_key, f"{_name(register, row_key)} gaf zelf door: {dutch.listing(names)}", on)
        for (row_key, on), names in fields.items()
    ]
    rows += [
        ReplyRow(talk.row_key, _objection(register, talk), talk.objected_on)
        for talk in disputed
        if talk.objected_on is not None and talk.is_disputed and talk.row_key in gps
    ]
    return tuple(sorted(rows, key=lambda row: (row.on, row.line), reverse=True))


def _objection(register: Seen, talk: Talk) -> str:
    is_one = len(talk.objected_to) == 1
    wrong = "één regel" if is_one else f"{len(talk.objected_to)} regels"
    who, letter = _name(register, talk.row_key), f"de brief van {dutch.day(talk.held_on)}"
    return f"{who} zegt dat {wrong} in {letter} niet {'klopt' if is_one else 'kloppen'}"


def _name(register: Seen, row_key: str) -> str:
    agb, gp_key = ref_of(row_key)
    gp, practice = register.gp_by_key[agb, gp_key], register.practice_by_agb[agb]
    return f"{gp.name or 'naam onbekend'} — {practice.name or f'praktijk {agb}'}"
