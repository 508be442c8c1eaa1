"""Numbers, dates and durations as a Dutch reader expects them."""

from datetime import UTC, date, datetime

import pytest

from succession.register import Stage
from succession.register.fields import field_of
from succession.register.rows import Value
from succession.risk.result import Interval
from succession.views import dutch

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(12345, 0, "12.345"), (0.75, 2, "0,75"), (0, 0, "0"), (None, 0, "onbekend"), (7.46, 1, "7,5")],
)
def test_numbers(value: float | None, decimals: int, words: str) -> None:
    assert dutch.number(value, decimals) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "onbekend"),
        (0.0, "0%"),
        (0.001, "minder dan 1%"),
        (0.14, "14%"),
        (0.999, "meer dan 99%"),
        (1.0, "100%"),
    ],
)
def test_shares_that_are_small_stay_visible(share: float | None, words: str) -> None:
    assert dutch.percent(share) == words


def test_a_range_of_one_value_is_said_once() -> None:
    assert dutch.percent_range(Interval(0.1, 0.3)) == "10% tot 30%"
    assert dutch.percent_range(Interval(0.1, 0.1)) == "10%"


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (7.2, "nog 7 maanden"),
        (1.0, "nog 1 maand"),
        (-4.0, "4 maanden te laat"),
        (0.3, "nu beginnen"),
        (None, "niets te beginnen"),
    ],
)
def test_time_left(months: float | None, words: str) -> None:
    assert dutch.time_left(months) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [(0.12, "+12 punten"), (-0.01, "−1 punt"), (0.001, "± 0 punten")],
)
def test_points(change: float, words: str) -> None:
    assert dutch.points(change) == words


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (TODAY, "vandaag"),
        (date(2026, 11, 20), "1 dag geleden"),
        (date(2026, 4, 21), "7 maanden geleden"),
        (date(2024, 11, 22), "23 maanden geleden"),
        (date(2024, 11, 21), "2 jaar geleden"),
        (date(2024, 5, 21), "2 jaar en 6 maanden geleden"),
        (date(2022, 11, 21), "4 jaar geleden"),
        (date(2026, 11, 23), "over 2 dagen"),
        (None, "onbekend"),
    ],
)
def test_since(start: date | None, words: str) -> None:
    assert dutch.since(start, TODAY) == words


@pytest.mark.parametrize(
    ("name", "day", "words"),
    [
        ("stop_vroegst", date(2029, 1, 1), "2029"),
        ("stop_waarschijnlijk", date(2029, 7, 1), "2029"),
        ("stop_laatst", date(2029, 12, 31), "2029"),
        ("zoekt_sinds", date(2024, 7, 1), "2024"),
        ("stop_waarschijnlijk", date(2029, 1, 1), "01-01-2029"),
        ("stop_laatst", date(2029, 7, 1), "01-07-2029"),
        ("vacant_sinds", date(2026, 7, 1), "01-07-2026"),
        ("stop_laatst", None, "onbekend"),
        ("fte", 0.8, "0,8"),
    ],
)
def test_a_year_that_was_said_stays_a_year(name: str, day: Value, words: str) -> None:
    field = field_of("huisartsen", name)
    assert dutch.told(field, day) == (dutch.in_field(field, day) or dutch.UNKNOWN) == words
    assert dutch.year_said(field, day) == (int(words) if words.isdigit() else None)


@pytest.mark.parametrize("name", ["Noord", "Hagro Noord", "hagro Noord"])
def test_a_hagro_is_called_one_once(name: str) -> None:
    assert dutch.hagro(name).casefold() == "hagro noord"
    assert dutch.hagro_line(name) == "Hagro Noord"
    assert dutch.hagro_line(None) == "Hagro onbekend"


def test_days_and_moments() -> None:
    assert dutch.day(TODAY) == "21 november 2026"
    assert dutch.short_day(TODAY) == "21-11-2026"
    assert dutch.day(None) == "onbekend"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "29-03-2026 01:30"),
        (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "29-03-2026 03:30"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25-10-2026 02:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25-10-2026 02:30"),
    ],
)
def test_moments_are_in_dutch_time_also_when_the_clock_changes(
    moment: datetime, words: str
) -> None:
    assert dutch.moment(moment) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nee"),
        (0.75, "0,75"),
        (2200, "2200"),
        (date(2028, 7, 1), "01-07-2028"),
        (Stage.SEARCHING, "zoekend"),
    ],
)
def test_values_as_people_type_them(value: object, text: str) -> None:
    assert dutch.typed(value) == text  # type: ignore[arg-type]
    assert dutch.cell(value) == (text or "onbekend")  # type: ignore[arg-type]


def test_lists_end_in_and() -> None:
    assert dutch.listing(["a", "b", "c"]) == "a, b en c"
    assert dutch.listing(["a"]) == "a"
    assert dutch.listing([]) == ""


def test_a_field_is_told_by_its_label_and_other_marks_are_quotes() -> None:
    said = "`stop_laatst` ligt voor `stop_vroegst`, bedoelde u `weten`?"
    assert dutch.by_label(said) == (
        "„Stopt op zijn laatst” ligt voor „Stopt op zijn vroegst”, bedoelde u „weten”?"
    )
    assert dutch.by_label("zonder") == "zonder"


def test_what_nobody_said_is_an_empty_field() -> None:
    assert dutch.in_field(field_of("huisartsen", "stop_laatst"), None) == ""
    assert dutch.in_field(field_of("huisartsen", "fte"), 0.8) == "0,8"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 dagen"),
        (1, "1 dag"),
        (60, "60 dagen"),
        (61, "2 maanden"),
        (700, "23 maanden"),
        (731, "2 jaar"),
        (908, "2,5 jaar"),
    ],
)
def test_a_long_time_is_not_told_in_days(days: int, words: str) -> None:
    assert dutch.length(days) == words


@pytest.mark.parametrize(("said", "words"), [("m", "man"), ("V", "vrouw"), ("x", "x")])
def test_a_letter_is_told_as_a_word(said: str, words: str) -> None:
    assert dutch.told(field_of("huisartsen", "geslacht"), said) == words
