"""Times as people say them become the range that they mean, and plain dates are left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from succession.intake.vague import DOUBTFUL, ROUGH, span_of

TODAY = date(2026, 11, 21)
SPANS = {
    "eind 2028": (date(2028, 10, 1), date(2028, 12, 31)),
    "begin van 2029": (date(2029, 1, 1), date(2029, 3, 31)),
    "medio 2028": (date(2028, 5, 1), date(2028, 8, 31)),
    "zomer volgend jaar": (date(2027, 6, 1), date(2027, 8, 31)),
    "winter 2027": (date(2027, 12, 1), date(2028, 2, 29)),
    "tweede helft 2028": (date(2028, 7, 1), date(2028, 12, 31)),
    "Q3 2029": (date(2029, 7, 1), date(2029, 9, 30)),
    "2029 Q3": (date(2029, 7, 1), date(2029, 9, 30)),
    "3e kwartaal 2029": (date(2029, 7, 1), date(2029, 9, 30)),
    "2027-2028": (date(2027, 1, 1), date(2028, 12, 31)),
    "2027/28": (date(2027, 1, 1), date(2028, 12, 31)),
    "tussen 2027 en 2030": (date(2027, 1, 1), date(2030, 12, 31)),
    "mei-juni 2027": (date(2027, 5, 1), date(2027, 6, 30)),
    "dit jaar": (TODAY, date(2026, 12, 31)),
    "volgend jaar": (date(2027, 1, 1), date(2027, 12, 31)),
    "over 3 jaar": (date(2029, 5, 21), date(2030, 5, 21)),
    "over twee à drie jaar": (date(2028, 5, 21), date(2030, 5, 21)),
    "binnen 5 jaar": (TODAY, date(2031, 11, 21)),
    "ca. 2027": (date(2026, 7, 1), date(2028, 6, 30)),
    "rond 2030": (date(2029, 7, 1), date(2031, 6, 30)),
    "na 2028": (date(2029, 1, 1), None),
    "niet voor 2030": (date(2030, 1, 1), None),
    "uiterlijk 2030": (None, date(2030, 12, 31)),
    "voor 2030": (None, date(2029, 12, 31)),
}


@pytest.mark.parametrize(("said", "ends"), SPANS.items())
def test_a_rough_time_is_the_range_that_it_means(
    said: str, ends: tuple[date | None, date | None]
) -> None:
    span = span_of(said, TODAY)
    assert span is not None
    assert (span.earliest, span.latest, span.certainty) == (*ends, ROUGH)


@pytest.mark.parametrize("said", ["misschien 2029", "2029?", "eind 2029 ?", "mogelijk in 2029"])
def test_with_doubt_it_is_less_certain(said: str) -> None:
    span = span_of(said, TODAY)
    assert span is not None
    assert span.certainty == DOUBTFUL


@pytest.mark.parametrize(
    "said", ["2028", "1-7-2028", "januari 2028", "weet nog niet", "2030-2028", "12", "Q5 2028", ""]
)
def test_a_plain_date_and_what_is_no_time_are_left_to_the_reader_of_dates(said: str) -> None:
    assert span_of(said, TODAY) is None


@given(st.sampled_from(sorted(SPANS)), st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_likely_lies_within_the_range_on_any_day(said: str, today: date) -> None:
    span = span_of(said, today)
    if span and span.likely:
        assert span.earliest
        assert span.latest
        assert span.earliest <= span.likely <= span.latest
