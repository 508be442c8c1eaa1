"""One small region as a list that somebody could have made of it: other words, places and sheets.

What is told in the list is the same however it is arranged; `Truth` says what must come of it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from succession.intake import open_file
from succession.intake.cells import text_of
from succession.intake.delimited import write_delimited
from succession.sheets.table import Cell, CellRange, Contents, Table

_NAMES = ("De Linde", "De Eik", "Molenzicht", "Het Dok", "Veldzicht", "Oosterpoort", "De Brink")
_PLACES = ("Ommen", "Wehl", "Gendringen", "Dalfsen", "Zelhem")
_SURNAMES = ("Bos", "van den Berg", "de Vries", "Mol", "Vis", "Ruiter", "el Idrissi", "'t Hart")
_ROLES = {"praktijkhouder": ("PH", "praktijkhouder", "Maat"), "hidha": ("hidha", "HID", "HIDHA")}

# Field of the truth to the words that people put above it.
WORDS = {
    "agb": ("AGB praktijk", "AGB-code praktijk", "Praktijkcode", "AGB-code vestiging"),
    "naam": ("Praktijk", "Praktijknaam", "Naam praktijk", "Naam van de praktijk", "Vestiging"),
    "postcode": ("Postcode", "PC", "Postcode praktijk"),
    "plaats": ("Plaats", "Vestigingsplaats", "Woonplaats"),
    "patienten": ("Patiënten", "Aantal patiënten", "ION", "Praktijkgrootte", "aantal pat."),
    "voorletters": ("Voorletters", "Voorletter", "Initialen"),
    "achternaam": ("Achternaam",),
    "huisarts": ("Huisarts", "Naam huisarts", "Naam arts", "Zorgverlener"),
    "geboren": ("Geboortejaar", "Geb.jaar", "Geb.datum", "Geboortedatum", "Bouwjaar"),
    "rol": ("Functie", "Rol", "Type huisarts"),
    "fte": ("Fte", "Aantal fte", "Werktijdfactor", "Deeltijdfactor"),
    "stopt": ("Stopt in", "Stopjaar", "Verwacht stopjaar", "Stopdatum", "Pensioen"),
}
OF_PRACTICE = ("agb", "naam", "postcode", "plaats", "patienten")


@dataclass(frozen=True)
class Person:
    """Who works somewhere; without a name it is a share that nobody holds."""

    name: str | None
    born: int | None
    role: str | None
    fte: float | None
    stops: int | None


VACANT = Person(None, None, None, None, None)


@dataclass(frozen=True)
class House:
    agb: str
    name: str
    postcode: str
    place: str
    patients: int
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Arranged:
    """The list, and what it says: with a code only where the list has it."""

    contents: Contents
    houses: tuple[House, ...]
    has_codes: bool


def arranged(seed: int, region: int | None = None) -> Arranged:
    """The list that this seed makes, of the region of another seed where one is given."""
    draw = random.Random(seed)
    houses = tuple(_houses(random.Random(-1 - (seed if region is None else region))))
    is_coded = draw.random() < 0.5
    columns = list(_columns(draw, is_coded))
    headers = {name: draw.choice(WORDS[name]) for name in columns}
    if draw.random() < 0.15:
        return Arranged(Contents(_two_kinds(draw, houses, columns, headers)), houses, is_coded)
    parts = [houses]
    if len(houses) > 1 and draw.random() < 0.3:
        cut = draw.randint(1, len(houses) - 1)
        parts = [houses[:cut], houses[cut:]]
    names = draw.sample(("Blad1", "Lijst", "Huisartsen", "Oost", "Regio", "Overzicht"), len(parts))
    tables = tuple(
        _table(draw, part, columns, headers, name) for part, name in zip(parts, names, strict=True)
    )
    contents = Contents(tables)
    if len(tables) == 1 and not tables[0].merged and draw.random() < 0.4:
        contents = open_file("lijst.csv", write_delimited(map(_as_text, tables[0].rows)))
    return Arranged(contents, houses, is_coded)


def _columns(draw: random.Random, is_coded: bool) -> Sequence[str]:
    """In some order; the name in one column or in two, sometimes without place or role."""
    left_out = {"huisarts"} if draw.random() < 0.2 else {"voorletters", "achternaam"}
    left_out |= set() if is_coded else {"agb"}
    left_out |= {
        name for name, chance in (("plaats", 0.2), ("rol", 0.05)) if draw.random() < chance
    }
    columns = [name for name in WORDS if name not in left_out]
    draw.shuffle(columns)
    return columns


def _as_text(row: Sequence[Cell]) -> list[str]:
    return [f"{cell:%d-%m-%Y}" if isinstance(cell, date) else text_of(cell) for cell in row]  # type: ignore[arg-type]


def _two_kinds(
    draw: random.Random, houses: Sequence[House], columns: Sequence[str], headers: dict[str, str]
) -> tuple[Table, Table]:
    """Practices on a sheet of their own; who works there names his practice, by code or by name."""
    of_houses = [column for column in columns if column in OF_PRACTICE]
    key = "agb" if "agb" in columns else "naam"
    of_people = [key, *(column for column in columns if column not in OF_PRACTICE)]
    practices = [_values(draw, house, house.people[0], headers["geboren"]) for house in houses]
    people = [
        _values(draw, house, person, headers["geboren"])
        for house in houses
        for person in house.people
    ]
    names = {"agb": "AGB praktijk", "naam": "Praktijk"}
    heads = headers | {key: names[key]}
    return (
        _sheet("Praktijken", of_houses, headers, practices),
        _sheet("Artsen", of_people, heads, people),
    )


def _sheet(
    name: str, columns: Sequence[str], headers: dict[str, str], rows: Sequence[dict[str, Cell]]
) -> Table:
    head = tuple(headers[column] for column in columns)
    below = tuple(tuple(row[column] for column in columns) for row in rows)
    return Table("lijst.xlsx", name, (head, *below))


def _houses(draw: random.Random) -> Iterator[House]:
    names = draw.sample(_NAMES, draw.randint(1, 6))
    for number, name in enumerate(names):
        people = tuple(_people(draw))
        postcode = f"{draw.randint(1000, 9999)} {draw.choice('ABCDE')}{draw.choice('GHJKL')}"
        agb = f"0100{draw.randint(0, 999):03d}{number}"
        yield House(agb, name, postcode, draw.choice(_PLACES), draw.randint(1500, 6000), people)


def _people(draw: random.Random) -> Iterator[Person]:
    surnames = draw.sample(_SURNAMES, draw.randint(1, 3))
    for place, surname in enumerate(surnames):
        name = f"{draw.choice('ABCDEJKLMP')}. {surname}"
        role = "praktijkhouder" if place == 0 else draw.choice(tuple(_ROLES))
        stops = draw.choice((None, 2028, 2031, 2035)) if role == "praktijkhouder" else None
        yield Person(name, draw.randint(1958, 1990), role, draw.choice((0.6, 0.8, 1.0)), stops)
    if draw.random() < 0.2:
        yield VACANT


def _table(
    draw: random.Random,
    houses: Sequence[House],
    columns: Sequence[str],
    headers: dict[str, str],
    name: str,
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    if draw.random() < 0.4:
        rows += [("Overzicht huisartsen 2026",), ()]
    rows.append(tuple(headers[column] for column in columns))
    how = draw.choice(("repeated", "merged", "first row"))
    drops = draw.random() < 0.15
    born = {column: headers[column] for column in columns}["geboren"]
    merged: list[CellRange] = []
    for house in houses:
        first = len(rows)
        for place, person in enumerate(house.people):
            shown = how == "repeated" or place == 0
            values = _values(draw, house, person, born)
            rows.append(
                tuple(
                    values[column]
                    if (shown or column not in OF_PRACTICE)
                    and not (drops and column == "agb" and place > 0)
                    else ""
                    for column in columns
                )
            )
        if how == "merged" and len(house.people) > 1:
            merged += [
                ((first, at), (len(rows) - 1, at))
                for at, column in enumerate(columns)
                if column in OF_PRACTICE
            ]
        if draw.random() < 0.2:
            rows.append(())
    if draw.random() < 0.4:
        rows.append(_total(houses, columns))
    return Table("lijst.xlsx", name, tuple(rows), tuple(merged))


def _values(draw: random.Random, house: House, person: Person, born: str) -> dict[str, Cell]:
    of_house: dict[str, Cell] = {
        "agb": draw.choice((house.agb, int(house.agb))),
        "naam": house.name,
        "postcode": house.postcode,
        "plaats": house.place,
        "patienten": house.patients,
    }
    if person.name is None or person.born is None or person.fte is None or person.role is None:
        blank: dict[str, Cell] = dict.fromkeys(WORDS, "")
        word = draw.choice(("VACATURE", "vacant", "Vacature per direct"))
        return blank | of_house | {"huisarts": word, "achternaam": word}
    initials, _, surname = person.name.partition(" ")
    is_date = "datum" in born
    return of_house | {
        "huisarts": person.name,
        "voorletters": initials,
        "achternaam": surname,
        "geboren": date(person.born, 5, 17) if is_date else person.born,
        "rol": draw.choice(_ROLES[person.role]),
        "fte": person.fte,
        "stopt": person.stops or draw.choice(("", "weet nog niet", "-")),
    }


def _total(houses: Sequence[House], columns: Sequence[str]) -> tuple[Cell, ...]:
    """As people put it below: the word in the first column, and sums where there are numbers."""
    sums: dict[str, Cell] = {"patienten": sum(house.patients for house in houses)}
    return tuple("Totaal" if at == 0 else sums.get(column, "") for at, column in enumerate(columns))
