"""Which rows below the header are rows of the list, and what is in them by how the sheet looks.

Between and below those rows stands what is none: totals, footers, headings of a part of the list,
the header once more. None of it is taken for a practice or a person, and none is passed over
without a word. A merged cell holds for all rows that it covers.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from succession.errors import Problem, Severity
from succession.intake.cells import squeezed
from succession.intake.headers import normal
from succession.sheets.table import Cell, CellRange, Table, is_blank

Cells = tuple[Cell, ...]

_TOTAL = re.compile(r"(sub)?tota(al|len)\b|som\b|gemiddeld|aantal praktijken\b|aantal huisartsen\b")
_FOOTER = re.compile(
    r"(bron|bijgewerkt|peildatum|stand( per)?|versie|let op|nb|n\.b\.|opmerking|toelichting"
    r"|gegevens|laatst gewijzigd|legenda|vertrouwelijk|datum)\b.{4,}|[*†]"
)
_PART_OF_LIST = re.compile(r"(hagro|regio|cluster|gemeente|wijk|kern)\b[ :]*(?=\S)", re.IGNORECASE)
_HAGRO = re.compile(r"hagro\b", re.IGNORECASE)
_BEFORE_SURNAME = ("voorletters", "voorletter", "initialen", "voornaam", "roepnaam")
_PREFIX = ("tussenvoegsel", "tussenvoegsels", "tussenv", "voorvoegsel", "voorvoegsels")
PARTS_OF_NAME = frozenset((*_BEFORE_SURNAME, *_PREFIX))
_SURNAME = ("achternaam", "naam", "naam huisarts")
# A list of fewer columns has rows with one filled cell of its own.
_FEWEST_COLUMNS = 3


class Aside(Enum):
    """What a row that is no row of the list is; how it is told and what to do about it."""

    TOTAL = ("dit is een totaal en is niet gelezen", "dat hoeft niet te worden verbeterd")
    FOOTER = ("dit is een voetnoot en is niet gelezen", "dat hoeft niet te worden verbeterd")
    HEADING = ("dit is een tussenkop en is niet gelezen", "haal de rij weg als zij niets zegt")
    HAGRO = (
        "dit is een tussenkop; de praktijken eronder horen bij deze hagro",
        "controleer dit, of vul een kolom Hagro",
    )
    AGAIN = (
        "hier begint een tweede lijst; die is gelezen met dezelfde kolommen",
        "controleer of beide lijsten mee moeten",
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of the list with their numbers, the hagro that a heading or the name of the sheet
    gives them, those that a merged cell of a row above covers, and what else stood there.
    """

    rows: tuple[tuple[int, Cells], ...]
    hagro_of: Mapping[int, str] = field(default_factory=dict)
    merged: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()


def listed(table: Table, header_row: int, headers: Sequence[str]) -> Listed:
    """The rows below the header that say something of a practice, a person or a share.

    `headers` are the names of the columns, which may stand in more than one row.
    """
    header = tuple(headers)
    rows, hagro_of, problems = [], dict[int, str](), list[Problem]()
    hagro = (table.sheet or "").strip() if _HAGRO.match(table.sheet or "") else ""
    for number, cells in _below(table, header_row, header):
        aside = _aside(cells, header)
        if aside is None:
            rows.append((number, cells))
            if hagro:
                hagro_of[number] = hagro
            continue
        if aside is Aside.HEADING and (named := _hagro_in(cells)):
            hagro, aside = named, Aside.HAGRO
        problems.append(_told(table, number, aside))
    merged = frozenset(row + 1 for row in _filled_down(table.merged))
    told = (*problems, *_too_wide(table, header, rows), *_set_aside(table, rows))
    return Listed(tuple(rows), hagro_of, merged, told)


def _below(table: Table, header_row: int, header: Cells) -> Iterator[tuple[int, Cells]]:
    filled, name = _filled_down(table.merged), _columns_of_name(header)
    is_plain = not (filled or name)
    for number, cells in table.numbered():
        if number > header_row:
            whole = cells if is_plain else _with_merged(table, number - 1, cells, filled)
            yield number, whole if is_plain else _with_name(whole, name)


def _columns_of_name(header: Cells) -> tuple[int, ...]:
    """Initials, prefix and surname, where the list has them apart; the surname is the last."""
    words = [normal(str(cell)) for cell in header]
    before = [words.index(word) for word in _BEFORE_SURNAME if word in words][:1]
    parts = [*before, *(words.index(word) for word in _PREFIX if word in words)]
    surname = [words.index(word) for word in _SURNAME if word in words]
    return (*parts, surname[0]) if parts and surname else ()


def _with_name(cells: Cells, columns: tuple[int, ...]) -> Cells:
    said = [squeezed(str(cells[at])) for at in columns if at < len(cells)]
    if len(said) < len(columns) or not columns or not said[-1]:
        return cells
    whole = " ".join(part for part in said if part)
    return tuple(whole if at == columns[-1] else cell for at, cell in enumerate(cells))


def _filled_down(merged: Sequence[CellRange]) -> Mapping[int, Mapping[int, int]]:
    """Of each row that a merged cell covers without beginning there: column to first row."""
    found: dict[int, dict[int, int]] = {}
    for (first, column), (last, last_column) in merged:
        if column == last_column:
            for row in range(first + 1, last + 1):
                found.setdefault(row, {})[column] = first
    return found


def _with_merged(
    table: Table, row: int, cells: Cells, filled: Mapping[int, Mapping[int, int]]
) -> Cells:
    if row not in filled:
        return cells
    own = list(cells) + [""] * (max(filled[row]) + 1 - len(cells))
    for column, first in filled[row].items():
        above = table.rows[first]
        own[column] = above[column] if column < len(above) else ""
    return tuple(own)


def _aside(cells: Cells, header: Cells) -> Aside | None:
    first = _first_text(cells)
    if first[:1].isdigit() or not first:  # A code, as in most rows.
        return None
    said = [cell for cell in cells if not is_blank(cell)]
    if normal(first) in map(normal, map(str, header)) and _is_header(said, header):
        return Aside.AGAIN
    if _TOTAL.match(first.casefold()) and _says_nothing_else(said):
        return Aside.TOTAL
    if len(said) > 1 or sum(not is_blank(cell) for cell in header) < _FEWEST_COLUMNS:
        return None
    if _FOOTER.match(first.casefold()):
        return Aside.FOOTER
    is_heading = _PART_OF_LIST.match(first) or _stands_for_a_code(cells, header)
    return Aside.HEADING if is_heading else None


def _stands_for_a_code(cells: Cells, header: Cells) -> bool:
    """Whether the one filled cell of the row is a word where AGB codes belong."""
    at = next(place for place, cell in enumerate(cells) if not is_blank(cell))
    is_of_codes = at < len(header) and "agb" in normal(str(header[at]))
    return is_of_codes and not re.search("[0-9]", str(cells[at]))


def _first_text(cells: Cells) -> str:
    for cell in cells:
        if isinstance(cell, str) and not is_blank(cell):
            return cell.strip()
    return ""


def _says_nothing_else(said: Sequence[Cell]) -> bool:
    """Whether beside one text there are numbers only, and no code: a name may begin so too."""
    texts = [cell for cell in said if re.search("[A-Za-z]", str(cell))]
    return len(texts) == 1 and not any(re.fullmatch("0?1[0-9]{6}", str(cell)) for cell in said)


def _is_header(said: Sequence[Cell], header: Cells) -> bool:
    words = [normal(str(cell)) for cell in said]
    return len(words) > 1 and words == [normal(str(cell)) for cell in header if not is_blank(cell)]


def _hagro_in(cells: Cells) -> str:
    """The name of the hagro in a heading; nothing when it is of something else."""
    text = next(str(cell).strip() for cell in cells if not is_blank(cell))
    return text if _HAGRO.match(text) else ""


def _told(table: Table, number: int, aside: Aside) -> Problem:
    what, remedy = aside.value
    return Problem(what, remedy, Severity.WARNING, table.file, table.sheet, number)


def _set_aside(table: Table, rows: Sequence[tuple[int, Cells]]) -> Iterator[Problem]:
    """That rows were read too which somebody hid or struck through."""
    for which, set_aside in (("verborgen", table.hidden), ("doorgestreept", table.struck)):
        numbers = [number for number, _ in rows if number - 1 in set_aside]
        if numbers:
            many = "1 rij is" if len(numbers) == 1 else f"{len(numbers)} rijen zijn"
            yield Problem(
                f"{many} {which} en ook gelezen",
                "haal weg wat niet meer telt",
                Severity.WARNING,
                table.file,
                table.sheet,
                numbers[0],
            )


def _too_wide(table: Table, header: Cells, rows: Sequence[tuple[int, Cells]]) -> Iterator[Problem]:
    """A cell beyond the header belongs to nothing; in a text file the row has come apart."""
    is_text = table.sheet is None
    for number, cells in rows:
        if all(is_blank(cell) for cell in cells[len(header) :]):
            continue
        yield Problem(
            f"deze rij heeft {len(cells)} cellen en de kop {len(header)}",
            "zet aanhalingstekens om tekst of getallen met het scheidingsteken erin"
            if is_text
            else "zet er een kolomnaam boven, of maak deze cellen leeg",
            Severity.ERROR if is_text else Severity.WARNING,
            table.file,
            table.sheet,
            number,
        )
