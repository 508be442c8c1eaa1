"""The register as a table, and the list of differences."""

from dataclasses import replace
from datetime import date

from succession.register import Register
from succession.register.difference import between
from succession.register.rows import rows_of
from succession.views.completeness import completeness, overall
from succession.views.register import page as views
from tests.region import EIK, LINDE, region


def test_the_register_says_what_it_holds_and_how_much_is_known() -> None:
    assert views.conclusion(region(), 0.862) == (
        "Het register telt 4 praktijken en 4 huisartsen; van wat het meest telt is 86% bekend."
    )
    assert views.conclusion(_small(gps=1), 0.5).startswith(
        "Het register telt 1 praktijk en 1 huisarts;"
    )


def test_a_register_without_anything_says_so() -> None:
    empty = replace(_small(gps=0), practices=())
    assert views.conclusion(empty, None) == "Het register is nog leeg."
    assert views.conclusion(_small(gps=0), None) == (
        "Het register telt 1 praktijk en nog geen huisartsen."
    )


def _small(gps: int) -> Register:
    return Register(practices=region().practices[:1], gps=region().gps[:gps])


def test_the_last_list_is_the_newest() -> None:
    days = [date(2026, 11, 20), date(2026, 11, 21), date(2025, 1, 1)]
    assert views.last_read(days) == "Laatst is een lijst ingelezen op 21 november 2026."
    assert views.last_read([]) == ""


def test_a_sheet_shows_only_columns_that_hold_something() -> None:
    view = views.sheet(region(), "praktijken")
    assert view.columns == (
        "AGB-code",
        "Naam",
        "Hagro",
        "Plaats",
        "Breedtegraad",
        "Lengtegraad",
        "Patiënten op naam",
    )
    assert view.records()[3]["Plaats"] is None
    assert view.keys[0] == LINDE


def test_a_search_looks_in_every_field() -> None:
    assert [row["Naam"] for row in views.sheet(region(), "praktijken", "ceeDORP").records()] == [
        "De Eik"
    ]
    assert views.sheet(region(), "praktijken", "bestaat niet").lines == ()


def test_records_have_names_that_people_use() -> None:
    names = views.record_names(region(), "huisartsen")
    assert names[f"{LINDE}/01100001"] == "A. Visser — De Linde"
    assert "aandeel sinds 01-09-2026 — De Eik" in names.values()


def _difference() -> views.DifferenceView:
    before = rows_of(region())
    after = {sheet: [dict(row) for row in rows] for sheet, rows in before.items()}
    after["praktijken"][0]["patienten"] = 2350
    del after["praktijken"][3]
    after["praktijken"].append({**after["praktijken"][0], "agb": "01000009", "naam": "De Nieuwe"})
    return views.difference(between(before, after), region())


def test_the_headline_of_a_difference_counts_rows() -> None:
    assert _difference().headline == (
        "1 rij nieuw, 1 rij gewijzigd (1 gegeven), 1 rij verwijderd, 7 rijen ongewijzigd."
    )


def test_what_disappears_is_listed_first_and_changes_show_old_and_new() -> None:
    lines = _difference().lines
    assert [line.kind for line in lines] == ["verdwijnt", "gewijzigd", "nieuw"]
    change = views.records_of(lines)[1]
    assert (change["van wie"], change["gegeven"], change["was"], change["wordt"]) == (
        "De Linde",
        "Patiënten op naam",
        "2200",
        "2350",
    )


def test_no_difference_says_so() -> None:
    same = views.difference(between(rows_of(region()), rows_of(region())), region())
    assert same.headline == "Er verandert niets; 9 rijen zijn gelijk aan het register."


def test_completeness_counts_only_whom_a_question_is_for() -> None:
    fields = {(field.sheet, field.label): field for field in completeness(region())}
    assert fields["praktijken", "Patiënten op naam"].words == "3 van 4 praktijken"
    assert fields["huisartsen", "Geboortejaar"].words == "3 van 4 huisartsen"
    assert fields["huisartsen", "Opvolging"].words == "1 van 5 huisartsen"
    assert 0 < (overall(fields.values()) or 0) < 1


def test_the_least_known_stands_first_and_nothing_is_no_share() -> None:
    shares = [field.share for field in completeness(region())]
    assert shares == sorted(shares, key=lambda share: 1.0 if share is None else share)
    assert overall([]) is None
    assert EIK in region().practice_by_agb
