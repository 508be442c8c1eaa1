"""The reasons in plain Dutch: which facts stand behind each factor of a practice."""

from succession.conditions import Fact
from succession.risk.result import Reason

_FACTORS = ("referentie", "stop", "stage", "form", "place", "load")
_NAMES = {
    "referentie": "referentie",
    "stop": "stopmoment",
    "stage": "opvolging",
    "form": "praktijkvorm",
    "place": "plaats",
    "load": "belasting",
}


def reasons_of(contributions: dict[str, float], facts: dict[str, Fact]) -> tuple[Reason, ...]:
    """One reason per factor, the reference first; contributions add up to the open share."""
    texts = {
        "referentie": "Een gewone praktijk: twee huisartsen van 52 in een stad, niet te vol.",
        "stop": _stop(facts),
        "stage": _stage(facts),
        "form": _form(facts),
        "place": _place(facts),
        "load": _load(facts),
    }
    return tuple(
        Reason(_NAMES[factor], contributions[factor], texts[factor]) for factor in _FACTORS
    )


def _stop(facts: dict[str, Fact]) -> str:
    if facts["open_nu"]:
        return "Een aandeel heeft nu geen houder."
    parts = ["een deel is in handen van een keten of coöperatie"] if facts["keten"] else []
    if facts["overname"]:
        parts.append("een tijdelijke overname duurt hoogstens 24 maanden")
    if isinstance(age := facts["leeftijd_oudste"], float):
        parts.append(f"de oudste praktijkhouder wordt of is dit jaar {age:.0f}")
    if facts["leeftijd_onbekend"]:
        parts.append("van een praktijkhouder is de leeftijd onbekend")
    if isinstance(months := facts["stop_maanden"], float):
        parts.append(_stop_date(months))
    elif parts:
        parts.append("een stopdatum is niet genoemd")
    return _sentence(parts) or "Geen praktijkhouder van wie het stopmoment nog telt."


def _stop_date(months: float) -> str:
    if months < 0:
        return f"de genoemde stopdatum is {-months:.0f} maanden geleden verstreken"
    return f"de eerste genoemde stopdatum is over {months:.0f} maanden"


def _stage(facts: dict[str, Fact]) -> str:
    if facts["getekend"]:
        return "De opvolging is geregeld."
    stage, searched = facts["opvolgingsstatus"], facts["zoekt_maanden"]
    text = "Hoe ver de opvolging is, is onbekend" if stage is None else f"Opvolging: {stage}"
    if isinstance(searched, float) and searched >= 1:
        text += f"; al {searched:.0f} maanden gezocht"
    return text + "."


def _form(facts: dict[str, Fact]) -> str:
    count = facts["aantal_huisartsen"]
    if not isinstance(count, float):
        return "De huisartsen van deze praktijk staan niet in het register."
    if count == 1:
        return "Solopraktijk: minder starters willen alleen."
    if count == 2:
        return "Praktijk met twee huisartsen."
    return f"Groep van {count:.0f} huisartsen: trekt meer starters."


def _place(facts: dict[str, Fact]) -> str:
    rural = facts["landelijk"]
    parts = [
        {
            None: "de plaats op de kaart is onbekend",
            True: "dunbevolkt gebied: minder starters",
            False: "genoeg praktijken in de buurt",
        }[None if rural is None else bool(rural)]
    ]
    if facts["opleidingspraktijk"]:
        parts.append("opleidingspraktijk")
    if facts["pand_staat"] == "goed":
        parts.append("pand in goede staat")
    if facts["apotheekhoudend"]:
        parts.append("apotheekhoudend")
    return _sentence(parts)


def _load(facts: dict[str, Fact]) -> str:
    load = facts["belasting"]
    if not isinstance(load, float):
        return "Hoe vol de praktijk is, is onbekend."
    if load > 1:
        return f"{100 * (load - 1):.0f}% meer patiënten dan de capaciteit in deze regio."
    return "Niet te vol voor deze regio."


def _sentence(parts: list[str]) -> str:
    text = ", ".join(parts)
    return text[:1].upper() + text[1:] + "." if text else ""
