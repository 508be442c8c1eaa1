"""What can be written and can hardly be true: told with what to do about it, row by row or once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from succession.errors import Problem
from succession.intake.headers import normal
from succession.intake.persons import is_open_place
from succession.intake.read_row import ReadRow
from succession.intake.sayings import YOUNGEST
from succession.register.fields import Sheet
from succession.register.model import GpRole
from succession.register.rows import Row, Sheets, Value

STOP = ("stop_vroegst", "stop_waarschijnlijk", "stop_laatst")
# Real lists have 1.55 and 1.6; beyond it one person does not work.
_MOST_FTE = 1.5
_PREFIX_OF_HAGRO = re.compile(r"^(hagro|huisartsengroep|groep) ")


def about_practice(read: ReadRow, row: Row) -> Iterator[Problem]:
    """A practice without a single patient is a formula on an empty cell, or a new one."""
    if row["patienten"] == 0 and "patienten" in read.values:
        yield read.warning(
            "de praktijk heeft 0 patiënten",
            "maak de cel leeg als het aantal niet bekend is",
            "patienten",
        )


def about_gp(read: ReadRow, row: Row, today: date, is_new: bool) -> Iterator[Problem]:
    """A stop before somebody can have begun, or one that has gone by; a praktijkhouder whom the
    list, which names the others, does not name.
    """
    told = [name for name in STOP if name in read.values and row[name] is not None]
    for name in told:
        if _is_before_beginning(row[name], row["geboortejaar"]):
            what = f"`{name}` ligt voor het {YOUNGEST}e jaar van deze huisarts"
            remedy = "controleer de datum en het geboortejaar"
            yield read.problem(what, remedy, name) if is_new else read.warning(what, remedy, name)
            return
    if told and isinstance(stop := row[told[-1]], date) and stop < today:
        remedy = "haal weg wie gestopt is, of vul in wanneer die nu denkt te stoppen"
        yield read.warning("het genoemde stopmoment is voorbij", remedy, told[-1])
    fte = read.values.get("fte")
    if isinstance(fte, int | float) and fte > _MOST_FTE:
        remedy = "controleer het; boven 1,5 is het vaak de fte van meer mensen samen"
        yield read.warning("de werktijd is meer dan anderhalve fte", remedy, "fte")
    if is_new and _is_nameless_owner(read, row):
        yield read.problem(
            "hier staat een praktijkhouder zonder naam",
            "schrijf de naam, of VACATURE als niemand de plek heeft",
            "naam",
        )
    if is_new and is_open_place(str(row["naam"] or "")):
        # In what the register wrote itself a name is read as it stands.
        remedy = "maak de naam leeg en vul vacant_sinds in"
        yield read.problem("dit is geen naam maar een open plek", remedy, "naam")


def _is_before_beginning(stop: Value, birth_year: Value) -> bool:
    is_known = isinstance(stop, date) and isinstance(birth_year, int)
    return is_known and stop.year - birth_year < YOUNGEST  # type: ignore[union-attr, operator]


def _is_nameless_owner(read: ReadRow, row: Row) -> bool:
    is_open = row["vacant_sinds"] is not None or row["houder"] is not None
    is_named = row["naam"] or row["agb"] or {"naam", "agb"} & read.faulty
    has_column = "naam" in read.origin.headers
    return row["rol"] == GpRole.OWNER and has_column and not is_open and not is_named


def about_hagros(rows: Sequence[ReadRow], after: Sheets) -> Iterator[Problem]:
    """Names of hagro's that only differ in how they are written would be two of them."""
    spelled: dict[str, dict[str, None]] = defaultdict(dict)
    for row in after.get(Sheet.PRACTICES, ()):
        if name := row["hagro"]:
            spelled[_PREFIX_OF_HAGRO.sub("", normal(str(name)))][str(name)] = None
    first = _first_rows(rows)
    for names in spelled.values():
        given = [name for name in names if name in first]
        if len(names) > 1 and given:
            listing = ", ".join(f"„{name}”" for name in names)
            yield first[given[-1]].warning(
                f"deze hagro's lijken dezelfde: {listing}",
                "schrijf ze op één manier, anders tellen ze als verschillende",
                "hagro",
            )


def _first_rows(rows: Sequence[ReadRow]) -> Mapping[str, ReadRow]:
    found: dict[str, ReadRow] = {}
    for row in rows:
        if name := row.values.get("hagro"):
            found.setdefault(str(name), row)
    return found
