"""One cell as a value of its field, or a Dutch sentence that says why not."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from succession.errors import SuccessionError
from succession.intake.choices import is_of_no_gp, said_otherwise
from succession.intake.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    date_of,
    day_in_year,
    year_of,
    year_shown_as_date,
)
from succession.intake.numbers import dutch, readings_of
from succession.near_words import near
from succession.register.fields import Field, Kind
from succession.register.rows import Value
from succession.register.temporary import is_temporary
from succession.sheets.table import Broken, Cell

UNKNOWN = "onbekend"

_YES = frozenset({"ja", "j", "yes", "y", "x", "1", "1.0", "true", "waar"})
_NO = frozenset({"nee", "n", "no", "0", "0.0", "false", "onwaar"})
_NOT_IN_XML = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Signs that take no room: two words that look alike would be two. The mark of a file is one.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_EXCEL_ERROR = re.compile(
    r"#(?:N/B|N/A|VERW!|REF!|NAAM\?|NAME\?|WAARDE!|VALUE!|DEEL/0!|DIV/0!|GETAL!|NUM!|LEEG!|NULL!"
    r"|OVERLOPEN!|SPILL!|BEREKENEN!|CALC!|#+)",
    re.IGNORECASE,
)
_DATE_REMEDY = "schrijf dd-mm-jjjj, mm-jjjj of jjjj"


class UnreadableCell(SuccessionError):
    """The cell cannot be a value of its field; never quotes what may be somebody's name."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} — {remedy}")
        self.what, self.remedy = what, remedy


def value_of(field: Field, cell: Cell) -> Value:
    """What the cell says about the field; None when it says `onbekend`. Not for a blank cell.

    A text is squeezed: every run of blanks, line ends and control signs becomes one space.
    Raises `UnreadableCell`.
    """
    if isinstance(cell, Broken):
        raise UnreadableCell(f"hier staat een {cell.value}", "zet de waarde zelf in de cel")
    if isinstance(cell, str):
        text = squeezed(cell)
        if text.casefold() == UNKNOWN:
            return None
        if not text:
            raise UnreadableCell("in deze cel staat niets leesbaars", "maak de cel leeg")
        if _EXCEL_ERROR.fullmatch(text):
            raise UnreadableCell(
                "hier staat een foutmelding van Excel", "zet de waarde zelf in de cel"
            )
        return _READERS[field.kind](field, text, cell)
    if isinstance(cell, datetime):
        cell = cell.date()
    return _READERS[field.kind](field, _as_text(cell), cell)


def squeezed(text: str) -> str:
    """The text as the register keeps it: composed, with single spaces, none at the ends."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    printable = _NOT_IN_XML.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", text)))
    return " ".join(printable.split())


def text_of(value: Value) -> str:
    """The value as a cell of text that `value_of` reads back as the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        return dutch(value)
    return value.isoformat() if isinstance(value, date) else squeezed(str(value))


def _as_text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _quoted(text: str) -> str:
    """The text between marks where it is a figure; a name must never stand in a problem."""
    letters = sum(sign.isalpha() for sign in text)
    return f"`{text[:24]}`" if letters <= 2 else "deze tekst"


def _text(field: Field, text: str, cell: Cell) -> Value:
    return text


# "01-012345", "01.012346" and "AGB 01012345" are how people print the code.
_AS_PRINTED = re.compile(r"^agb(?:-?code)?[ :.]*|(?<=[0-9])[ .\-](?=[0-9])", re.IGNORECASE)


def _agb(field: Field, text: str, cell: Cell) -> Value:
    if is_temporary(text):
        return text
    digits = _AS_PRINTED.sub("", text.removesuffix(".0"))
    if not re.fullmatch(r"[0-9]+", digits):
        raise UnreadableCell(f"{_quoted(text)} is geen AGB-code", "schrijf 8 cijfers, 01 voorop")
    padded = digits.zfill(8)
    if len(padded) > 8:
        raise UnreadableCell(
            f"`{digits[:24]}` heeft {len(digits)} cijfers", "een AGB-code heeft er 8"
        )
    if not padded.startswith("01"):
        raise UnreadableCell(
            f"`{digits}` is geen AGB-code van een huisarts of huisartsenpraktijk",
            "die begint met 01; controleer de cijfers",
        )
    return padded


def _number(field: Field, text: str, cell: Cell) -> float:
    if isinstance(cell, bool | date | time | timedelta):
        raise UnreadableCell("hier hoort een getal te staan", _number_remedy(field))
    if isinstance(cell, int | float):
        return _single(field, text, (float(cell),))
    return _single(field, text, _as_part(field, text) or readings_of(text))


# Nobody holds a smaller part; "50/50" says what two have and not one.
_PARTS = 12
_PART = re.compile(r"([0-9]{1,3}(?:,[0-9]+)?) ?%|([0-9]{1,2})/([0-9]{1,2})|(,[0-9]+|\.[0-9]+)")


def _as_part(field: Field, text: str) -> tuple[float, ...]:
    """„80%", „1/3" and „,8", where the whole is one; „0,8 fte" is 0,8."""
    if field.high is None or field.high > 2:
        return ()
    bare = text.casefold().removesuffix("fte").strip()
    found = _PART.fullmatch(bare)
    if found is None:
        return readings_of(bare) if bare != text else ()
    percent, above, below, point = found.groups()
    if percent:
        return (round(float(percent.replace(",", ".")) / 100, 6),)
    if point:
        return (float(f"0.{point[1:]}"),)
    return (int(above) / int(below),) if int(above) < int(below) <= _PARTS else ()


def _single(field: Field, text: str, readings: tuple[float, ...]) -> float:
    """The one reading that is possible; a number with a point may be read in two ways."""
    readings = tuple(number for number in readings if math.isfinite(number))
    if not readings:
        raise UnreadableCell(f"{_quoted(text)} is geen getal", _number_remedy(field))
    if field.kind is Kind.WHOLE and len(readings) > 1:
        return readings[0]
    possible = tuple(number for number in readings if _is_within(field, number))
    if len(possible) > 1:
        first, second = (dutch(number) for number in possible)
        raise UnreadableCell(
            f"`{text}` kan {first} of {second} zijn", f"schrijf {first} of {second}"
        )
    if not possible:
        raise _out_of_bounds(field, readings[-1])
    return possible[0]


def _is_within(field: Field, number: float) -> bool:
    low = -math.inf if field.low is None else field.low
    return low <= number <= (math.inf if field.high is None else field.high)


def _out_of_bounds(field: Field, number: float) -> UnreadableCell:
    bound, words = (field.high, "hoger dan")
    if field.low is not None and number < field.low:
        bound, words = (field.low, "lager dan")
    what = f"`{dutch(number)[:24]}` is {words} {_bound(bound)}"
    return UnreadableCell(what, f"dat kan niet; {_number_remedy(field)}")


def _number_remedy(field: Field) -> str:
    if field.low is None or field.high is None:
        return "schrijf een getal, zoals 12,5"
    return f"schrijf een getal van {_bound(field.low)} tot en met {_bound(field.high)}"


def _bound(bound: float | None) -> str:
    return "" if bound is None else dutch(bound)


def _decimal(field: Field, text: str, cell: Cell) -> Value:
    return _number(field, text, cell)


def _whole(field: Field, text: str, cell: Cell) -> Value:
    number = _number(field, text, cell)
    if number != int(number):
        raise UnreadableCell(
            f"{_quoted(text)} is geen geheel getal", "schrijf een getal zonder komma"
        )
    if not _is_within(field, number):
        raise _out_of_bounds(field, number)
    return int(number)


def _year(field: Field, text: str, cell: Cell) -> Value:
    """Only the year is kept, also from a whole date of birth."""
    if isinstance(cell, date):
        year = year_shown_as_date(cell) or cell.year
    else:
        try:
            year = year_of(text)
        except ValueError:
            raise UnreadableCell(
                f"{_quoted(text)} is geen jaar", "schrijf jjjj, zoals 1962"
            ) from None
    if not _is_within(field, year):
        raise _out_of_bounds(field, year)
    return year


def _date(field: Field, text: str, cell: Cell) -> Value:
    day = _day(field, text, cell)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnreadableCell(
            f"het jaar {day.year} kan niet", f"schrijf een jaar van {FIRST_YEAR} tot {LAST_YEAR}"
        )
    return day


def _day(field: Field, text: str, cell: Cell) -> date:
    if isinstance(cell, date):
        year = year_shown_as_date(cell)
        return day_in_year(year, field.kind) if year else cell
    if isinstance(cell, float | int) and not 1000 <= cell <= 9999:
        raise UnreadableCell(f"{_quoted(text)} is een getal en geen datum", _DATE_REMEDY)
    try:
        return date_of(text, field.kind)
    except ValueError:
        what = "is geen datum of bestaat niet" if text[:1].isdigit() else "is geen datum"
        raise UnreadableCell(f"{_quoted(text)} {what}", _DATE_REMEDY) from None


def _yes_no(field: Field, text: str, cell: Cell) -> Value:
    word = text.casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise UnreadableCell(f"{_quoted(text)} is geen ja of nee", "schrijf ja of nee")


def _choice(field: Field, text: str, cell: Cell) -> Value:
    words = _words(field.choices)
    word = _plain(text)
    word = _plain(said_otherwise(field.choices, word))
    if word not in words and word in _YES | _NO:
        word = "ja" if word in _YES else "nee"
    if word in words:
        return words[word]
    if is_of_no_gp(field.choices, word):
        remedy = "haal de rij weg; hun fte staat bij de praktijk"
        raise UnreadableCell("dit is geen huisarts", remedy)
    raise _unknown_choice(words, word)


def _unknown_choice(words: Mapping[str, StrEnum], word: str) -> UnreadableCell:
    close = near(word, sorted(words), at_least=70)
    guess = f"; bedoelde u `{words[close[0][0]]}`?" if close else ""
    remedy = f"kies uit: {', '.join(words.values())}"
    return UnreadableCell(f"dit woord bestaat hier niet{guess}", remedy)


@cache
def _words(choices: tuple[StrEnum, ...]) -> Mapping[str, StrEnum]:
    return {_plain(choice): choice for choice in choices}


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """The word without capitals, accents and double blanks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())


_READERS: dict[Kind, Callable[[Field, str, Cell], Value]] = {
    Kind.TEXT: _text,
    Kind.AGB: _agb,
    Kind.WHOLE: _whole,
    Kind.DECIMAL: _decimal,
    Kind.YEAR: _year,
    Kind.DATE: _date,
    Kind.DATE_EARLIEST: _date,
    Kind.DATE_LIKELY: _date,
    Kind.DATE_LATEST: _date,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
}
