"""Finding a practice, a person, a place, a draaiboek or a run by a part of its name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import combining, normalize

from succession.playbook.book.model import Playbook
from succession.register.seen import Seen

_SHORTEST, _MOST = 2, 8


class Found(StrEnum):
    """What was found, which says to which page it leads."""

    PRACTICE = "praktijk"
    PERSON = "persoon"
    RUN = "lopend draaiboek"
    PLAYBOOK = "draaiboek"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that can be opened; `words` are what it is found by."""

    kind: Found
    label: str
    query: tuple[tuple[str, str], ...]
    words: str

    def fits(self, asked: Iterable[str]) -> bool:
        return all(part in self.words for part in asked)


def search(asked: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Those that bear every word that was typed: whose name begins so first, at most eight."""
    parts = folded(asked).split()
    if len("".join(parts)) < _SHORTEST:
        return ()
    found = [hit for hit in hits if hit.fits(parts)]
    found.sort(key=lambda hit: (not hit.words.startswith(parts[0]), list(Found).index(hit.kind)))
    return tuple(found[:_MOST])


def all_hits(
    register: Seen,
    practices: Mapping[str, str],
    playbooks: Iterable[Playbook],
    runs: Iterable[tuple[str, str]],
) -> Iterator[Hit]:
    """Everything that may be opened: the practices (names by agb) with their places and people,
    the draaiboeken, and the runs by id and title.
    """
    for agb, name in practices.items():
        yield from _of_practice(register, agb, name)
    for run_id, title in runs:
        yield Hit(Found.RUN, title, (("run", run_id),), folded(title))
    for one in playbooks:
        query = (("draaiboek", one.id),)
        yield Hit(Found.PLAYBOOK, one.title, query, folded(one.title))


def folded(text: str) -> str:
    """Without capitals and accents."""
    parts = normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not combining(sign))


def _of_practice(register: Seen, agb: str, name: str) -> Iterator[Hit]:
    practice = register.practice_by_agb.get(agb)
    near = [practice.place, practice.hagro] if practice else []
    where = ", ".join(filter(None, [name, practice.place if practice else None]))
    query = (("praktijk", agb),)
    yield Hit(Found.PRACTICE, where, query, folded(" ".join(filter(None, [name, *near]))))
    for gp in register.gps_by_practice.get(agb, ()):
        if gp.name:
            people = (*query, ("onderdeel", "Mensen"))
            yield Hit(Found.PERSON, f"{gp.name}, {name}", people, folded(gp.name))
