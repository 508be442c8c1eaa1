"""What only shows when whole rows are seen, side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from succession.errors import Problem
from succession.intake import plausible
from succession.intake.merged_row import MergedRow
from succession.intake.places import about_place
from succession.intake.plausible import STOP
from succession.intake.read_row import ReadRow, by_origin
from succession.intake.roles import needs_role
from succession.register.fields import Sheet
from succession.register.model import Holder, Stage
from succession.register.rows import Sheets, Value, bears_gp, bears_share, gp_of, share_of
from succession.register.whole import stage_told

_SHARE_TOLERANCE = 0.005


Merged = Mapping[str, Sequence[MergedRow]]


def problems_of(merged: Merged, after: Sheets, today: date) -> Iterator[Problem]:
    """Everything wrong with the given rows as they would stand in the register `after`."""
    for sheet, rows in merged.items():
        yield from _doubles(sheet, rows)
    for row in merged.get(Sheet.PRACTICES, ()):
        yield from _about_practice(row)
        yield from plausible.about_practice(row.read, row.row)
        yield from about_place(row.read, row.row, is_new=row.standing_key is None)
    practices = {row["agb"] for row in after.get(Sheet.PRACTICES, ())}
    for row in merged.get(Sheet.GPS, ()):
        yield from _about_gp(row, practices)
        yield from plausible.about_gp(row.read, row.row, today, is_new=row.standing_key is None)
    named = [row.read for row in merged.get(Sheet.PRACTICES, ())]
    yield from plausible.about_hagros(named, after)
    yield from _missing_roles(merged.get(Sheet.GPS, ()))
    yield from _orphans(merged, after, practices)
    yield from _shares(merged.get(Sheet.GPS, ()), after)


def _doubles(sheet: str, rows: Sequence[MergedRow]) -> Iterator[Problem]:
    first: dict[str, ReadRow] = {}
    for row in rows:
        earlier = first.setdefault(row.key, row.read)
        if earlier is not row.read:
            other = "" if earlier.origin == row.read.origin else f" van {_place(earlier)}"
            what = f"deze {_KIND[sheet]} staat ook op rij {earlier.number}{other}"
            remedy = "houd één rij over, of vul bij elk de eigen AGB-code in"
            if sheet == Sheet.PRACTICES and _are_two_places(earlier, row.read):
                what = (
                    f"deze praktijk staat ook op rij {earlier.number}{other}, met een ander adres"
                )
                remedy = "zijn het twee adressen, tel de patiënten dan op en houd één rij over"
                yield row.read.problem(what, remedy, "agb")
                continue
            yield row.read.problem(what, _REMEDY_OF_DOUBLE.get(sheet, remedy), _KEY[sheet])


def _are_two_places(earlier: ReadRow, later: ReadRow) -> bool:
    places = (
        {earlier.values.get(name), later.values.get(name)} - {None}
        for name in ("plaats", "postcode")
    )
    return any(len(both) > 1 for both in places)


_KIND: Mapping[str, str] = {
    Sheet.PRACTICES: "praktijk",
    Sheet.GPS: "huisarts of plek",
    Sheet.CANDIDATES: "kandidaat",
}
_KEY: Mapping[str, str] = {Sheet.PRACTICES: "agb", Sheet.GPS: "agb", Sheet.CANDIDATES: "naam"}
_REMEDY_OF_DOUBLE: Mapping[str, str] = {
    Sheet.PRACTICES: "houd één rij over",
    Sheet.CANDIDATES: "houd één rij over",
}


def _place(row: ReadRow) -> str:
    return row.origin.sheet or row.origin.file


def _about_practice(row: MergedRow) -> Iterator[Problem]:
    if row.row["naam"] is None and "naam" not in row.read.faulty:
        yield row.read.warning("de praktijk heeft geen naam", "vul de naam in", "naam")


def _about_gp(row: MergedRow, practices: set[Value]) -> Iterator[Problem]:
    read, agb = row.read, row.row["praktijk_agb"]
    if agb not in practices:
        what = f"praktijk {agb} staat niet in de lijst met praktijken en niet in het register"
        yield read.problem(what, "voeg de praktijk toe of verbeter de AGB-code", "praktijk_agb")
    yield from _order(row)
    yield from _certainty(row)
    yield from _started(row)
    yield from _vacancy(row)


def _order(row: MergedRow) -> Iterator[Problem]:
    stated = [name for name in STOP if row.row[name] is not None]
    for early, late in pairwise(stated):
        if row.row[early] > row.row[late]:  # type: ignore[operator]  # both are dates
            at = late if late in row.read.values else early
            what = f"`{late}` ligt voor `{early}`"
            yield row.read.problem(what, "zet de datums in volgorde, of schrijf onbekend", at)


def _certainty(row: MergedRow) -> Iterator[Problem]:
    is_dated = any(row.row[name] is not None or name in row.read.faulty for name in STOP)
    if row.row["zekerheid"] is not None and not is_dated:
        remedy = "vul een datum in of laat de zekerheid leeg"
        yield row.read.warning("er is een zekerheid zonder datum", remedy, "zekerheid")


def _started(row: MergedRow) -> Iterator[Problem]:
    """Who started follows somebody; where nobody leaves, the stage cannot be of this holder."""
    if row.row["opvolgingsstatus"] != Stage.STARTED or not bears_share(row.row):
        return
    holder = gp_of(row.row) if bears_gp(row.row) else None
    if stage_told(share_of(row.row), holder) is Stage.STARTED:
        return
    what = "„gestart”, maar hier vertrekt niemand: de opvolging telt als onbekend"
    remedy = (
        "maak opvolgingsstatus leeg als de opvolger nu de houder is; "
        "vul anders in wanneer de houder stopt of wie opvolgt"
    )
    yield row.read.warning(what, remedy, "opvolgingsstatus")


def _vacancy(row: MergedRow) -> Iterator[Problem]:
    values, read = row.row, row.read
    is_person = bool(values["agb"] or values["naam"])
    since, until = values["vacant_sinds"], values["waarneming_tot"]
    if since is not None and is_person and values["houder"] in (None, Holder.GP):
        remedy = "haal de huisarts weg, of maak vacant_sinds leeg"
        yield read.problem(
            "de plek is vacant, maar er staat een huisarts bij", remedy, "vacant_sinds"
        )
    if since is None and values["houder"] is Holder.NOBODY:
        yield read.problem(
            "niemand houdt de plek, maar sinds wanneer ontbreekt", "vul vacant_sinds in", "houder"
        )
    if since is not None and until is not None and until < since:  # type: ignore[operator]
        yield read.problem(
            "de waarneming eindigt voor de plek vacant werd",
            "verbeter een van beide datums",
            "waarneming_tot",
        )
    if since is None and not {"vacant_sinds"} & read.faulty:
        for name in ("reden_vacant", "waarneming_tot"):
            if values[name] is not None:
                yield read.warning(
                    f"`{name}` zonder vacant_sinds telt niet mee", "vul vacant_sinds in", name
                )


def _missing_roles(rows: Sequence[MergedRow]) -> Iterator[Problem]:
    """One problem for a list without the column, else one for each row."""
    without_column: list[ReadRow] = []
    for row in rows:
        if not needs_role(row.row) or "rol" in row.read.faulty:
            continue
        if "rol" in row.read.origin.headers:
            yield row.read.problem("de rol ontbreekt", "vul de rol in, zoals praktijkhouder", "rol")
        else:
            without_column.append(row.read)
    for found in by_origin(without_column):
        many = "heeft 1 huisarts" if len(found) == 1 else f"hebben {len(found)} huisartsen"
        what = f"de kolom `rol` ontbreekt; daardoor {many} geen rol"
        problem = found[0].problem(
            what, "voeg een kolom `rol` toe, of zeg bij de vragen wie het zijn"
        )
        yield replace(problem, row=found[0].origin.header_row)


def _orphans(merged: Merged, after: Sheets, practices: set[Value]) -> Iterator[Problem]:
    """GPs of the register whose practice would go; those of the file have been told already."""
    given = {id(row.row) for row in merged.get(Sheet.GPS, ())}
    left = [row for row in after.get(Sheet.GPS, ()) if id(row) not in given]
    for agb in dict.fromkeys(row["praktijk_agb"] for row in left):
        if agb not in practices:
            what = f"praktijk {agb} zou verdwijnen, maar er staan nog huisartsen bij"
            yield Problem(what, "geef ook de lijst met huisartsen mee, of verwijder niets")


def _shares(rows: Sequence[MergedRow], after: Sheets) -> Iterator[Problem]:
    first = {row.row["praktijk_agb"]: row.read for row in reversed(rows) if bears_share(row.row)}
    sizes: dict[Value, list[Value]] = {}
    for row in after.get(Sheet.GPS, ()):
        if row["praktijk_agb"] in first and bears_share(row):
            sizes.setdefault(row["praktijk_agb"], []).append(row["aandeel"])
    for agb, read in first.items():
        known = [float(size) for size in sizes[agb] if isinstance(size, int | float)]
        total, is_whole = sum(known), len(known) == len(sizes[agb])
        if total > 1 + _SHARE_TOLERANCE or (is_whole and total < 1 - _SHARE_TOLERANCE):
            what = f"de aandelen in praktijk {agb} zijn samen {total:.2f}".replace(".", ",")
            remedy = "ze worden naar 1 omgerekend; verbeter ze als dat niet klopt"
            yield read.warning(what, remedy, "aandeel")
