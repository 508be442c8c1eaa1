"""All practices of the region in order of name."""

from collections.abc import Iterable
from dataclasses import dataclass

from succession.register.model import GpRole, Practice
from succession.register.seen import Seen
from succession.risk.result import RegionRisk
from succession.views import dutch
from succession.views.levels import level_words
from succession.views.records import Record


@dataclass(frozen=True, slots=True)
class PracticeRow:
    agb: str
    name: str
    place: str | None
    hagro: str | None
    owners: int
    patients: int | None
    words: str

    def record(self) -> Record:
        return {
            "praktijk": self.name,
            "plaats": self.place,
            "hagro": self.hagro,
            "praktijkhouders": self.owners,
            "op naam": self.patients,
            "urgentie": self.words,
        }


def headline(register: Seen, agbs: Iterable[str]) -> str:
    """`60 praktijken in 5 hagro's, 85 praktijkhouders`."""
    found = [register.practice_by_agb.get(agb, Practice(agb=agb)) for agb in agbs]
    if not found:
        return "Er is hier nog geen praktijk te openen"
    hagros = len({practice.hagro for practice in found if practice.hagro})
    owners = sum(_owners(register, practice.agb) for practice in found)
    near = dutch.count(hagros, "hagro", "hagro's")
    where = f" in {near}" if hagros else ""
    who = dutch.count(owners, "praktijkhouder", "praktijkhouders")
    return f"{dutch.count(len(found), 'praktijk', 'praktijken')}{where}, {who}"


def rows(register: Seen, risk: RegionRisk, agbs: Iterable[str]) -> tuple[PracticeRow, ...]:
    """One line for each of these practices, in their order."""
    words = {one.agb: level_words(one) for one in risk.practices}
    return tuple(_row(register, agb, words.get(agb, dutch.UNKNOWN)) for agb in agbs)


def _row(register: Seen, agb: str, words: str) -> PracticeRow:
    practice = register.practice_by_agb.get(agb, Practice(agb=agb))
    return PracticeRow(
        agb=agb,
        name=practice.name or f"Praktijk {agb}",
        place=practice.place,
        hagro=practice.hagro,
        owners=_owners(register, agb),
        patients=practice.patients,
        words=words,
    )


def _owners(register: Seen, agb: str) -> int:
    return sum(gp.role is GpRole.OWNER for gp in register.gps_by_practice.get(agb, ()))
