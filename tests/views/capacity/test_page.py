"""Vooruitblik in words: the year, how sure, what it means, and what is not known."""

from dataclasses import replace

import pytest

from succession.capacity.forecast.result import Tight
from succession.capacity.region.area import REGION, Area, AreaKind
from succession.register import Gp, GpRole
from succession.simulation import Band
from succession.views.capacity import page as capacity
from succession.views.capacity import unknown as capacity_unknown
from succession.views.capacity.page import SupplyUnit
from tests.region import LINDE, region
from tests.views.forecasts import NOORD, make_area, make_forecast, make_year, spread

STRETCH = 1.05


def _said(tight: Tight, area: Area = REGION) -> str:
    forecast = make_forecast(make_area(area, tight=tight))
    return capacity.present(forecast, area, SupplyUnit.FTE, STRETCH).conclusion


def test_the_sentence_names_the_year_and_its_range() -> None:
    assert _said(Tight(2027, 2027, 2028, 0.93)) == (
        "In de regio wordt het waarschijnlijk krap vanaf 2027, ergens tussen 2027 en 2028."
    )


@pytest.mark.parametrize(
    ("tight", "words"),
    [
        (Tight(2028, 2027, None, 0.6), "op zijn vroegst in 2027 en misschien pas na 2028."),
        (Tight(2027, 2027, 2027, 1.0), "zo goed als zeker in dat jaar."),
        (Tight(None, 2028, None, 0.2), "tot en met 2028 waarschijnlijk niet krap."),
        (Tight(None, None, None, 0.04), "tot en met 2028 waarschijnlijk niet krap."),
        (Tight(None, None, None, 0.0), "wordt het tot en met 2028 naar verwachting niet krap."),
    ],
)
def test_what_is_less_sure_is_said_so(tight: Tight, words: str) -> None:
    assert words in _said(tight)


def _meaning(tight: Tight) -> str:
    forecast = make_forecast(make_area(tight=tight))
    return capacity.present(forecast, REGION, SupplyUnit.FTE, STRETCH).meaning


@pytest.mark.parametrize(
    ("tight", "words"),
    [
        (Tight(2027, 2027, 2028, 0.93), "De kans dat het vóór 2029 krap wordt: 93%. Huisartsen"),
        (Tight(None, 2028, None, 0.2), "krap wordt: 20%, op zijn vroegst in 2028. Huisartsen"),
        (Tight(None, None, None, 0.04), "krap wordt: 4%. Huisartsen"),
        (Tight(None, None, None, 0.0), "krap wordt: 0%. Huisartsen"),
    ],
)
def test_what_tight_is_and_how_likely_is_said(tight: Tight, words: str) -> None:
    assert _meaning(tight).startswith("Krap: per fte huisarts wordt minstens 5% meer zorg gevraagd")
    assert words in _meaning(tight)


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (REGION, "De hele regio"),
        (NOORD, "Hagro Noord"),
        (Area(AreaKind.HAGRO, "Hagro Noord"), "Hagro Noord"),
        (Area(AreaKind.MUNICIPALITY, "Aardorp"), "Gemeente Aardorp"),
    ],
)
def test_an_area_is_called_by_what_it_is_once(area: Area, words: str) -> None:
    assert capacity.area_words(area) == words
    assert capacity.area_words(area)[1:] in _said(Tight(2027, 2027, 2028, 0.9), area) or (
        area == REGION
    )


def test_a_gemeente_has_its_article_in_a_sentence() -> None:
    tight = Tight(2027, 2027, 2028, 0.9)
    assert "In de gemeente Aardorp wordt" in _said(tight, Area(AreaKind.MUNICIPALITY, "Aardorp"))
    assert "In hagro Noord wordt" in _said(tight, NOORD)


def test_the_region_comes_first_then_hagros_then_gemeenten() -> None:
    names = [Area(AreaKind.MUNICIPALITY, "A"), Area(AreaKind.HAGRO, "Z"), REGION, NOORD]
    found = capacity.areas(make_forecast(*(make_area(area) for area in names)))
    assert [area.name for area in found] == ["de regio", "Noord", "Z", "A"]


def test_the_meaning_is_told_in_patients_and_fte_for_the_year_and_the_last() -> None:
    meaning = capacity.present(make_forecast(), REGION, SupplyUnit.FTE, STRETCH).meaning
    assert "eind 2027 1.230 (0 tot 5.680) en eind 2028" in meaning
    assert "van de 42.340 die nu zijn ingeschreven" in meaning
    assert "eind 2027 2,0 fte te weinig (1,0 tot 3,0)" in meaning


def test_room_is_called_room() -> None:
    years = (make_year(2027, 0.0, shortage_fte=Band(-3.0, -1.0, 0.5, -1.0)),)
    forecast = make_forecast(make_area(years=years))
    meaning = capacity.present(forecast, REGION, SupplyUnit.FTE, STRETCH).meaning
    assert "Huisartsen: naar verwachting eind 2027 1,0 fte ruimte (−0,5 tot 3,0)." in meaning


@pytest.mark.parametrize(
    ("unit", "first"),
    [
        (
            SupplyUnit.FTE,
            {
                "eind": "2027",
                "aanbod": "20,0 (19,0 tot 21,0)",
                "vraag": "22,0 (21,0 tot 23,0)",
                "tekort": "2,0 (1,0 tot 3,0)",
                "kans op krapte": "62%",
            },
        ),
        (
            SupplyUnit.PERSONS,
            {
                "eind": "2027",
                "aanbod": "25 (23 tot 27)",
                "vraag": "28 (26 tot 30)",
                "kans op krapte": "62%",
            },
        ),
        (
            SupplyUnit.PATIENTS,
            {
                "eind": "2027",
                "op een lijst": "41.000 (40.700 tot 41.300)",
                "zonder plek": "1.230 (0 tot 5.680)",
                "kans op krapte": "62%",
            },
        ),
    ],
    ids=lambda value: getattr(value, "value", ""),
)
def test_the_table_gives_the_numbers_of_the_picture(
    unit: SupplyUnit, first: dict[str, str]
) -> None:
    view = capacity.present(make_forecast(), REGION, unit, STRETCH)
    assert view.records()[0] == first
    assert len(view.rows) == 2
    middles = {(row.year, row.line): row.middle for row in view.bands}
    for record in view.records():
        for line in {line for _, line in middles} & set(record):
            shown = record[line].split(" ")[0].replace(".", "").replace(",", ".")
            rounded = 5 if unit is SupplyUnit.PATIENTS else 0.05
            assert float(shown) == pytest.approx(middles[int(record["eind"]), line], abs=rounded)


def test_the_roles_stand_per_year() -> None:
    assert capacity.role_records(make_forecast()) == [
        {"eind": "2027", "praktijkhouder": "18 (17 tot 19)"},
        {"eind": "2028", "praktijkhouder": "18 (17 tot 19)"},
    ]


def test_owners_gps_and_practices_stand_per_year() -> None:
    first, *_ = capacity.stock_records(make_forecast())
    assert set(first) == {"eind", "praktijkhouders", "huisartsen in totaal", "praktijken"}
    assert first["eind"] == "2027"


def test_a_year_without_doubt_has_no_range() -> None:
    assert capacity.band(spread(3.0, 0.0), 1) == "3,0"


def test_the_three_numbers_say_what_they_are() -> None:
    numbers = capacity.present(make_forecast(), NOORD, SupplyUnit.FTE, STRETCH).numbers
    assert [(number.label, number.value, number.what) for number in numbers] == [
        ("Kans op krapte", "93%", "tot en met 2028"),
        (
            "Huisartsen eind 2027",
            "1,0 tot 3,0 fte te weinig",
            "het meest waarschijnlijk 2,0 fte te weinig",
        ),
        (
            "Patiënten zonder plek eind 2027",
            "0 tot 5.680",
            "het meest waarschijnlijk 1.230, van de 42.340 die nu zijn ingeschreven",
        ),
    ]


@pytest.mark.parametrize(
    ("shortage", "words"),
    [
        (Band(-3.0, -1.0, 0.5, -1.0), "3,0 fte ruimte tot 0,5 fte te weinig"),
        (Band(-3.0, -2.0, -1.0, -2.0), "1,0 tot 3,0 fte ruimte"),
        (Band(2.0, 2.0, 2.0, 2.0), "2,0 fte te weinig"),
    ],
)
def test_a_range_says_whether_it_is_room_or_too_few(shortage: Band, words: str) -> None:
    years = (make_year(2027, 0.0, shortage_fte=shortage),)
    forecast = make_forecast(make_area(years=years))
    numbers = capacity.present(forecast, REGION, SupplyUnit.FTE, STRETCH).numbers
    assert numbers[1].value == words


def test_never_tight_is_told_of_the_last_year() -> None:
    forecast = make_forecast(make_area(tight=Tight(None, None, None, 0.1)))
    numbers = capacity.present(forecast, REGION, SupplyUnit.FTE, STRETCH).numbers
    assert numbers[1].label == "Huisartsen eind 2028"


def test_what_is_missing_is_told_per_practice_and_without_persons() -> None:
    view = capacity_unknown.present(region(), REGION, make_forecast().mixes)
    assert view.sentence == "Bij 1 van de 4 praktijken ontbreken gegevens."
    assert "alleen praktijkhouders" in view.explanation
    assert "de band is daarom breder" in view.explanation
    assert view.records == (
        {
            "praktijk": "De Wilg",
            "niet bekend": "het aantal patiënten, de werktijd van 1 huisarts en het geboortejaar "
            "van 1 huisarts",
        },
    )
    assert "eigen leeftijdsopbouw bij 1 en landelijke leeftijdsopbouw bij 3" in view.explanation
    said = f"{view.sentence}{view.explanation}{view.records}"
    assert not any(gp.name in said for gp in region().gps if gp.name)


def test_an_area_tells_of_its_own_practices_only() -> None:
    noord = capacity_unknown.present(region(), NOORD, ())
    assert noord.sentence == "Wie in dienst is of waarneemt, staat niet in het register."
    staff = Gp(gp_key="x", practice_agb=LINDE, role=GpRole.HIDHA, fte=0.8, birth_year=1980)
    complete = replace(region(), gps=(*region().gps, staff))
    noord = capacity_unknown.present(complete, NOORD, ())
    assert noord.sentence.startswith("Van alle praktijken is bekend")
    gemeente = capacity_unknown.present(region(), Area(AreaKind.MUNICIPALITY, "Aardorp"), ())
    assert "Van 4 praktijken is de gemeente niet bekend" in gemeente.explanation
