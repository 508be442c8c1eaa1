"""Every named fact that a rule or a draaiboek may ask for, said once: its values and its words.

The rooms that compute a fact give its value under this name. `label` is what the fact is; where
people read a condition, a fact that is so is said by its label and one that is not by `denied`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from succession.register.model import PracticeManager, Premises, PremisesState, Stage


class FactKind(StrEnum):
    YES_NO = "ja of nee"
    NUMBER = "een getal"


Values: TypeAlias = FactKind | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedFact:
    """`question` is how it is asked of people where the register does not know it."""

    name: str
    values: Values
    label: str
    denied: str = ""
    question: str = ""

    @property
    def otherwise(self) -> str:
        """What is said where it is not so."""
        return self.denied or f"niet {self.label}"


def _by_name(facts: Iterable[NamedFact]) -> Mapping[str, NamedFact]:
    return MappingProxyType({fact.name: fact for fact in facts})


RISK_LEVELS = ("volgen", "gesprek plannen", "nu handelen", "acuut", "onbekend")

_YES_NO, _NUMBER = FactKind.YES_NO, FactKind.NUMBER

OF_PRACTICE = _by_name(
    (
        NamedFact(
            "leeftijd_oudste",
            _NUMBER,
            "leeftijd van de oudste praktijkhouder, dit jaar bereikt",
        ),
        NamedFact(
            "leeftijd_onbekend",
            _YES_NO,
            "van een praktijkhouder is het geboortejaar onbekend",
            "van elke praktijkhouder is het geboortejaar bekend",
        ),
        NamedFact(
            "maanden_over",
            _NUMBER,
            "maanden tot het laatste verantwoorde begin (negatief: te laat)",
        ),
        NamedFact(
            "te_laat_begonnen",
            _YES_NO,
            "het laatste verantwoorde begin is voorbij en er wordt nog niet gezocht",
            "het laatste verantwoorde begin is niet voorbij, of er wordt al gezocht",
        ),
        NamedFact(
            "kans_voor_stop",
            _NUMBER,
            "kans op een opvolger vóór de stop, waar wordt gezocht (0-1)",
        ),
        NamedFact(
            "open_aandeel_60",
            _NUMBER,
            "verwacht aandeel dat binnen 60 maanden openvalt (0-1)",
        ),
        NamedFact(
            "open_nu", _YES_NO, "een aandeel heeft nu geen houder", "elk aandeel heeft een houder"
        ),
        NamedFact(
            "collegas_dragen",
            _YES_NO,
            "de collega's in de praktijk kunnen de patiënten dragen",
            "de collega's in de praktijk kunnen de patiënten niet dragen",
        ),
        NamedFact("stop_bekend", _YES_NO, "een stopdatum is genoemd", "geen stopdatum is genoemd"),
        NamedFact("stop_maanden", _NUMBER, "maanden tot de eerste genoemde stopdatum"),
        NamedFact(
            "stop_zonder_intentie_maanden",
            _NUMBER,
            "maanden tot de eerste stopdatum zonder intentieverklaring",
        ),
        NamedFact(
            "overname_zonder_intentie_maanden",
            _NUMBER,
            "maanden tot het einde van een overname zonder intentie",
        ),
        NamedFact("opvolgingsstatus", tuple(Stage), "de opvolging die het verst achterloopt"),
        NamedFact(
            "intentie",
            _YES_NO,
            "elk aandeel heeft ten minste een intentieverklaring",
            "een aandeel heeft nog geen intentieverklaring",
        ),
        NamedFact(
            "getekend",
            _YES_NO,
            "elk aandeel heeft een getekende opvolging",
            "een aandeel heeft nog geen getekende opvolging",
        ),
        NamedFact("aandelen_zonder_opvolger", _NUMBER, "aantal aandelen zonder intentieverklaring"),
        NamedFact("zoekt_maanden", _NUMBER, "maanden vergeefs gezocht"),
        NamedFact(
            "andere_vorm_nodig",
            _YES_NO,
            "zoeken alleen duurt langer dan vier jaar",
            "zoeken alleen duurt hoogstens vier jaar",
        ),
        NamedFact("is_solo", _YES_NO, "het is een solopraktijk", "het is geen solopraktijk"),
        NamedFact("aantal_huisartsen", _NUMBER, "aantal regulier gevestigde huisartsen"),
        NamedFact(
            "landelijk", _YES_NO, "het gebied is dunbevolkt", "het gebied is niet dunbevolkt"
        ),
        NamedFact("belasting", _NUMBER, "patiënten gedeeld door capaciteit"),
        NamedFact("patienten", _NUMBER, "patiënten op naam"),
        NamedFact(
            "apotheekhoudend",
            _YES_NO,
            "de praktijk is apotheekhoudend",
            "de praktijk is niet apotheekhoudend",
            question="Is de praktijk apotheekhoudend?",
        ),
        NamedFact(
            "opleidingspraktijk",
            _YES_NO,
            "het is een opleidingspraktijk",
            "het is geen opleidingspraktijk",
            "Is het een opleidingspraktijk?",
        ),
        NamedFact("pand", tuple(Premises), "het pand"),
        NamedFact("pand_staat", tuple(PremisesState), "de staat van het pand"),
        NamedFact("praktijkmanager", tuple(PracticeManager), "de praktijkmanager"),
        NamedFact(
            "te_koop", _YES_NO, "de praktijk staat te koop", "de praktijk staat niet te koop"
        ),
        NamedFact(
            "heeft_praktijkhouder",
            _YES_NO,
            "een huisarts houdt een aandeel",
            "geen huisarts houdt een aandeel",
        ),
        NamedFact(
            "keten",
            _YES_NO,
            "een keten of coöperatie houdt een aandeel",
            "geen keten of coöperatie houdt een aandeel",
        ),
        NamedFact(
            "overname",
            _YES_NO,
            "de zorggroep houdt tijdelijk een aandeel",
            "de zorggroep houdt geen aandeel",
        ),
    )
)

FROM_REGISTER = _by_name(
    (
        *OF_PRACTICE.values(),
        NamedFact("niveau", RISK_LEVELS, "de urgentie"),
        NamedFact("mogelijk_niveau", RISK_LEVELS, "de hoogste urgentie die mogelijk is"),
    )
)

OF_GP = _by_name(
    (
        NamedFact("leeftijd", _NUMBER, "leeftijd die dit jaar wordt bereikt"),
        NamedFact("leeftijd_onbekend", _YES_NO, "het geboortejaar is onbekend"),
        NamedFact("stop_bekend", _YES_NO, "een stopdatum is genoemd"),
        NamedFact("stop_maanden", _NUMBER, "maanden tot de genoemde stopdatum"),
        NamedFact("opvolgingsstatus", tuple(Stage), "hoe ver de opvolging van dit aandeel is"),
        NamedFact(
            "opvolger_bekend",
            _YES_NO,
            "er is een opvolger met ten minste een intentieverklaring",
        ),
        NamedFact("heeft_maten", _YES_NO, "de praktijk heeft meer aandelen"),
        NamedFact("ooit_gesproken", _YES_NO, "er is eerder een gesprek geweest"),
        NamedFact("maanden_sinds_gesprek", _NUMBER, "maanden sinds het laatste gesprek"),
    )
)

AUTHORISED = "bevoegd"
ASKED = _by_name(
    (
        NamedFact(
            AUTHORISED,
            ("praktijkhouder", "gevolmachtigde", "erven", "curator"),
            "wie voor de praktijk mag beslissen",
            question="Wie mag voor de praktijk beslissen?",
        ),
        NamedFact(
            "fase_has",
            ("I", "II", "III"),
            "de fase van de HAS",
            question="In welke fase is de vorming van de HAS?",
        ),
        NamedFact(
            "keuze_praktijkmanager",
            _YES_NO,
            "de praktijk kiest voor een praktijkmanager",
            "de praktijk kiest niet voor een praktijkmanager",
            "Kiest de praktijk voor een praktijkmanager?",
        ),
        NamedFact(
            "locatie_sluit",
            _YES_NO,
            "er sluit een locatie",
            "er sluit geen locatie",
            "Sluit er een locatie?",
        ),
        NamedFact(
            "maatschap",
            _YES_NO,
            "er is een maatschap",
            "er is geen maatschap",
            "Is er een maatschap?",
        ),
        NamedFact(
            "mandaat_overname",
            _YES_NO,
            "de leden gaven mandaat om praktijken over te nemen",
            "de leden gaven geen mandaat om praktijken over te nemen",
            "Gaven de leden mandaat om praktijken over te nemen?",
        ),
        NamedFact(
            "oordeel_pilot",
            ("opschalen", "stoppen"),
            "het oordeel over de proef",
            question="Wat is het oordeel over de proef?",
        ),
        NamedFact(
            "opdracht_van",
            ("praktijkhouder", "verzekeraar", "beide"),
            "wie de opdracht geeft",
            question="Wie geeft de opdracht?",
        ),
        NamedFact(
            "personeel",
            _YES_NO,
            "er is personeel in dienst",
            "er is geen personeel in dienst",
            "Is er personeel in dienst?",
        ),
        NamedFact(
            "rechtsvorm_samenwerking",
            ("hoed", "kostenmaatschap", "maatschap", "coöperatie", "bv"),
            "de rechtsvorm van de samenwerking",
            question="Welke rechtsvorm krijgt de samenwerking?",
        ),
        NamedFact(
            "rechtsvorm_zorggroep",
            ("coöperatie", "bv"),
            "de rechtsvorm van de zorggroep",
            question="Welke rechtsvorm heeft de zorggroep?",
        ),
        NamedFact(
            "scenario_acuut",
            ("terugkeer", "opvolger", "beheer", "overname", "verdeling", "noodoplossing"),
            "het gekozen scenario",
            question="Welk scenario is gekozen?",
        ),
        NamedFact("subsidie", _YES_NO, "er is subsidie", "er is geen subsidie", "Is er subsidie?"),
        NamedFact(
            "uitkomst_beheer",
            ("praktijkhouder verder", "overdracht", "overname", "beëindigen"),
            "de uitkomst van het beheer",
            question="Waarop loopt het beheer uit?",
        ),
        NamedFact(
            "uitkomst_overname",
            ("opvolger", "verdeling"),
            "de uitkomst van de overname",
            question="Waarop loopt de overname uit?",
        ),
        NamedFact(
            "zorg_verantwoord",
            _YES_NO,
            "de zorg loopt verantwoord door",
            "de zorg loopt niet verantwoord door",
            "Loopt de zorg verantwoord door?",
        ),
    )
)
"""What only people can tell."""
