"""The first 72 hours after a practice lost its praktijkhouder, on one print: ready in advance."""

from collections.abc import Iterator
from math import inf

from succession.playbook.book.model import Playbook, Step
from succession.playbook.book.term import Moment, Unit
from succession.register.seen import Seen
from succession.reports.paper.document import Document, PaperTable, Section
from succession.reports.paper.workbook import Statement
from succession.views import dutch

PLAYBOOK = "overdracht-acuut"
FILE_KIND = "eerste-72-uur"
_HOURS = 72
_HOURS_OF = {Unit.HOURS: 1, Unit.DAYS: 24, Unit.WORKING_DAYS: 24, Unit.WEEKS: 168}
_TO_CALL = (
    "Waarnemend huisarts",
    "Praktijkmanager of assistente met sleutel",
    "Hagro, dienstdoend",
    "Wie voor de praktijk mag tekenen",
    "HIS-leverancier of ICT-beheerder",
    "Preferente zorgverzekeraar",
    "Huisartsenpost",
)


def first_hours(register: Seen, agb: str, playbook: Playbook, statement: Statement) -> Document:
    """What is known of the practice, whom to call, and what to do within which hour.

    `register` is the register as the reader may see it. Nothing in it tells why it is needed.
    """
    practice = register.practice_by_agb[agb]
    steps = sorted((s for s in playbook.steps if _hours(s.due) <= _HOURS), key=_due_hours)
    return Document(
        title="Bij plotselinge uitval: de eerste 72 uur",
        subtitle=f"{practice.name or f'praktijk {agb}'} · {dutch.agb(agb)}",
        statement=statement,
        sections=(
            Section("De praktijk", bullets=tuple(_known(register, agb))),
            Section("Wie bellen we", (_FILL_IN,), table=PaperTable(_HEAD, tuple(_calls()))),
            Section(
                "Uur voor uur", table=PaperTable(_STEPS, tuple(_row(playbook, s) for s in steps))
            ),
            *(Section(step.title, (f"{_when(step)}. {step.explanation}",)) for step in steps),
            Section("Wat spraken we af", (_NO_CAUSE,), lines=6),
        ),
    )


_FILL_IN = "Vul dit in zolang het rustig is, en kijk het elk jaar na."
_NO_CAUSE = "Schrijf niet op waarom de praktijkhouder wegvalt; „acuut” is genoeg."
_HEAD = ("wie", "naam", "nummer dag en nacht")
_STEPS = ("uiterlijk", "wat", "wie", "gedaan om")


def _calls() -> Iterator[tuple[str, str, str]]:
    for who in _TO_CALL:
        yield who, "", ""


def _known(register: Seen, agb: str) -> Iterator[str]:
    practice = register.practice_by_agb[agb]
    yield f"Plaats: {practice.place or dutch.UNKNOWN}"
    yield dutch.hagro_line(practice.hagro)
    yield f"Patiënten op naam: {dutch.number(practice.patients)}"
    dispensing = {True: "ja", False: "nee", None: dutch.UNKNOWN}[practice.is_dispensing]
    yield f"Apotheekhoudend: {dispensing}"
    for gp in register.gps_by_practice.get(agb, ()):
        yield f"{gp.role.value.capitalize()}: {gp.name or 'naam onbekend'}"


def _due_hours(step: Step) -> float:
    return _hours(step.due)


def _hours(due: Moment | None) -> float:
    """How many hours after the message; infinite for what is not told in hours, days or weeks."""
    if due is None or due.is_before or due.distance.unit not in _HOURS_OF:
        return inf
    return due.distance.count * _HOURS_OF[due.distance.unit]


def _row(playbook: Playbook, step: Step) -> tuple[str, str, str, str]:
    who = dutch.listing(playbook.roles.get(role, role) for role in step.roles)
    return _when(step), step.title, who, ""


def _when(step: Step) -> str:
    return f"Binnen {step.due.distance}" if step.due else ""
