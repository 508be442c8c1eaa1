"""What is wrong with the columns of a table: unknown, uncertain, double, merged."""

import re
from collections.abc import Iterator, Mapping

from succession.errors import Problem, Severity
from succession.intake.content import TWO_WAYS
from succession.intake.headers import How, Target, likenesses, normal
from succession.intake.listed import PARTS_OF_NAME
from succession.intake.matching import NOT_READ, Column, Matching
from succession.register.fields import Sheet
from succession.sheets.table import CellRange, Table, is_blank

KEY_OF_SHEET: Mapping[str, str] = {
    Sheet.PRACTICES: "agb",
    Sheet.GPS: "praktijk_agb",
    Sheet.CANDIDATES: "naam",
}

_SHOWN_RANGES = 3
_NAME = Target(Sheet.GPS, "naam")


def about_table(table: Table, alone: bool) -> Iterator[Problem]:
    """Why a table without header row is not read; nothing for one that is empty or our own."""
    if normal(table.sheet or "") in NOT_READ or not any(True for _ in table.numbered()):
        return
    what, remedy = _NO_HEADER if not _is_in_one_column(table) else _ALL_IN_A
    yield Problem(
        what,
        remedy,
        Severity.ERROR if alone else Severity.WARNING,
        table.file,
        table.sheet,
    )


def about_older(table: Table) -> Problem:
    """That a sheet of an earlier year is not read."""
    return Problem(
        "dit blad is niet gelezen: het blad van het nieuwste jaar telt",
        "bewaar alleen het blad dat telt, als dat een ander is",
        Severity.WARNING,
        table.file,
        table.sheet,
    )


_NO_HEADER = (
    "boven deze lijst staat geen rij met herkenbare kolomnamen",
    "zet er een rij met kolomnamen boven, zoals in het sjabloon",
)
_ALL_IN_A = (
    "alles staat in kolom A, met tekens ertussen",
    "kies in Excel Gegevens > Tekst naar kolommen, en bewaar het bestand opnieuw",
)


def _is_in_one_column(table: Table) -> bool:
    """Whether a text file was opened as if each of its lines were one cell."""
    rows = [[cell for cell in row if not is_blank(cell)] for _, row in table.numbered()]
    return all(len(row) == 1 and re.search(r"[;\t,]", str(row[0])) for row in rows)


def about_columns(table: Table, matching: Matching) -> Iterator[Problem]:
    """Merged cells and columns that are double, left unread or taken by their likeness."""
    merged = [area for area in table.merged if area[1][0] >= matching.header_row - 1]
    # Above each other in one column, and all the rest.
    filling = [area for area in merged if area[0][1] == area[1][1] and area[0] != area[1]]
    for areas, told in (
        (filling, _FOR_ALL_ROWS),
        ([area for area in merged if area not in filling], _ONLY_THE_FIRST),
    ):
        if areas:
            yield _merged(table, areas, *told)
    if beside := _side_by_side(matching):
        what = "huisartsen staan hier naast elkaar in één rij"
        remedy = "zet elke huisarts op een eigen rij"
        at = table.file, table.sheet, matching.header_row, beside
        yield Problem(what, remedy, Severity.ERROR, *at)
    taken = {normal(column.header): column for column in matching.columns if column.target}
    for column in matching.columns:
        place = {"file": table.file, "sheet": table.sheet, "row": matching.header_row}
        found = _about(column, taken, matching.sheets, _is_filled(table, matching, column))
        if found is not None:
            what, remedy, severity = found
            yield Problem(what, remedy, severity, column=_name_of(column), **place)  # type: ignore[arg-type]


def _side_by_side(matching: Matching) -> str:
    """The header of the second GP of a row, as in „Huisarts 1”, „Huisarts 2”; or nothing."""
    seen = set()
    for column in matching.columns:
        bare = re.sub(r" ?[1-9]$", "", normal(column.header))
        if column.target or bare == normal(column.header) or not likenesses(bare, Sheet.GPS):
            continue
        if bare in seen:
            return column.header
        seen.add(bare)
    return ""


def _about(
    column: Column, taken: dict[str, Column], sheets: tuple[str, ...], is_filled: bool
) -> tuple[str, str, Severity] | None:
    if column.how is How.SIMILAR:
        what = f"deze kolom is gelezen als `{column.target}`, omdat de naam erop lijkt"
        if _decides_risk(column.target):
            return what, "noem haar zoals in het sjabloon, of wijs haar zelf aan", Severity.ERROR
        return what, "controleer dit, of wijs de kolom zelf aan", Severity.WARNING
    if column.how is not How.NONE or not (is_filled or column.header) or _is_joined(column, taken):
        return None
    if normal(column.header) in TWO_WAYS and is_filled:
        return *TWO_WAYS[normal(column.header)], Severity.ERROR
    return _about_unread(column, taken, sheets)


def _decides_risk(target: Target | None) -> bool:
    """Whether a wrong guess makes another risk: then likeness is not enough."""
    if target is None or target == _NAME:
        return False
    return target.sheet == Sheet.GPS or target.field in ("agb", "patienten")


def _is_joined(column: Column, taken: dict[str, Column]) -> bool:
    """Whether it is part of the names, which are read as one."""
    is_part = normal(column.header) in PARTS_OF_NAME
    return is_part and _NAME in {other.target for other in taken.values()}


def _about_unread(
    column: Column, taken: dict[str, Column], sheets: tuple[str, ...]
) -> tuple[str, str, Severity]:
    if normal(column.header) in taken:
        return "deze kolom staat er twee keer", "houd er één over", Severity.ERROR
    if not column.header:
        return (
            "deze kolom heeft geen naam en is niet gelezen",
            "geef hem een naam",
            Severity.WARNING,
        )
    what = "deze kolom is niet herkend en niet gelezen"
    return what, _guess(column.header, sheets), Severity.WARNING


def _guess(header: str, sheets: tuple[str, ...]) -> str:
    close = [likeness for sheet in sheets for likeness in likenesses(header, sheet)]
    if close:
        return f"bedoelde u `{close[0].target.field}`?"
    return "wijs aan welk veld het is, of laat het zo"


def _is_filled(table: Table, matching: Matching, column: Column) -> bool:
    rows = table.rows[matching.header_row :]
    return any(column.index < len(row) and not is_blank(row[column.index]) for row in rows)


def _name_of(column: Column) -> str:
    return column.header or f"kolom {_letters(column.index)}"


_FOR_ALL_ROWS = (
    "wat erin staat, geldt voor alle rijen die zij beslaan",
    "controleer of dat klopt",
)
_ONLY_THE_FIRST = ("alleen de eerste telt", "hef het samenvoegen op en vul elke cel")


def _merged(table: Table, merged: list[CellRange], what: str, remedy: str) -> Problem:
    names = [f"{_cell(*start)}:{_cell(*end)}" for start, end in merged]
    more = f" en {len(names) - _SHOWN_RANGES} andere" if len(names) > _SHOWN_RANGES else ""
    return Problem(
        f"samengevoegde cellen ({', '.join(names[:_SHOWN_RANGES])}{more}): {what}",
        remedy,
        Severity.WARNING,
        table.file,
        table.sheet,
        merged[0][0][0] + 1,
    )


def _cell(row: int, column: int) -> str:
    return f"{_letters(column)}{row + 1}"


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
