"""A draaiboek with gates, limits, stop criteria and steps that not everybody sees, and runs of it.

Its terms are in days and weeks, so that dates can be told without a calendar.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from succession.playbook.book.model import Playbook
from succession.playbook.book.reading import read
from succession.playbook.run.events import Details
from succession.playbook.run.run import EventKind, Run, RunEvent
from succession.strict_yaml import parse_text

ROOT = Path(__file__).resolve().parents[2]
TRANSFER = date(2029, 1, 1)
TODAY = date(2028, 8, 14)
LIMIT = "26 weken na overdracht"
CRITERIA = ("Er is twee dagen geen huisarts.", "De hagro trekt zich terug.")

TEXT = """\
id: volgproef
versie: 1
titel: Volgproef
niveau: [smal]
kaarten:
  - voorbeeld: Ergens
    rol_zorggroep: adviseur
    regio: Twente
    context: een stopper
    betrokkenen: huisartsen
    doel: opvolging
    aanpak: stappen
    resultaat: een opvolger
    bron: ervaring
aanleidingen:
  - reden: Er is iemand van 57 of ouder
    als:
      - {field: leeftijd_oudste, at_least: 57}
ankers:
  start: de dag van het eerste gesprek
  overdracht: de dag waarop de opvolger begint
rollen:
  zorggroep: Consulent
  praktijkhouder: Praktijkhouder
  gevolmachtigde: Gevolmachtigde
  erven: Erven
  curator: Curator
  opvolger: Opvolger
  hagro: Hagro
  bestuur: Bestuur
fasen:
  a: Begin
  b: Einde
grenzen:
  - uiterlijk: 8 weken voor overdracht
    stappen: [instemming]
    eis: Iedereen is het eens.
    anders: Kies een andere dag.
  - uiterlijk: 26 weken na overdracht
    stappen: [nazorg]
    eis: De nazorg is klaar.
    anders: Kies plan B.
    besluit: [bestuur]
    keuzes: [Een duo., Sluiten.]
    vast: true
stopcriteria:
  - Er is twee dagen geen huisarts.
  - De hagro trekt zich terug.
stappen:
  - id: gesprek
    titel: Gesprek
    fase: a
    wie: [zorggroep]
    uitleg: Praat.
    uiterlijk: 2 weken na start
    duur: {minimaal: 1 week, gebruikelijk: 2 weken}
  - id: opdracht
    titel: Opdracht
    fase: a
    wie: [zorggroep, praktijkhouder]
    uitleg: Schrijf op wat je doet.
    na: [gesprek]
    uiterlijk: 16 weken voor overdracht
    duur: {minimaal: 1 week, gebruikelijk: 2 weken, hoogstens: 5 weken}
  - id: boeken
    titel: Boeken
    fase: a
    wie: [praktijkhouder]
    ziet: praktijkhouder
    uitleg: Laat de accountant kijken.
    na: [opdracht]
    duur: {minimaal: 1 week, gebruikelijk: 3 weken, hoogstens: 4 weken}
  - id: instemming
    titel: Instemming
    fase: a
    wie: [zorggroep, hagro]
    uitleg: Vraag het akkoord.
    na: [opdracht]
    uiterlijk: 8 weken voor overdracht
    akkoord:
      - wie: praktijkhouder
        vervangers: [gevolmachtigde, erven, curator]
      - wie: hagro
        als:
          - {field: opdracht_van, is: verzekeraar}
  - id: vergunning
    titel: Vergunning
    fase: b
    wie: [opvolger]
    uitleg: Vraag aan.
    na: [instemming]
    als:
      - {field: apotheekhoudend, is: true}
    uiterlijk: 4 weken voor overdracht
    duur: {minimaal: 1 week, gebruikelijk: 3 weken}
  - id: contract
    titel: Contract
    fase: b
    wie: [opvolger, praktijkhouder, bestuur]
    uitleg: Teken.
    na: [boeken, vergunning]
    uiterlijk: op overdracht
    duur: {minimaal: 1 week, gebruikelijk: 2 weken}
    akkoord:
      - wie: bestuur
  - id: nazorg
    titel: Nazorg
    fase: b
    wie: [opvolger]
    ziet: opvolger
    uitleg: Blijf bellen.
    na: [contract]
    uiterlijk: 8 weken na overdracht
    duur: {minimaal: 1 week, gebruikelijk: 4 weken}
bronnen:
  - naam: Eigen ervaring
    datum: "2025"
"""


def playbook(text: str = TEXT) -> Playbook:
    return parse_text(text, "volgproef.yaml", Playbook)


@cache
def shipped(name: str) -> Playbook:
    """A draaiboek of the library."""
    return read(ROOT / "playbooks" / f"{name}.yaml")


def event(
    kind: EventKind, step_id: str | None = None, details: Details | None = None, **more: object
) -> RunEvent:
    """Something that happened today at noon, unless it is told when."""
    at = datetime(2028, 8, 14, 12, tzinfo=UTC)
    plain = RunEvent(kind=kind, by="consulent", at=at, step_id=step_id, details=details)
    return replace(plain, **more)  # type: ignore[arg-type]


def done(step_id: str, **more: object) -> RunEvent:
    return event(EventKind.DONE, step_id, **more)


def run(*events: RunEvent, **changes: object) -> Run:
    """A run of a practice with a pharmacy, whose assignment came from the praktijkhouder."""
    plain = Run(
        run_id="r1",
        playbook_id="volgproef",
        playbook_version=1,
        practice_agb="01000001",
        first_anchors=(("start", date(2028, 8, 1)), ("overdracht", TRANSFER)),
        first_given=(("apotheekhoudend", "ja"), ("opdracht_van", "praktijkhouder")),
        started_by="consulent",
        started_at=datetime(2028, 8, 1, 9, tzinfo=UTC),
        level=None,
        events=events,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]
