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


class Sheet(StrEnum):
    """The sheets of the import files, by the names that they have there."""

    PRACTICES = "praktijken"
    GPS = "huisartsen"
    CANDIDATES = "kandidaten"


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


class Hides(Enum):
    """From whom a field is hidden: it is unknown to everything that is computed for him."""

    LEVEL = "wie het deelniveau van de rij niet ziet"
    STRANGER = "een gast van een andere praktijk"


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `low` and `high` are the bounds outside which a value is impossible.

    `at` is where the value stands in the record of its row: attributes with dots between them. In
    the sheet of GPs the record is an `GpEntry`: `gp.fte`, `share.vacancy.since`. `hides` says from
    whom it is hidden; `counts_as_known` marks what completeness is measured by.
    """

    name: str
    label: str
    kind: Kind
    at: str
    choices: tuple[StrEnum, ...] = ()
    low: float | None = None
    high: float | None = None
    synonyms: tuple[str, ...] = ()
    hides: Hides | None = None
    counts_as_known: bool = False

    @property
    def is_confidential(self) -> bool:
        """Whether it bears the level (`deelniveau`) of its row."""
        return self.hides is Hides.LEVEL


PRACTICE_FIELDS: tuple[Field, ...] = (
    Field(
        "agb",
        "AGB-code",
        Kind.AGB,
        "agb",
        synonyms=(
            *("agbcode", "agb praktijk", "praktijk agb", "agb-code praktijk", "praktijkcode"),
            *("agb-code onderneming", "agb onderneming", "agb-code vestiging", "agb vestiging"),
            *("agb-code instelling", "agb instelling"),
        ),
    ),
    Field(
        "naam",
        "Naam",
        Kind.TEXT,
        "name",
        synonyms=(
            *("praktijknaam", "praktijk", "naam praktijk", "naam huisartsenpraktijk"),
            *(
                "praktijk naam",
                "naam van de praktijk",
                "onderneming",
                "naam onderneming",
                "vestiging",
                "instelling",
            ),
        ),
    ),
    Field(
        "hagro",
        "Hagro",
        Kind.TEXT,
        "hagro",
        synonyms=("huisartsengroep", "hagro naam", "naam hagro"),
        counts_as_known=True,
    ),
    Field(
        "postcode",
        "Postcode",
        Kind.TEXT,
        "postcode",
        synonyms=("pc", "pc6", "postcode praktijk", "postcode + plaats", "postcode en plaats"),
        counts_as_known=True,
    ),
    Field(
        "plaats",
        "Plaats",
        Kind.TEXT,
        "place",
        synonyms=("woonplaats", "vestigingsplaats", "dorp of stad"),
    ),
    Field("gemeente", "Gemeente", Kind.TEXT, "municipality", synonyms=("gem", "naam gemeente")),
    Field(
        "breedtegraad",
        "Breedtegraad",
        Kind.DECIMAL,
        "latitude",
        low=50.0,
        high=54.5,
        synonyms=("lat", "latitude"),
    ),
    Field(
        "lengtegraad",
        "Lengtegraad",
        Kind.DECIMAL,
        "longitude",
        low=3.0,
        high=7.5,
        synonyms=("lon", "lng", "longitude"),
    ),
    Field(
        "patienten",
        "Patiënten op naam",
        Kind.WHOLE,
        "patients",
        low=0,
        high=60000,
        synonyms=(
            "aantal patiënten",
            "aantal pat.",
            "patiënten",
            "ingeschreven patiënten",
            "ion",
            "patiënten op naam",
            "ingeschrevenen",
            "aantal ingeschrevenen",
            "praktijkgrootte",
        ),
        counts_as_known=True,
    ),
    Field(
        "patienten_eerder",
        "Patiënten op naam, eerder",
        Kind.WHOLE,
        "patients_earlier",
        low=0,
        high=60000,
        synonyms=("eerder aantal patiënten", "patiënten eerder"),
    ),
    Field(
        "patienten_eerder_jaar",
        "Jaar van dat eerdere aantal",
        Kind.YEAR,
        "patients_earlier_year",
        low=2000,
        high=2060,
        synonyms=("jaar eerder aantal patiënten", "patiënten eerder jaar"),
    ),
    Field("patienten_0_4", "Patiënten 0–4", Kind.WHOLE, "patients_0_4", low=0, high=60000),
    Field("patienten_5_17", "Patiënten 5–17", Kind.WHOLE, "patients_5_17", low=0, high=60000),
    Field("patienten_18_44", "Patiënten 18–44", Kind.WHOLE, "patients_18_44", low=0, high=60000),
    Field("patienten_45_64", "Patiënten 45–64", Kind.WHOLE, "patients_45_64", low=0, high=60000),
    Field("patienten_65_74", "Patiënten 65–74", Kind.WHOLE, "patients_65_74", low=0, high=60000),
    Field("patienten_75_84", "Patiënten 75–84", Kind.WHOLE, "patients_75_84", low=0, high=60000),
    Field("patienten_85_plus", "Patiënten 85+", Kind.WHOLE, "patients_85_plus", low=0, high=60000),
    Field(
        "patientenstop",
        "Patiëntenstop",
        Kind.CHOICE,
        "patient_stop",
        tuple(PatientStop),
        synonyms=("inschrijfstop", "aannamestop", "opnamestop"),
    ),
    Field(
        "apotheekhoudend",
        "Apotheekhoudend",
        Kind.YES_NO,
        "is_dispensing",
        synonyms=("apotheek", "apo", "apotheekhoudende praktijk"),
    ),
    Field(
        "opleidingspraktijk",
        "Opleidingspraktijk",
        Kind.YES_NO,
        "is_training",
        synonyms=("opleider", "hao", "opleidingsplaats"),
    ),
    Field(
        "pand",
        "Pand",
        Kind.CHOICE,
        "premises",
        tuple(Premises),
        synonyms=("huisvesting", "eigendom pand", "koop of huur"),
    ),
    Field(
        "pand_staat",
        "Staat van het pand",
        Kind.CHOICE,
        "premises_state",
        tuple(PremisesState),
        synonyms=("staat pand", "onderhoud"),
    ),
    Field(
        "te_koop_sinds",
        "Te koop sinds",
        Kind.DATE_LIKELY,
        "for_sale_since",
        synonyms=("te koop", "in de verkoop sinds"),
        hides=Hides.LEVEL,
    ),
    Field("eigenaar", "Eigenaar", Kind.TEXT, "owner", synonyms=("eigenaar praktijk",)),
    Field(
        "npa_geaccrediteerd",
        "NPA-geaccrediteerd",
        Kind.YES_NO,
        "is_accredited",
        synonyms=("npa", "accreditatie", "praktijkaccreditering"),
    ),
    Field(
        "praktijkmanager",
        "Praktijkmanager",
        Kind.CHOICE,
        "manager",
        tuple(PracticeManager),
        synonyms=("pm", "manager", "niveau praktijkmanager"),
    ),
    Field(
        "has",
        "HAS",
        Kind.TEXT,
        "has",
        synonyms=("samenwerkingsverband", "huisartsensamenwerkingsverband"),
    ),
    Field("fase", "Fase (HAS)", Kind.CHOICE, "phase", tuple(Phase), synonyms=("has fase",)),
    Field("keten", "Keten", Kind.TEXT, "chain", synonyms=("commerciële keten", "ketenorganisatie")),
    Field(
        "his", "HIS", Kind.TEXT, "his", synonyms=("informatiesysteem", "huisartsinformatiesysteem")
    ),
    Field(
        "noodplan_getest_op",
        "Noodplan getest op",
        Kind.DATE_LIKELY,
        "emergency_plan_tested_on",
        synonyms=("noodplan", "continuïteitsplan"),
    ),
    Field(
        "fte_assistent",
        "Assistenten (fte)",
        Kind.DECIMAL,
        "assistant_fte",
        low=0,
        high=60,
        synonyms=("fte doktersassistent", "fte da", "assistentes fte"),
    ),
    Field(
        "fte_poh",
        "POH (fte)",
        Kind.DECIMAL,
        "poh_fte",
        low=0,
        high=60,
        synonyms=("fte praktijkondersteuner", "poh fte"),
    ),
    Field(
        "spreekkamers",
        "Spreekkamers",
        Kind.WHOLE,
        "consulting_rooms",
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
        "gp.agb",
        synonyms=(
            "agbcode",
            "agb huisarts",
            "agb-code huisarts",
            "persoonlijke agb",
            "zorgverlener agb",
            "huisarts agb",
            "agb zorgverlener",
            "agb-code zorgverlener",
            "persoonlijke agb-code",
        ),
    ),
    Field(
        "naam",
        "Naam",
        Kind.TEXT,
        "gp.name",
        synonyms=(
            *("naam huisarts", "huisarts", "naam arts", "arts", "dokter", "achternaam"),
            *("praktijkhouder", "naam praktijkhouder", "zorgverlener", "naam zorgverlener"),
            *("huisarts naam", "praktijkhouder naam"),
        ),
    ),
    Field(
        "geboortejaar",
        "Geboortejaar",
        Kind.YEAR,
        "gp.birth_year",
        low=1935,
        high=2005,
        synonyms=(
            *("gebjaar", "geb.jaar", "jaar geboorte", "geboortedatum", "geb. jaar", "bouwjaar"),
            *("geb.datum", "gebdatum", "geboorte datum", "datum geboorte", "geboren", "leeftijd"),
        ),
        counts_as_known=True,
        hides=Hides.STRANGER,
    ),
    Field(
        "geslacht", "Geslacht", Kind.TEXT, "gp.sex", synonyms=("m/v", "sekse"), hides=Hides.STRANGER
    ),
    Field(
        "rol",
        "Rol",
        Kind.CHOICE,
        "gp.role",
        tuple(GpRole),
        synonyms=("functie", "type huisarts", "soort", "dienstverband"),
    ),
    Field(
        "praktijk_agb",
        "AGB-code praktijk",
        Kind.AGB,
        "gp.practice_agb",
        synonyms=("agb praktijk", "praktijk agb", "agb-code praktijk", "praktijkcode", "praktijk"),
    ),
    Field(
        "fte",
        "Fte",
        Kind.DECIMAL,
        "gp.fte",
        low=0,
        high=2,
        synonyms=(
            *("werktijd", "werktijdfactor", "deeltijdfactor", "omvang"),
            *("aantal fte", "fte huisarts", "fte arts", "fte's"),
        ),
        counts_as_known=True,
        hides=Hides.STRANGER,
    ),
    Field(
        "aandeel",
        "Aandeel in de praktijk",
        Kind.DECIMAL,
        "share.size",
        low=0,
        high=1,
        synonyms=("praktijkaandeel", "deel", "maatschapsaandeel"),
        counts_as_known=True,
    ),
    Field(
        "stop_vroegst",
        "Stopt op zijn vroegst",
        Kind.DATE_EARLIEST,
        "gp.said.earliest",
        synonyms=("vroegste stop", "vroegste stopdatum", "stop vroegst", "stoppen vroegst"),
        hides=Hides.LEVEL,
    ),
    Field(
        "stop_waarschijnlijk",
        "Stopt waarschijnlijk",
        Kind.DATE_LIKELY,
        "gp.said.likely",
        synonyms=(
            "stopdatum",
            "stopjaar",
            "stopt",
            "stopt per",
            "stopt op",
            "verwacht stopjaar",
            "verwachte stop",
            "stoppen verwacht",
            "jaar van stoppen",
            "verwachte stopdatum",
            "einddatum",
            "stopt in",
            "pensioen",
            "pensioendatum",
        ),
        hides=Hides.LEVEL,
    ),
    Field(
        "stop_laatst",
        "Stopt op zijn laatst",
        Kind.DATE_LATEST,
        "gp.said.latest",
        synonyms=("laatste stop", "laatste stopdatum", "uiterlijk", "stoppen laatst"),
        hides=Hides.LEVEL,
    ),
    Field(
        "zekerheid",
        "Zekerheid (1–5)",
        Kind.WHOLE,
        "gp.said.certainty",
        low=1,
        high=5,
        synonyms=("hoe zeker", "zekerheid stop"),
        hides=Hides.LEVEL,
    ),
    Field(
        "opvolgingsstatus",
        "Opvolging",
        Kind.CHOICE,
        "share.succession.stage",
        tuple(Stage),
        synonyms=(
            *("status opvolging", "opvolging", "opvolger status", "stand opvolging"),
            *("opvolging geregeld", "opvolging geregeld j/n", "opvolging j/n", "opvolger j/n"),
        ),
        hides=Hides.LEVEL,
        counts_as_known=True,
    ),
    Field(
        "opvolger",
        "Opvolger",
        Kind.TEXT,
        "share.succession.successor",
        synonyms=("naam opvolger", "beoogd opvolger"),
        hides=Hides.LEVEL,
    ),
    Field(
        "zoekt_sinds",
        "Zoekt sinds",
        Kind.DATE_LIKELY,
        "share.succession.searching_since",
        synonyms=("zoekend sinds", "zoekt opvolger sinds", "start zoeken"),
        hides=Hides.LEVEL,
    ),
    Field(
        "deelniveau",
        "Wie mag dit weten",
        Kind.CHOICE,
        "gp.level",
        tuple(Level),
        synonyms=("vertrouwelijkheid", "niveau delen", "delen met"),
    ),
    Field(
        "laatste_gesprek",
        "Laatste gesprek",
        Kind.DATE_LIKELY,
        "gp.last_talk",
        synonyms=("gesproken op", "datum gesprek", "laatst gesproken"),
        hides=Hides.LEVEL,
    ),
    Field(
        "vacant_sinds",
        "Vacant sinds",
        Kind.DATE_LIKELY,
        "share.vacancy.since",
        synonyms=("open sinds", "vacature sinds"),
    ),
    Field(
        "reden_vacant",
        "Reden vacant",
        Kind.CHOICE,
        "share.vacancy.reason",
        tuple(VacancyReason),
        synonyms=("reden vertrek", "reden vacature"),
        hides=Hides.LEVEL,
    ),
    Field(
        "waarneming_tot",
        "Waarneming tot",
        Kind.DATE_LATEST,
        "share.vacancy.locum_until",
        synonyms=("waarneming geregeld tot", "waarnemer tot"),
    ),
    Field(
        "houder",
        "Houder van het aandeel",
        Kind.CHOICE,
        "share.holder",
        tuple(Holder),
        synonyms=("aandeelhouder", "praktijk in handen van"),
    ),
)

CANDIDATE_FIELDS: tuple[Field, ...] = (
    Field("naam", "Naam", Kind.TEXT, "name", synonyms=("naam kandidaat", "kandidaat")),
    Field("rol", "Rol nu", Kind.TEXT, "role", synonyms=("huidige rol", "functie")),
    Field(
        "fte_wens",
        "Gewenste fte",
        Kind.DECIMAL,
        "wanted_fte",
        low=0,
        high=1.5,
        synonyms=("wens fte", "gewenst aantal fte"),
    ),
    Field(
        "vorm",
        "Gewenste vorm",
        Kind.CHOICE,
        "form",
        tuple(PracticeForm),
        synonyms=("praktijkvorm", "gewenste praktijkvorm"),
    ),
    Field(
        "plaatsen",
        "Plaatsen",
        Kind.TEXT,
        "places",
        synonyms=("voorkeursplaatsen", "regio voorkeur"),
    ),
    Field(
        "reistijd_max",
        "Reistijd maximaal (min)",
        Kind.WHOLE,
        "max_travel_minutes",
        low=0,
        high=180,
        synonyms=("max reistijd", "reistijd"),
    ),
    Field(
        "beschikbaar_vanaf",
        "Beschikbaar vanaf",
        Kind.DATE_EARLIEST,
        "available_from",
        synonyms=("beschikbaar", "vanaf"),
    ),
    Field(
        "apotheek_ok",
        "Apotheek akkoord",
        Kind.YES_NO,
        "accepts_dispensing",
        synonyms=("apotheekhoudend ok",),
    ),
    Field("mentor_gezocht", "Zoekt mentor", Kind.YES_NO, "wants_mentor", synonyms=("mentor",)),
    Field(
        "deelniveau",
        "Wie mag dit weten",
        Kind.CHOICE,
        "level",
        tuple(Level),
        synonyms=("vertrouwelijkheid",),
    ),
)

FIELDS_OF_SHEET: dict[str, tuple[Field, ...]] = {
    Sheet.PRACTICES: PRACTICE_FIELDS,
    Sheet.GPS: GP_FIELDS,
    Sheet.CANDIDATES: CANDIDATE_FIELDS,
}


def field_of(sheet: str, name: str) -> Field:
    """The field `name` of `sheet`; KeyError when there is none."""
    for found in FIELDS_OF_SHEET[sheet]:
        if found.name == name:
            return found
    raise KeyError(f"{sheet}.{name}")
