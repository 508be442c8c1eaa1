"""The store: whole values out, one transaction per action in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from succession.board.decision import BoardDecision
from succession.board.meeting import Meeting
from succession.board.paper import BoardPaper
from succession.errors import Replaced
from succession.management.scan_history import HeldScan
from succession.playbook.book.mandate import SettledMandate
from succession.register.audience import Audience, Role
from succession.register.declaration import Declaration
from succession.register.difference import Place
from succession.register.whole import Register
from succession.store import dependents, migration
from succession.store.address import url_of
from succession.store.calls import read as calls
from succession.store.chances import read as chances
from succession.store.decisions import read as decisions
from succession.store.declaration import read as declarations
from succession.store.dependents import Dependent
from succession.store.engine import Use, open_engine, settle
from succession.store.identity import read as identity
from succession.store.identity import write as moments
from succession.store.identity.read import Identity
from succession.store.imports import example
from succession.store.imports import read as imports
from succession.store.imports.read import ImportRecord
from succession.store.log import read as log
from succession.store.log import write as logging
from succession.store.log.read import AuditEntry
from succession.store.mandate import read as mandate
from succession.store.meetings import read as meetings
from succession.store.papers import read as papers
from succession.store.pen import Pen, Stamp
from succession.store.register import read as register
from succession.store.register.keys import practice_ids, present_place, present_places
from succession.store.register.read import FieldSource
from succession.store.role import read as role
from succession.store.role.read import RoleSaid
from succession.store.runs import read as runs
from succession.store.runs.read import StoredRun
from succession.store.same import SameDatabase
from succession.store.scans import read as scans
from succession.store.scenarios import read as scenarios
from succession.store.scenarios.read import StoredScenario
from succession.store.talks import read as talks
from succession.store.talks.read import WordTemplate
from succession.store.trouble import told
from succession.talks.missed import MissedCalls
from succession.talks.talk import Talk
from succession.verification.own_history import OwnHistory

_Answer = TypeVar("_Answer")


class Store:
    """Everything that is kept, at one address: SQLite in a file, or PostgreSQL.

    Each reading sees one moment, or raises `DatabaseTrouble`. A moment has a data version
    that counts up with each write: what is computed from the same data version is the same.
    """

    def __init__(self, address: str) -> None:
        self._address, self._url = address, url_of(address)
        self._same = SameDatabase(self._url)
        self._identity: Identity | None = None
        self.is_new = False
        with told(self._url):
            self._reader = open_engine(self._url, Use.READING)
            self._writer = open_engine(self._url, Use.WRITING)

    def close(self) -> None:
        """Closes the connections, with all that was written in the file of SQLite itself; the
        next call opens new ones.
        """
        settle(self._writer)
        self._reader.dispose()
        self._writer.dispose()

    def migrate(self) -> Path | None:
        """Brings the tables to those of this version; does nothing when they are.

        Older tables in SQLite are backed up first: the answer is the file of that backup.
        `is_new` says afterwards whether this made the first of them.
        """
        made = migration.upgrade(self._address)
        self.is_new = made.is_new
        self.identity()
        return made.backup

    def identity(self) -> Identity:
        """Which database this store writes in, since `migrate` or else since the first question:
        its id, and how often a backup was put back.
        """
        if self._identity is None:
            self._identity = self.read(identity.load)
        return self._identity

    def is_replaced(self) -> bool:
        """Whether a backup was put back since: this store then writes nothing any more."""
        return self.read(identity.load) != self.identity()

    def secret(self) -> bytes:
        """The secret with which this database makes marks; it never leaves the house."""
        return self.read(identity.secret)

    def read(self, question: Callable[[sa.Connection], _Answer]) -> _Answer:
        """What a `read` function of a subject answers, such as `store.read(runs.load)`."""
        self._same.check_file()
        with told(self._url), self._reader.connect() as connection:
            return question(connection)

    def data_version(self) -> int:
        return self._same.note(self.read(identity.data_version))

    def register(self) -> Register:
        """The whole register, with everything each GP ever said about stopping."""
        return self.read(register.load_register)

    def present_place(self, sheet: str, beginning: str) -> Place | None:
        """The present place of the row of which a former mark begins with these signs."""
        return self.read(lambda connection: present_place(connection, sheet, beginning))

    def present_places(self, keys: Collection[Place]) -> Mapping[Place, Place]:
        """The present (sheet, key) of the rows that had these before."""
        return self.read(lambda connection: present_places(connection, keys))

    def versions(self) -> Mapping[Place, int]:
        """The version of each record by (sheet, key), to hand back when it is changed."""
        return self.read(register.versions)

    def register_with_versions(self) -> tuple[Register, Mapping[Place, int]]:
        """The whole register and the version of each of its records, of one moment."""
        return self.read(lambda found: (register.load_register(found), register.versions(found)))

    def sources(self, practice_agb: str) -> tuple[FieldSource, ...]:
        """Where each field of a practice, its GPs and its shares comes from, and since when."""
        return self.read(lambda connection: register.sources(connection, practice_agb))

    def runs(self) -> tuple[StoredRun, ...]:
        """All runs, the oldest first; who may see which is for `is_visible` to say."""
        return self.read(runs.load)

    def run(self, run_id: str) -> StoredRun | None:
        """One run, or None when there is none of this id."""
        return self.read(lambda connection: runs.one(connection, run_id))

    def talks(self) -> tuple[Talk, ...]:
        """All talks, drafts too, the oldest first; who may see which is for `visible_talks`."""
        return self.read(talks.load)

    def scans(self) -> tuple[HeldScan, ...]:
        """All scans, the oldest first; who may see which is for `visible_scans` to say."""
        return self.read(scans.load)

    def missed_calls(self) -> MissedCalls:
        """All calls that nobody answered; who may see which is for `visible_calls` to say."""
        return self.read(calls.load)

    def days_off(self, consulent: str) -> tuple[date, ...]:
        """The days on which this consulent holds no talks."""
        return self.read(lambda connection: talks.days_off(connection, consulent))

    def word_template(self) -> WordTemplate | None:
        """The own Word template, or None where the one that ships is used."""
        return self.read(talks.template)

    def told_by(self, source: str) -> tuple[FieldSource, ...]:
        """Every field whose present value comes from this source."""
        return self.read(lambda connection: register.told_by(connection, source))

    def mandate(self) -> SettledMandate | None:
        """What the zorggroep may do, or None while nobody settled it."""
        return self.read(mandate.load)

    def meetings(self, audience: Audience) -> tuple[Meeting, ...]:
        """How the region stood at each meeting for this audience, the last one first."""
        return self.read(lambda connection: meetings.load(connection, audience))

    def decisions(self) -> tuple[BoardDecision, ...]:
        """All decisions; who may read which is for `visible_decisions` to say."""
        return self.read(decisions.load)

    def papers(self) -> tuple[BoardPaper, ...]:
        """All papers of meetings; who may read which is for `visible_papers` to say."""
        return self.read(papers.load)

    def role(self) -> RoleSaid:
        """What members and board said of the role of the zorggroep."""
        return self.read(role.load)

    def practice_ids(self) -> Mapping[str, int]:
        """The id of each practice of the register, by agb: it stays when the agb changes."""
        return self.read(practice_ids)

    def scenarios(self) -> tuple[StoredScenario, ...]:
        """All saved scenarios, by name."""
        return self.read(scenarios.load)

    def own_history(self) -> OwnHistory:
        """The chances that were kept, with what became of the shares; hidden facts are in it."""
        return self.read(chances.load)

    def imports(self) -> tuple[ImportRecord, ...]:
        """All imports, the last one first."""
        return self.read(imports.load)

    def dependents(self, import_id: int) -> tuple[Dependent, ...]:
        """The draaiboeken, talks and scans that would go when this import is undone."""
        return self.read(lambda connection: dependents.of_import(connection, import_id))

    def dependents_of(self, places: Collection[Place]) -> tuple[Dependent, ...]:
        """The draaiboeken, talks and scans that would go with the rows at these places."""
        return self.read(lambda connection: dependents.of_rows(connection, places))

    def audit(self, limit: int, role: Role | None = None) -> tuple[AuditEntry, ...]:
        """The last `limit` transactions, of this role where one is given, the last one first."""
        return self.read(lambda connection: log.audit(connection, limit, role))

    def mapping(self, signature: str) -> Mapping[str, object] | None:
        """The column mapping that was remembered for this header, or None."""
        return self.read(lambda connection: imports.mapping(connection, signature))

    def declaration(self) -> Declaration | None:
        """Who said last that the privacy of a real list was arranged; None while nobody did."""
        return self.read(declarations.load)

    def invented(self) -> frozenset[Place]:
        """The rows of the register that are of the invented region."""
        return self.read(example.invented)

    def answers(self, signature: str) -> Mapping[str, object]:
        """What was answered about the list with this header the last time."""
        return self.read(lambda connection: imports.answers(connection, signature))

    def write(self, stamp: Stamp, work: Callable[[Pen], str]) -> str:
        """Does `work` in one transaction with its audit entry, and answers its outcome.

        When it is the last form of its session sent again, nothing is done and the first outcome
        is the answer.
        Raises `Conflict` when somebody else was first, `Replaced` when a backup was put back since
        this store was opened, and `DatabaseTrouble` when the database refuses, or is not the one
        that was opened; whatever is raised, nothing is written.
        """
        opened = self.identity()
        with told(self._url), self._writer.begin() as connection:
            pen = moments.begin(connection, stamp)
            self._refuse_another(connection, opened, pen.seen_version)
            earlier = logging.earlier_outcome(pen)
            if earlier is not None:
                return earlier
            outcome = work(pen)
            logging.entry(connection, stamp, pen.touched)
            logging.remember_form(pen, outcome)
            moments.count_up(pen)
        # What was written to a file that went meanwhile is lost: it may not be called saved.
        self._same.check_file()
        self._same.note(pen.version)
        return outcome

    def note(self, stamp: Stamp, records: Sequence[tuple[str, str]]) -> None:
        """Writes an audit entry about something that changes no data; the version stays."""
        opened = self.identity()
        with told(self._url), self._writer.begin() as connection:
            self._refuse_another(connection, opened, identity.data_version(connection))
            logging.entry(connection, stamp, records)
        self._same.check_file()

    def _refuse_another(self, connection: sa.Connection, opened: Identity, version: int) -> None:
        """Raises where this is no longer the database that was opened."""
        self._same.check_file()
        if identity.load(connection) != opened:
            raise Replaced
        self._same.check(connection, version)


def open_store(address: str) -> Store:
    """The store at an SQLAlchemy address such as `sqlite:///var/succession.sqlite`."""
    return Store(address)
