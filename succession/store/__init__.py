"""The only room that knows the database: SQLite embedded, PostgreSQL when shared."""

from succession.store.address import address_from as address_from
from succession.store.backup import BackupRefused as BackupRefused
from succession.store.backup import back_up as back_up
from succession.store.dependents import Dependent as Dependent
from succession.store.identity.read import Identity as Identity
from succession.store.imports.example import INVENTED_BY as INVENTED_BY
from succession.store.imports.read import ImportRecord as ImportRecord
from succession.store.log.read import AuditEntry as AuditEntry
from succession.store.pen import Pen as Pen
from succession.store.pen import Stamp as Stamp
from succession.store.register.before import RowsBefore as RowsBefore
from succession.store.register.read import FieldSource as FieldSource
from succession.store.restoring import restore as restore
from succession.store.role.read import RoleSaid as RoleSaid
from succession.store.runs.read import StoredRun as StoredRun
from succession.store.scenarios.read import StoredScenario as StoredScenario
from succession.store.store import Store as Store
from succession.store.store import open_store as open_store
from succession.store.talks.read import WordTemplate as WordTemplate
