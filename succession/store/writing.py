"""The verbs of a writing transaction. Whatever raises in it leaves the database as it was."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa

from succession.errors import Conflict
from succession.playbook.book.mandate import SettledMandate
from succession.playbook.book.model import Mandate
from succession.playbook.run.run import Run, RunEvent
from succession.register.difference import Difference
from succession.register.model import Register
from succession.register.rows import Row
from succession.risk.given import Given
from succession.store import dependents
from succession.store.chances import write as given
from succession.store.dependents import Dependent
from succession.store.identity.table import state
from succession.store.imports.table import column_mapping, register_import
from succession.store.imports.write import dependents_of_import, undo
from succession.store.log.table import audit, submission
from succession.store.mandate import write as mandate
from succession.store.register import read as reading
from succession.store.register.contents import Origin
from succession.store.register.read import RecordKey
from succession.store.register.write import apply
from succession.store.runs import read as stored_runs
from succession.store.runs import write as runs
from succession.store.runs.read import StoredRun
from succession.store.scans.write import ScanVerbs
from succession.store.scenarios.write import ScenarioVerbs
from succession.store.talks.write import TalkVerbs
from succession.store.values import Stamp

_REMEMBERED = timedelta(days=1)
"""A second click comes within seconds; a day is ample."""
_STALE = "is intussen gewijzigd; bekijk de nieuwe stand en probeer het opnieuw"


def write_entry(
    connection: sa.Connection, stamp: Stamp, records: Sequence[tuple[str, int | str]]
) -> None:
    """One line in the audit: who did what, when, and to which records."""
    entry = {"at": stamp.now, "by": stamp.by, "role": stamp.role, "action": stamp.action}
    connection.execute(sa.insert(audit).values(**entry, records=list(records)))


class Transaction:
    """One writing transaction; `seen_version` is the data version it began with."""

    def __init__(self, connection: sa.Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp
        self._session = stamp.session or stamp.key
        # One writer at a time, on PostgreSQL too: what is read from here on stays true.
        locked = sa.select(state.c.data_version).with_for_update()
        self.seen_version = connection.execute(locked).scalar_one()
        self._version = self.seen_version + 1
        self._touched: list[tuple[str, int | str]] = []
        self.talks = TalkVerbs(connection, stamp, self._version, self._touched)
        self.scans = ScanVerbs(connection, stamp, self._version, self._touched)
        self.scenarios = ScenarioVerbs(connection, stamp, self._version, self._touched)

    def earlier_outcome(self) -> str | None:
        """What came of the last form of this session where it is the same, or None."""
        sent, stamp = submission.c, self._stamp
        query = sa.select(sent.outcome).where(
            sent.session == self._session, sent.key == stamp.key, sent.form == stamp.form
        )
        return self._connection.scalar(query)

    def close(self, outcome: str) -> None:
        """Writes the audit entry and remembers the form; the data version counts up."""
        write_entry(self._connection, self._stamp, self._touched)
        self._remember_form(outcome)
        self._connection.execute(sa.update(state).values(data_version=self._version))

    def _remember_form(self, outcome: str) -> None:
        """In the place of the last form of this session; sessions of long ago are forgotten."""
        sent, stamp = submission.c, self._stamp
        gone = sa.or_(sent.session == self._session, sent.at < stamp.now - _REMEMBERED)
        self._connection.execute(sa.delete(submission).where(gone))
        names = {"session": self._session, "key": stamp.key, "form": stamp.form}
        self._insert(submission, **names, outcome=outcome, at=stamp.now)

    # The register

    def row(self, place: RecordKey, expected_version: int) -> Row:
        """The present row; raises `Conflict` when it is not the version that was expected."""
        found = reading.live_records(self._connection, [place]).get(place)
        row = reading.load_rows(self._connection, [found[0]])[place] if found else None
        if found is None or row is None or found[1] != expected_version:
            name = (row or {}).get("naam") or place[1]
            raise Conflict(f"De rij „{name}” ({place[0]}) {_STALE}.")
        return row

    def register_of_practice(self, practice_agb: str) -> Register:
        return reading.register_of_practice(self._connection, practice_agb)

    def apply(self, difference: Difference, source: str, said_on: date | None = None) -> None:
        """Writes a difference; raises `Conflict` or `InvalidInput` when it does not fit.

        `said_on` is the day on which it was told, where that was not today.
        """
        origin = replace(self._origin(source), said_on=said_on)
        self._touched += apply(self._connection, difference, origin)

    def save_import(self, difference: Difference, files: tuple[str, ...]) -> int:
        """Writes a difference as an import that can be undone, and answers its number."""
        changed = {(change.sheet, change.key) for change in difference.changed}
        import_id = self._insert(
            register_import,
            at=self._stamp.now,
            by=self._stamp.by,
            files=list(files),
            added=len(difference.added),
            changed=len(changed),
            removed=len(difference.removed),
            data_version=self._version,
        )
        origin = self._origin(f"import {', '.join(files)}", import_id)
        self._touched += apply(self._connection, difference, origin)
        self._touched.append(("import", str(import_id)))
        return import_id

    def dependents(self, import_id: int) -> tuple[Dependent, ...]:
        """What would go with the rows that the import added."""
        return dependents_of_import(self._connection, import_id)

    def dependents_of(self, places: Collection[RecordKey]) -> tuple[Dependent, ...]:
        """What would go with the rows at these places."""
        return dependents.of_rows(self._connection, places)

    def undo_import(self, import_id: int) -> None:
        """Takes an import back; raises `Conflict` when what it touched was changed since."""
        restored = undo(self._connection, import_id, self._stamp.now)
        self._touched += [*restored, ("import", str(import_id))]

    def _origin(self, source: str, import_id: int | None = None) -> Origin:
        return Origin(source, self._stamp.now, self._version, import_id)

    # Runs and the rest

    def run(self, run_id: str) -> StoredRun | None:
        return next(iter(stored_runs.load(self._connection, run_id)), None)

    def start_run(self, run: Run, playbook_text: str) -> None:
        """Writes a new run without events."""
        runs.insert(self._connection, run, self._version, playbook_text)
        self._touched.append(("draaiboeken", run.run_id))

    def append_event(self, run_id: str, event: RunEvent) -> None:
        """Appends what happened in a run; others may have appended meanwhile."""
        runs.append(self._connection, run_id, event)
        self._touched.append(("draaiboeken", run_id))

    def renew_run(self, run_id: str, expected_version: int) -> None:
        """Gives a run a new version; raises `Conflict` when its plan was changed since."""
        if not runs.renew(self._connection, run_id, expected_version, self._version):
            raise Conflict(f"Dit draaiboek {_STALE}.")

    def pin_run(self, run_id: str, playbook_version: int, playbook_text: str) -> None:
        """Pins a run to another text of its draaiboek."""
        runs.pin(self._connection, run_id, playbook_version, playbook_text)

    def settle_mandate(
        self, furthest: Mandate, decision: str, on: date, expected_version: int
    ) -> None:
        """Settles what the zorggroep may do; raises `Conflict` when it was settled since."""
        settled = SettledMandate(furthest, decision, on, self._stamp.by, self._version)
        if not mandate.replace(self._connection, settled, expected_version):
            raise Conflict(f"Het mandaat {_STALE}.")
        self._touched.append(("mandaat", "zorggroep"))

    def keep_chances(self, told: Given) -> None:
        """Keeps the chances that were given today; there is room for one day of each month."""
        given.keep(self._connection, told, self._stamp.role)
        self._touched.append(("kansen", f"{told.on:%Y-%m}"))

    def remember_mapping(self, signature: str, columns: Mapping[str, object]) -> None:
        """Keeps how the columns under this header were read, in the place of what was known."""
        known = column_mapping
        self._connection.execute(sa.delete(known).where(known.c.signature == signature))
        self._insert(known, signature=signature, columns=dict(columns))

    def _insert(self, table: sa.Table, **values: object) -> int:
        """The number that the new row got; meaningless for a table with a key of its own."""
        key = self._connection.execute(sa.insert(table).values(values)).inserted_primary_key
        assert key is not None, "one row was inserted"
        return key[0]  # type: ignore[no-any-return]  # an integer for the tables that number
