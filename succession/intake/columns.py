"""What is wrong with the columns of a table: unknown, uncertain, double, merged."""

from collections.abc import Iterator, Mapping

from succession.errors import Problem, Severity
from succession.intake.headers import How, likenesses, normal
from succession.intake.matching import NOT_READ, Column, Matching
from succession.register.fields import Sheet
from succession.sheets.table import CellRange, Table, is_blank

KEY_OF_SHEET: Mapping[str, str] = {
    Sheet.PRACTICES: "agb",
    Sheet.GPS: "praktijk_agb",
    Sheet.CANDIDATES: "naam",
}

_SHOWN_RANGES = 3


def about_table(table: Table, alone: bool) -> Iterator[Problem]:
    """Why a table without header row is not read; nothing for one that is empty or our own."""
    if normal(table.sheet or "") in NOT_READ or not any(True for _ in table.numbered()):
        return
    yield Problem(
        "boven deze lijst staat geen rij met herkenbare kolomnamen",
        "zet er een rij met kolomnamen boven, zoals in het sjabloon",
        Severity.ERROR if alone else Severity.WARNING,
        table.file,
        table.sheet,
    )


def about_columns(table: Table, matching: Matching) -> Iterator[Problem]:
    """Merged cells and columns that are double, left unread or taken by their likeness."""
    merged = [area for area in table.merged if area[1][0] >= matching.header_row - 1]
    if merged:
        yield _merged(table, merged)
    taken = {normal(column.header): column for column in matching.columns if column.target}
    for column in matching.columns:
        place = {"file": table.file, "sheet": table.sheet, "row": matching.header_row}
        found = _about(column, taken, matching.sheets, _is_filled(table, matching, column))
        if found is not None:
            what, remedy, severity = found
            yield Problem(what, remedy, severity, column=_name_of(column), **place)  # type: ignore[arg-type]


def _about(
    column: Column, taken: dict[str, Column], sheets: tuple[str, ...], is_filled: bool
) -> tuple[str, str, Severity] | None:
    if column.how is How.SIMILAR:
        what = f"deze kolom is gelezen als `{column.target}`, omdat de naam erop lijkt"
        return what, "controleer dit, of wijs de kolom zelf aan", Severity.WARNING
    if column.how is not How.NONE or not (is_filled or column.header):
        return None
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
        return f"bedoelde je `{close[0].target.field}`?"
    return "wijs aan welk veld het is, of laat het zo"


def _is_filled(table: Table, matching: Matching, column: Column) -> bool:
    rows = table.rows[matching.header_row :]
    return any(column.index < len(row) and not is_blank(row[column.index]) for row in rows)


def _name_of(column: Column) -> str:
    return column.header or f"kolom {_letters(column.index)}"


def _merged(table: Table, merged: list[CellRange]) -> Problem:
    names = [f"{_cell(*start)}:{_cell(*end)}" for start, end in merged]
    more = f" en {len(names) - _SHOWN_RANGES} andere" if len(names) > _SHOWN_RANGES else ""
    return Problem(
        f"samengevoegde cellen ({', '.join(names[:_SHOWN_RANGES])}{more}): alleen de eerste telt",
        "hef het samenvoegen op en vul elke cel",
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
