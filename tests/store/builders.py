"""Small registers and the people who change them, for tests that are not about those."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from succession.actions.permission import Actor, Submission
from succession.actions.register import ImportShown, save_import, undo_import
from succession.register import Audience, Role
from succession.register.declaration import Declaration
from succession.register.difference import Difference, between
from succession.register.fields import FIELDS_OF_SHEET
from succession.register.model import GpRole, Level
from succession.register.rows import Row, Sheets, Value, rows_of
from succession.store import ImportRecord, Store

HERE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)
TODAY = date(2027, 1, 4)
CONSULENT = Actor("Consulent A", Audience(Role.CONSULENT))


def submission(actor: Actor = CONSULENT, key: str | None = None, now: datetime = NOW) -> Submission:
    return Submission(actor, key or str(uuid4()), now)


def row(sheet: str, **values: Value) -> Row:
    return {**dict.fromkeys((field.name for field in FIELDS_OF_SHEET[sheet]), None), **values}


def practice_row(agb: str = "01000001", **values: Value) -> Row:
    return row("praktijken", agb=agb, naam=f"Praktijk {agb}", patienten=2500) | values


def gp_row(practice_agb: str = "01000001", agb: str = "01900001", **values: Value) -> Row:
    gp = row("huisartsen", agb=agb, praktijk_agb=practice_agb, rol=GpRole.OWNER)
    return gp | {"deelniveau": Level.CONFIDENTIAL} | values


def small_region() -> dict[str, list[Row]]:
    """Two solo practices, a vacancy in the second, and one candidate."""
    vacancy = row("huisartsen", praktijk_agb="01000002", vacant_sinds=date(2026, 3, 1), aandeel=0.5)
    plan = {
        "geboortejaar": 1963,
        "stop_waarschijnlijk": date(2029, 7, 1),
        "zekerheid": 3,
    }
    return {
        "praktijken": [practice_row("01000001"), practice_row("01000002", hagro="Noord")],
        "huisartsen": [
            gp_row("01000001", "01900001", **plan),
            gp_row("01000002", "01900002"),
            vacancy,
        ],
        "kandidaten": [row("kandidaten", naam="Kandidaat A", fte_wens=0.8)],
    }


def submission_at(moment: datetime) -> Submission:
    return submission(now=moment)


def import_rows(
    store: Store,
    sheets: Sheets,
    *,
    sent: Submission | None = None,
    file: str = "lijst.xlsx",
    declared: Declaration | None = None,
) -> ImportRecord:
    """Saves whatever leads from the present register to these rows."""
    return save_import(
        store,
        sent or submission(),
        difference_to(store, sheets),
        shown=ImportShown(store.data_version(), declared=declared),
        files=(file,),
    )


def undo(store: Store) -> ImportRecord:
    """Takes back the last import that stands."""
    last = next(record for record in store.imports() if not record.is_undone)
    return undo_import(store, submission(), last.import_id)


def difference_to(store: Store, sheets: Sheets) -> Difference:
    return between(rows_of(store.register()), sheets)


def changed(sheets: Mapping[str, list[Row]], sheet: str, index: int, **values: Value) -> dict:
    """The same rows, one of them with other values."""
    rows = list(sheets[sheet])
    rows[index] = rows[index] | values
    return {**sheets, sheet: rows}
