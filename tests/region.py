"""The named world of the tests of the face: two hagro's, four practices, one secret.

De Linde is a solo whose owner told the consulent alone that he stops; De Beuk is a duo of one of
60 and one of 45; De Eik has a share that nobody holds; of De Wilg little is known.
"""

import functools
from datetime import UTC, date, datetime
from pathlib import Path

from succession.actions.permission import Actor, Submission
from succession.actions.register import ImportShown, save_import
from succession.register import Audience, GpRole, Level, Register, Role, Stage, VacancyReason
from succession.register.declaration import Declaration
from succession.register.difference import between
from succession.register.rows import Row, register_of, rows_of
from succession.reports.paper.marks import Marks
from succession.store import Store
from succession.store.address import file_of, url_of
from tests import databases

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SECRET = b"the same in each database of a test"
mark_of = Marks(SECRET).of
LINDE, BEUK, EIK, WILG = "01000001", "01000002", "01000003", "01000004"

_PRACTICES: list[Row] = [
    {
        "agb": LINDE,
        "naam": "De Linde",
        "hagro": "Noord",
        "plaats": "Aardorp",
        "breedtegraad": 52.2,
        "lengtegraad": 6.1,
        "patienten": 2200,
    },
    {
        "agb": BEUK,
        "naam": "De Beuk [hier](http://elders.example)",
        "hagro": "Noord",
        "plaats": "Beekdorp",
        "breedtegraad": 52.25,
        "lengtegraad": 6.2,
        "patienten": 3900,
    },
    {
        "agb": EIK,
        "naam": "De Eik",
        "hagro": "Zuid",
        "plaats": "Ceedorp",
        "breedtegraad": 52.1,
        "lengtegraad": 6.15,
        "patienten": 2600,
    },
    {"agb": WILG, "naam": "De Wilg", "hagro": "Zuid"},
]
_GPS: list[Row] = [
    {
        "agb": "01100001",
        "naam": "A. Visser",
        "geboortejaar": 1964,
        "rol": GpRole.OWNER,
        "praktijk_agb": LINDE,
        "fte": 0.9,
        "aandeel": 1.0,
        "stop_waarschijnlijk": date(2028, 7, 1),
        "zekerheid": 4,
        "opvolgingsstatus": Stage.SEARCHING,
        "zoekt_sinds": date(2025, 1, 1),
        "deelniveau": Level.CONFIDENTIAL,
        "laatste_gesprek": date(2026, 2, 3),
    },
    {
        "agb": "01100002",
        "naam": "B. de Boer",
        "geboortejaar": 1966,
        "rol": GpRole.OWNER,
        "praktijk_agb": BEUK,
        "fte": 0.8,
        "aandeel": 0.5,
        "stop_waarschijnlijk": date(2031, 1, 1),
        "deelniveau": Level.BOARD,
    },
    {
        "agb": "01100003",
        "naam": "C. Mulder",
        "geboortejaar": 1981,
        "rol": GpRole.OWNER,
        "praktijk_agb": BEUK,
        "fte": 0.8,
        "aandeel": 0.5,
        "stop_waarschijnlijk": date(2031, 1, 1),
        "deelniveau": Level.BOARD,
    },
    {
        "praktijk_agb": EIK,
        "aandeel": 1.0,
        "vacant_sinds": date(2026, 9, 1),
        "reden_vacant": VacancyReason.DIED,
        "waarneming_tot": date(2027, 3, 1),
    },
    {"naam": "D. Bakker", "rol": GpRole.OWNER, "praktijk_agb": WILG},
]


def region() -> Register:
    """The named world as one register."""
    return register_of({"praktijken": _PRACTICES, "huisartsen": _GPS})


def fill(address: str, register: Register | None = None) -> Store:
    """A store at the address that holds this register, the named world when none is given.

    Its secret is known, so that a test can name a mark, and two worlds differ by what is in them.
    """
    file = file_of(url_of(address))
    if register is not None or file is None:
        store = databases.new_store(address, SECRET)
        _save(store, region() if register is None else register)
        return store
    databases.copy(_named_world(), file)
    return databases.opened_anew(address, SECRET)


@functools.cache
def _named_world() -> Path:
    """The named world in a file, to be copied."""
    return databases.template(lambda address: fill(address, region()))


# That these people may be in the register; of an invented region nobody asks it.
DECLARED = Declaration(date(2026, 1, 5), "de FG", date(2026, 1, 12), "het bestuur")


def _save(store: Store, register: Register) -> None:
    submission = Submission(Actor("beheer", Audience(Role.CONSULENT)), "fill", NOW)
    save_import(
        store,
        submission,
        between({}, rows_of(register)),
        shown=ImportShown(store.data_version(), declared=DECLARED),
        files=("start.xlsx",),
    )
