"""The fields of the Dutch import files: name, kind, choices, bounds and the words people use.

One table serves reading, checking, exporting, the forms and the list of unknowns, so that a
field is added or renamed in one place.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

from succession.register.model import (
    GpRole,
    Holder,
    Level,
    PatientStop,
    Phase,
    PracticeForm,
    PracticeManager,
    Premises,
    PremisesState,
    Stage,
    VacancyReason,
)


class Kind(Enum):
    """How a cell is read."""

    TEXT = "tekst"
    AGB = "AGB-code"
    WHOLE = "geheel getal"
    DECIMAL = "getal"
    YEAR = "jaar"
    DATE = "datum"
    DATE_EARLIEST = "datum (jaar telt als 1 januari)"
    DATE_LIKELY = "datum (jaar telt als 1 juli)"
    DATE_LATEST = "datum (jaar telt als 31 december)"
    YES_NO = "ja/nee"
    CHOICE = "keuze"


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `low` and `high` are the bounds outside which a value is impossible.

    `is_confidential` marks what bears the level (`deelniveau`) of its row; `counts_as_known`
    marks what completeness is measured by.
    """

    name: str
    label: str
    kind: Kind
    choices: tuple[StrEnum, ...] = ()
    low: float | None = None
    high: float | None = None
    synonyms: tuple[str, ...] = ()
    is_confidential: bool = False
    counts_as_known: bool = False


PRACTICE_FIELDS: tuple[Field, ...] = (
    Field(
        "agb",
        "AGB-code",
        Kind.AGB,
        synonyms=("agbcode", "agb praktijk", "praktijk agb", "agb-code praktijk", "praktijkcode"),
    ),
    Field(
        "naam",
        "Naam",
        Kind.TEXT,
        synonyms=("praktijknaam", "praktijk", "naam praktijk", "naam huisartsenpraktijk"),
    ),
    Field(
        "hagro",
        "Hagro",
        Kind.TEXT,
        synonyms=("huisartsengroep", "hagro naam", "naam hagro"),
        counts_as_known=True,
    ),
    Field("postcode", "Postcode", Kind.TEXT, synonyms=("pc", "pc6", "postcode praktijk")),
    Field("plaats", "Plaats", Kind.TEXT, synonyms=("woonplaats", "vestigingsplaats", "locatie")),
    Field("gemeente", "Gemeente", Kind.TEXT, synonyms=("gem", "naam gemeente")),
    Field(
        "breedtegraad",
        "Breedtegraad",
        Kind.DECIMAL,
        low=50.0,
        high=54.5,
        synonyms=("lat", "latitude"),
        counts_as_known=True,
    ),
    Field(
        "lengtegraad",
        "Lengtegraad",
        Kind.DECIMAL,
        low=3.0,
        high=7.5,
        synonyms=("lon", "lng", "longitude"),
        counts_as_known=True,
    ),
    Field(
        "patienten",
        "Patiënten op naam",
        Kind.WHOLE,
        low=0,
        high=60000,
        synonyms=(
            "aantal patiënten",
            "aantal pat.",
            "patiënten",
            "ingeschreven patiënten",
            "ion",
            "patiënten op naam",
            "praktijkgrootte",
        ),
        counts_as_known=True,
    ),
    Field("patienten_0_4", "Patiënten 0–4", Kind.WHOLE, low=0, high=60000),
    Field("patienten_5_17", "Patiënten 5–17", Kind.WHOLE, low=0, high=60000),
    Field("patienten_18_44", "Patiënten 18–44", Kind.WHOLE, low=0, high=60000),
    Field("patienten_45_64", "Patiënten 45–64", Kind.WHOLE, low=0, high=60000),
    Field("patienten_65_74", "Patiënten 65–74", Kind.WHOLE, low=0, high=60000),
    Field("patienten_75_84", "Patiënten 75–84", Kind.WHOLE, low=0, high=60000),
    Field("patienten_85_plus", "Patiënten 85+", Kind.WHOLE, low=0, high=60000),
    Field(
        "patientenstop",
        "Patiëntenstop",
        Kind.CHOICE,
        tuple(PatientStop),
        synonyms=("stop", "inschrijfstop", "aannamestop", "patiëntenstop"),
    ),
    Field(
        "apotheekhoudend",
        "Apotheekhoudend",
        Kind.YES_NO,
        synonyms=("apotheek", "apo", "apotheekhoudende praktijk"),
    ),
    Field(
        "opleidingspraktijk",
        "Opleidingspraktijk",
        Kind.YES_NO,
        synonyms=("opleider", "hao", "opleidingsplaats"),
    ),
    Field(
        "pand",
        "Pand",
        Kind.CHOICE,
        tuple(Premises),
        synonyms=("huisvesting", "eigendom pand", "koop of huur"),
    ),
    Field(
        "pand_staat",
        "Staat van het pand",
        Kind.CHOICE,
        tuple(PremisesState),
        synonyms=("staat pand", "onderhoud"),
    ),
    Field(
        "te_koop_sinds",
        "Te koop sinds",
        Kind.DATE_LIKELY,
        synonyms=("te koop", "in de verkoop sinds"),
        is_confidential=True,
    ),
    Field("eigenaar", "Eigenaar", Kind.TEXT, synonyms=("eigenaar praktijk",)),
    Field(
        "npa_geaccrediteerd",
        "NPA-geaccrediteerd",
        Kind.YES_NO,
        synonyms=("npa", "accreditatie", "praktijkaccreditering"),
    ),
    Field(
        "praktijkmanager",
        "Praktijkmanager",
        Kind.CHOICE,
        tuple(PracticeManager),
        synonyms=("pm", "manager", "niveau praktijkmanager"),
    ),
    Field(
        "has", "HAS", Kind.TEXT, synonyms=("samenwerkingsverband", "huisartsensamenwerkingsverband")
    ),
    Field("fase", "Fase (HAS)", Kind.CHOICE, tuple(Phase), synonyms=("has fase",)),
    Field("keten", "Keten", Kind.TEXT, synonyms=("commerciële keten", "ketenorganisatie")),
    Field("his", "HIS", Kind.TEXT, synonyms=("informatiesysteem", "huisartsinformatiesysteem")),
    Field(
        "noodplan_getest_op",
        "Noodplan getest op",
        Kind.DATE_LIKELY,
        synonyms=("noodplan", "continuïteitsplan"),
    ),
    Field(
        "fte_assistent",
        "Assistenten (fte)",
        Kind.DECIMAL,
        low=0,
        high=60,
        synonyms=("fte doktersassistent", "fte da", "assistentes fte"),
    ),
    Field(
        "fte_poh",
        "POH (fte)",
        Kind.DECIMAL,
        low=0,
        high=60,
        synonyms=("fte praktijkondersteuner", "poh fte"),
    ),
    Field(
        "spreekkamers",
        "Spreekkamers",
        Kind.WHOLE,
        low=0,
        high=100,
        synonyms=("aantal spreekkamers",),
    ),
)

GP_FIELDS: tuple[Field, ...] = (
    Field(
        "agb",
        "AGB-code",
        Kind.AGB,
        synonyms=(
            "agbcode",
            "agb huisarts",
            "agb-code huisarts",
            "persoonlijke agb",
            "zorgverlener agb",
        ),
    ),
    Field(
        "naam",
        "Naam",
        Kind.TEXT,
        synonyms=("naam huisarts", "huisarts", "naam arts", "dokter", "achternaam"),
    ),
    Field(
        "geboortejaar",
        "Geboortejaar",
        Kind.YEAR,
        low=1935,
        high=2005,
        synonyms=("gebjaar", "geb.jaar", "jaar geboorte", "geboortedatum", "geb. jaar", "bouwjaar"),
        counts_as_known=True,
    ),
    Field("geslacht", "Geslacht", Kind.TEXT, synonyms=("m/v", "sekse")),
    Field(
        "rol",
        "Rol",
        Kind.CHOICE,
        tuple(GpRole),
        synonyms=("functie", "type huisarts", "soort", "dienstverband"),
    ),
    Field(
        "praktijk_agb",
        "AGB-code praktijk",
        Kind.AGB,
        synonyms=("agb praktijk", "praktijk agb", "agb-code praktijk", "praktijkcode", "praktijk"),
    ),
    Field(
        "fte",
        "Fte",
        Kind.DECIMAL,
        low=0,
        high=1.5,
        synonyms=("werktijd", "werktijdfactor", "deeltijdfactor", "omvang"),
        counts_as_known=True,
    ),
    Field(
        "aandeel",
        "Aandeel in de praktijk",
        Kind.DECIMAL,
        low=0,
        high=1,
        synonyms=("praktijkaandeel", "deel", "maatschapsaandeel"),
        counts_as_known=True,
    ),
    Field(
        "stop_vroegst",
        "Stopt op zijn vroegst",
        Kind.DATE_EARLIEST,
        synonyms=("vroegste stop", "vroegste stopdatum", "stop vroegst"),
        is_confidential=True,
    ),
    Field(
        "stop_waarschijnlijk",
        "Stopt waarschijnlijk",
        Kind.DATE_LIKELY,
        synonyms=(
            "stopdatum",
            "stopjaar",
            "verwachte stopdatum",
            "einddatum",
            "stopt in",
            "pensioen",
            "pensioendatum",
        ),
        is_confidential=True,
    ),
    Field(
        "stop_laatst",
        "Stopt op zijn laatst",
        Kind.DATE_LATEST,
        synonyms=("laatste stop", "laatste stopdatum", "uiterlijk"),
        is_confidential=True,
    ),
    Field(
        "zekerheid",
        "Zekerheid (1–5)",
        Kind.WHOLE,
        low=1,
        high=5,
        synonyms=("hoe zeker", "zekerheid stop"),
        is_confidential=True,
    ),
    Field(
        "opvolgingsstatus",
        "Opvolging",
        Kind.CHOICE,
        tuple(Stage),
        synonyms=("status opvolging", "opvolging", "opvolger status", "stand opvolging"),
        is_confidential=True,
        counts_as_known=True,
    ),
    Field(
        "opvolger",
        "Opvolger",
        Kind.TEXT,
        synonyms=("naam opvolger", "beoogd opvolger"),
        is_confidential=True,
    ),
    Field(
        "zoekt_sinds",
        "Zoekt sinds",
        Kind.DATE_LIKELY,
        synonyms=("zoekend sinds", "zoekt opvolger sinds", "start zoeken"),
        is_confidential=True,
    ),
    Field(
        "deelniveau",
        "Wie mag dit weten",
        Kind.CHOICE,
        tuple(Level),
        synonyms=("vertrouwelijkheid", "niveau delen", "delen met"),
    ),
    Field(
        "laatste_gesprek",
        "Laatste gesprek",
        Kind.DATE_LIKELY,
        synonyms=("gesproken op", "datum gesprek", "laatst gesproken"),
        is_confidential=True,
    ),
    Field(
        "vacant_sinds", "Vacant sinds", Kind.DATE_LIKELY, synonyms=("open sinds", "vacature sinds")
    ),
    Field(
        "reden_vacant",
        "Reden vacant",
        Kind.CHOICE,
        tuple(VacancyReason),
        synonyms=("reden vertrek", "reden vacature"),
        is_confidential=True,
    ),
    Field(
        "waarneming_tot",
        "Waarneming tot",
        Kind.DATE_LATEST,
        synonyms=("waarneming geregeld tot", "waarnemer tot"),
    ),
    Field(
        "houder",
        "Houder van het aandeel",
        Kind.CHOICE,
        tuple(Holder),
        synonyms=("aandeelhouder", "praktijk in handen van"),
    ),
)

CANDIDATE_FIELDS: tuple[Field, ...] = (
    Field("naam", "Naam", Kind.TEXT, synonyms=("naam kandidaat", "kandidaat")),
    Field("rol", "Rol nu", Kind.TEXT, synonyms=("huidige rol", "functie")),
    Field(
        "fte_wens",
        "Gewenste fte",
        Kind.DECIMAL,
        low=0,
        high=1.5,
        synonyms=("wens fte", "gewenst aantal fte"),
    ),
    Field(
        "vorm",
        "Gewenste vorm",
        Kind.CHOICE,
        tuple(PracticeForm),
        synonyms=("praktijkvorm", "gewenste praktijkvorm"),
    ),
    Field("plaatsen", "Plaatsen", Kind.TEXT, synonyms=("voorkeursplaatsen", "regio voorkeur")),
    Field(
        "reistijd_max",
        "Reistijd maximaal (min)",
        Kind.WHOLE,
        low=0,
        high=180,
        synonyms=("max reistijd", "reistijd"),
    ),
    Field(
        "beschikbaar_vanaf",
        "Beschikbaar vanaf",
        Kind.DATE_EARLIEST,
        synonyms=("beschikbaar", "vanaf"),
    ),
    Field("apotheek_ok", "Apotheek akkoord", Kind.YES_NO, synonyms=("apotheekhoudend ok",)),
    Field("mentor_gezocht", "Zoekt mentor", Kind.YES_NO, synonyms=("mentor",)),
    Field(
        "deelniveau",
        "Wie mag dit weten",
        Kind.CHOICE,
        tuple(Level),
        synonyms=("vertrouwelijkheid",),
    ),
)

FIELDS_OF_SHEET: dict[str, tuple[Field, ...]] = {
    "praktijken": PRACTICE_FIELDS,
    "huisartsen": GP_FIELDS,
    "kandidaten": CANDIDATE_FIELDS,
}


def field_of(sheet: str, name: str) -> Field:
    """The field `name` of `sheet`; KeyError when there is none."""
    for found in FIELDS_OF_SHEET[sheet]:
        if found.name == name:
            return found
    raise KeyError(f"{sheet}.{name}")
