"""What goes with rows that leave the register, in words, before they do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from succession.register import Seen
from succession.register.model import ref_of
from succession.views import dutch

_HIDDEN = (
    "Deze draaiboeken zijn dan voor niemand meer te zien. Ze komen terug zodra dezelfde praktijk "
    "weer in het register staat."
)
_LOST = "Dit wordt dan voorgoed verwijderd, ook als u de lijst later opnieuw inleest."
# What an import takes away comes back when that import is undone; what a form takes away does not.
UNSEEN_UNTIL_UNDONE = "Dit is dan voor niemand meer te zien, tenzij u deze import ongedaan maakt."
UNSEEN = "Dit is dan voor niemand meer te zien, ook niet als u de rij opnieuw toevoegt."


class NamedDependent(Protocol):
    """What hangs from a row: `kind` is `draaiboek`, `gesprek` or `scan`."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def row_key(self) -> str: ...
    @property
    def what(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Lines:
    """What goes, one line each, and what that means."""

    warning: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Going:
    """Everything that goes with the rows; `ids` is what somebody agrees to."""

    hidden: Lines
    lost: Lines
    ids: frozenset[str]

    @property
    def mark(self) -> str:
        """By what a tick for this is told from one for anything else."""
        return sha256(" ".join(sorted(self.ids)).encode()).hexdigest()[:8] if self.ids else "none"


def going(
    dependents: Iterable[NamedDependent],
    register: Seen,
    titles: Mapping[str, str],
    lost_words: str = _LOST,
) -> Going:
    """What hangs from the rows, named; `titles` are those of the draaiboeken, `lost_words` say
    what becomes of talks and scans.
    """
    found = tuple(dependents)
    hidden = (
        f"{titles.get(one.what, one.what)}: {_practice(one.row_key, register)}"
        for one in found
        if one.kind == "draaiboek"
    )
    lost = (
        f"{one.kind} met {_gp(one.row_key, register)}" for one in found if one.kind != "draaiboek"
    )
    ids = frozenset(one.id for one in found)
    return Going(Lines(_HIDDEN, tuple(hidden)), Lines(lost_words, tuple(lost)), ids)


def what_it_does(added: int, changed: int, removed: int) -> str:
    """The rows by what becomes of them."""
    rows = (
        (added, "verdwijnt", "verdwijnen"),
        (changed, "wordt weer zoals voor de import", "worden weer zoals voor de import"),
        (removed, "komt terug", "komen terug"),
    )
    told = [
        f"{dutch.count(number, 'rij', 'rijen')} {one if number == 1 else many}"
        for number, one, many in rows
        if number
    ]
    return f"{dutch.listing(told)}." if told else "Er verandert geen rij."


def question(going: Going) -> str:
    """What the checkbox asks."""
    if going.ids:
        return "Ja, maak deze import ongedaan, met alles wat hierboven staat."
    return "Ja, maak deze import ongedaan."


def _practice(key: str, register: Seen) -> str:
    practice = register.practice_by_agb.get(key)
    return (practice.name if practice else None) or f"praktijk {key}"


def _gp(row_key: str, register: Seen) -> str:
    agb, gp_key = ref_of(row_key)
    gps = register.gps_by_practice.get(agb, ())
    name = next((gp.name for gp in gps if gp.gp_key == gp_key), None)
    return f"{name or 'naam onbekend'} ({_practice(agb, register)})"
