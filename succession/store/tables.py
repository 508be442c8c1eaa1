"""Every table there is: `metadata` is complete for whoever takes it from here."""

from succession.store import metadata as shared
from succession.store.calls import table as calls
from succession.store.chances import table as chances
from succession.store.decisions import table as decisions
from succession.store.declaration import table as declaration
from succession.store.identity import table as identity
from succession.store.imports import table as imports
from succession.store.log import table as log
from succession.store.mandate import table as mandate
from succession.store.meetings import table as meetings
from succession.store.papers import table as papers
from succession.store.register import table as register
from succession.store.role import table as role
from succession.store.runs import table as runs
from succession.store.scans import table as scans
from succession.store.scenarios import table as scenarios
from succession.store.talks import table as talks

SUBJECTS = (
    *(calls, chances, decisions, declaration, identity, imports, log, mandate, meetings),
    *(papers, register, role, runs, scans, scenarios, talks),
)
metadata = shared.metadata
