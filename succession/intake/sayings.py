"""What people say in a cell besides, or instead of, a value of its field.

A vacancy where a name belongs, a rough time, an age, a postcode with its town, a plain yes: each is
read for what it says, and told once for its column.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum

from succession.intake.cells import squeezed
from succession.intake.headers import normal
from succession.intake.nothing import is_nothing
from succession.intake.persons import is_open_place, refuse_several
from succession.intake.vague import span_of
from succession.register.fields import Field
from succession.register.model import Holder
from succession.register.rows import Value
from succession.sheets.table import Cell

Said = Mapping[str, Value]

# Nobody is a huisarts before it.
YOUNGEST = 25
_AGE = re.compile(r"([0-9]{2})(?:[.,]0)?(?: jaar)?")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{4}")
_WITH_TOWN = re.compile(r"([0-9]{4} ?[A-Za-z]{2}),? +(\S.*)")
_YES_OR_NO = frozenset({"j", "ja", "n", "nee", "geregeld", "niet geregeld"})

# The fields, by where they stand, in which people say more than a value.
SPOKEN = frozenset(
    {
        *("gp.name", "gp.birth_year", "gp.role", "gp.said.likely"),
        *("share.succession.stage", "postcode"),
    }
)


class Note(Enum):
    """What is told of a column: of which field, what was done and what to do about it."""

    OPEN = (
        "naam",
        "geen naam maar een open plek: gelezen als aandeel zonder houder, open vanaf nu",
        "vul bij vacant_sinds in sinds wanneer, als u dat weet",
    )
    AGE = (
        "geboortejaar",
        "een leeftijd: daaruit is het geboortejaar geschat, dat een jaar kan schelen",
        "vul het geboortejaar in als u het weet",
    )
    ROUGH = (
        "stop_waarschijnlijk",
        "een ruwe tijd: gelezen als een bereik (vroegst tot laatst) met een lage zekerheid",
        "schrijf een datum of jaar als u het zekerder weet",
    )
    STAGE = (
        "opvolgingsstatus",
        "alleen ja of nee: ja is gelezen als kandidaat en nee als geen",
        "schrijf zoekend, intentie of getekend als het verder is",
    )
    LOCUM = (
        "rol",
        "alleen waarnemer: gelezen als wisselende waarnemer",
        "schrijf vaste waarnemer bij wie vast bij de praktijk werkt",
    )
    MONTH_FIRST = (
        "stop_waarschijnlijk",
        "alle datums vallen in januari: staat hier de maand voorop?",
        "schrijf de dag voorop: dd-mm-jjjj",
    )


class Sayings:
    """Reads the cells of one list on a day; `headers` gives per field the header in the file."""

    def __init__(self, headers: Mapping[str, str], today: date) -> None:
        self._headers, self._today = headers, today
        self._rows: dict[Note, list[int]] = {note: [] for note in Note}
        self._months: set[int] = set()
        self._readers: Mapping[str, Callable[[Cell], tuple[Note | None, Said] | None]] = {
            "gp.name": self._name,
            "gp.birth_year": self._age,
            "gp.role": self._role,
            "gp.said.likely": self._time,
            "share.succession.stage": self._stage,
            "postcode": self._postcode,
        }

    def of(self, number: int, known: Field, cell: Cell) -> Said | None:
        """What the cell of a `SPOKEN` field says in this row; None when it is a value and no more.

        Raises `UnreadableCell` for what cannot be one person.
        """
        if is_nothing(known, cell):
            return {}
        found = self._readers[known.at](cell)
        if found is None:
            return None
        note, said = found
        if note is not None:
            self._rows[note].append(number)
        return said or None

    def is_open(self, number: int) -> bool:
        """Whether this row is an open place, by a word where a name belongs."""
        return number in self._rows[Note.OPEN]

    def notes(self) -> Iterator[tuple[Note, list[int]]]:
        """What is to be told, each with its rows."""
        for note, rows in self._rows.items():
            is_doubted = note is not Note.MONTH_FIRST or (len(rows) > 1 and self._months == {1})
            if rows and is_doubted:
                yield note, rows

    def _name(self, cell: Cell) -> tuple[Note, Said] | None:
        if is_open_place(cell):
            return Note.OPEN, {"houder": Holder.NOBODY}
        refuse_several(cell)
        return None

    def _age(self, cell: Cell) -> tuple[Note, Said] | None:
        if normal(self._headers["geboortejaar"]) != "leeftijd":
            return None
        age = _AGE.fullmatch(squeezed(str(cell)))
        if age is None or int(age[1]) < YOUNGEST:
            return None
        return Note.AGE, {"geboortejaar": self._today.year - int(age[1])}

    def _time(self, cell: Cell) -> tuple[Note, Said] | None:
        """A range; a column of its own says more of one of its ends than a rough time does."""
        text = squeezed(str(cell))
        if slashed := _SLASHED.fullmatch(text):
            self._months.add(int(slashed[2]))
            return Note.MONTH_FIRST, {}
        span = span_of(text, self._today) if isinstance(cell, str) else None
        if span is None:
            return None
        said: dict[str, Value] = {
            "stop_vroegst": span.earliest,
            "stop_waarschijnlijk": span.likely,
            "stop_laatst": span.latest,
            "zekerheid": span.certainty,
        }
        own = self._headers.keys() - {"stop_waarschijnlijk"}
        told = {name: value for name, value in said.items() if value and name not in own}
        return Note.ROUGH, told

    def _stage(self, cell: Cell) -> tuple[Note, Said] | None:
        word = squeezed(str(cell)).casefold()
        return (Note.STAGE, {}) if word in _YES_OR_NO else None

    def _role(self, cell: Cell) -> tuple[Note, Said] | None:
        return (Note.LOCUM, {}) if squeezed(str(cell)).casefold() == "waarnemer" else None

    def _postcode(self, cell: Cell) -> tuple[None, Said] | None:
        found = _WITH_TOWN.fullmatch(squeezed(str(cell)))
        if found is None or "plaats" in self._headers:
            return None
        return None, {"postcode": found[1], "plaats": found[2]}
