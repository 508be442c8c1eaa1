"""Invented names of places, people and practices. None is meant to exist."""

from succession.example.draws import Rng

_PLACE_STEMS = """
    Aldem Bovel Brasper Dalver Drummel Eester Elver Faarder Fleskel Garmel Goever Haster
    Heuvelin Hulmer IJsper Immer Jorrel Kaspel Kevel Kwadder Lamber Leuter Lisper Maarsel
    Mespel Mulver Nester Nijper Oldem Ommel Oosper Orvel Paster Pelver Pijper Quader Raspel
    Reuper Rossel Sasper Schelver Slagmer Sneuver Spaarder Stelver Suvel Tasper Tesper
    Tolver Ulver Urmel Vaarder Vesper Vlasper Wamper Wesper Wisper Wolver Zandel Zesper
    Zulver
"""
_PLACE_ENDINGS = """
    bergen bosch brake broekum dijksel drade gaarde geest hagen haarle horn kamp kerke laren
    lede linge lo meden mude naarde rade rijs schoten sloten steeg tange velde voorn wade
    werve wolde wouw zele zijl
"""

_SURNAME_STEMS = """
    Andijvie Bieslook Bosbes Braam Brem Cichorei Distel Erwten Fazanten Gerst Ginster Grutto
    Haver Hazelaar Jasmijn Karwij Kersen Kervel Kievits Klaver Koren Kwartel Kwee Lavendel
    Leeuweriks Lijster Lupine Malve Meidoorn Merel Mispel Papaver Pastinaak Peren Plataan
    Populier Rabarber Radijs Reiger Rogge Selderij Sering Spelt Spreeuwen Tarwe Tijm Venkel
    Vlier Wikke Winde Wulpen Zegge Zuring
"""
_SURNAME_ENDINGS = """
    aard beek berg bos brink burg dal dam dijk dreef gaard goed haag hoek hof horst huis
    kamp kant kolk laan land meer oever pad pas plas poel rand sloot steen stra veld vliet
    wal weg wijk zoom
"""
_PREFIXES = ("", "", "", "van ", "van der ", "de ", "ten ", "ter ")
_INITIALS = "ABCDEFGHIJKLMNOPRSTVW"

# fmt: off
HOUSE_NAMES = (
    "De Linde", "De Kastanje", "De Meander", "Het Molenhof", "De Waterlelie", "De Brug",
    "Het Anker", "De Kamperfoelie", "Het Oude Raadhuis", "De Vuurtoren", "De Esdoorn",
    "De Wending", "Het Kompas", "De Schakel", "De Zonnebloem", "De Reiger", "Het Baken",
    "De Haven", "De Tuinen", "Het Plein", "De Wilg", "De Hoeksteen", "De Poort", "Het Veerhuis",
    "De Es", "De Lantaarn", "Het Tolhuis", "De Sluis", "De Zwaluw", "De Eik", "Het Spoor",
    "De Bron", "De Weide", "De Terp", "Het Wad", "De Kade", "De Dissel", "De Gaarde", "De Singel",
    "De Rotonde", "De Akkers", "De Beukenlaan", "Het Bastion", "De Brink", "De Compagnie",
    "De Dennen", "De Driesprong", "De Fontein", "De Gouwe", "De Grachten", "De Hof", "De Iepen",
    "De Kiem", "De Klaproos", "De Landweg", "De Leilinde", "De Lelie", "De Lommer", "De Marke",
    "De Meidoorn", "De Mispel", "De Molenvliet", "De Notenboom", "De Oever", "De Olm", "De Parel",
    "De Polder", "De Regenboog", "De Ronde Tafel", "De Rozentuin", "De Schans", "De Stadspoort",
    "De Sterappel", "De Vaart", "De Vlinder", "De Vuurlelie", "De Waag", "De Westerkade",
    "De Zeilmaker",
)
# fmt: on


def place_names(rng: Rng, count: int) -> list[str]:
    """Different names of towns and villages."""
    names = [stem + ending for stem in _PLACE_STEMS.split() for ending in _PLACE_ENDINGS.split()]
    return [names[number] for number in rng.permutation(len(names))[:count].tolist()]


def person_names(rng: Rng, count: int) -> list[str]:
    """Different names, initial and surname, such as "J. van der Vlierkamp"."""
    surnames = _surnames()
    numbers = rng.permutation(len(_INITIALS) * len(surnames))[:count].tolist()
    return [
        f"{_INITIALS[number // len(surnames)]}. {surnames[number % len(surnames)]}"
        for number in numbers
    ]


def _surnames() -> list[str]:
    """Different surnames; the prefix goes with the surname, as it does in a family."""
    roots = [
        stem + ending for stem in _SURNAME_STEMS.split() for ending in _SURNAME_ENDINGS.split()
    ]
    return [_PREFIXES[number % len(_PREFIXES)] + root for number, root in enumerate(roots)]
