"""A small draaiboek that is sound, for tests to read, change and break."""

from pathlib import Path

from succession.playbook.book.model import Playbook
from succession.playbook.book.reading import read

TEXT = """\
id: proef
versie: 2
titel: Proefdraaiboek
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
  overdracht: de dag zelf
rollen:
  praktijkhouder: Praktijkhouder
  opvolger: Opvolger
fasen:
  a: Begin
  b: Eind
stappen:
  - id: gesprek
    titel: Gesprek
    fase: a
    wie: [praktijkhouder]
    uitleg: Praat.
    uiterlijk: 12 maanden voor overdracht
    duur: {minimaal: 1 week, gebruikelijk: 4 weken}
  - id: vergunning
    titel: Vergunning
    fase: b
    wie: [opvolger]
    uitleg: Vraag aan.
    na: [gesprek]
    als:
      - {field: apotheekhoudend, is: true}
    uiterlijk: 3 maanden voor overdracht
    duur: {minimaal: 8 weken, gebruikelijk: 4 maanden}
  - id: contract
    titel: Contract
    fase: b
    wie: [opvolger, praktijkhouder]
    uitleg: Teken.
    na: [vergunning]
    uiterlijk: op overdracht
    duur: {minimaal: 2 weken, gebruikelijk: 6 weken}
    akkoord:
      - wie: praktijkhouder
bronnen:
  - naam: Eigen ervaring
    datum: "2025"
"""


def written(folder: Path, text: str = TEXT) -> Path:
    """The text as a file `proef.yaml` in this folder."""
    path = folder / "proef.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def playbook(folder: Path, text: str = TEXT) -> Playbook:
    return read(written(folder, text))


def with_steps(folder: Path, steps: str) -> Playbook:
    """The example with other steps; the anchor, the roles and the phases must still be used."""
    before, rest = TEXT.split("stappen:\n")
    return playbook(folder, before + "stappen:\n" + steps + rest[rest.index("bronnen:") :])
