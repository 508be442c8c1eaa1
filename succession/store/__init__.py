"""The only room that knows the database: SQLite embedded, PostgreSQL when shared."""

from succession.register.days import day_of
from succession.store.address import address_from
from succession.store.backup import BackupRefused, back_up
from succession.store.identity import Identity
from succession.store.restoring import restore
from succession.store.store import Store, open_store
from succession.store.values import (
    AuditEntry,
    Dependent,
    FieldSource,
    ImportRecord,
    Stamp,
    StoredRun,
    StoredScenario,
    WordTemplate,
    month_of,
)
from succession.store.writing import Transaction

__all__ = [
    "AuditEntry",
    "BackupRefused",
    "Dependent",
    "FieldSource",
    "Identity",
    "ImportRecord",
    "Stamp",
    "Store",
    "StoredRun",
    "StoredScenario",
    "Transaction",
    "WordTemplate",
    "address_from",
    "back_up",
    "day_of",
    "month_of",
    "open_store",
    "restore",
]
