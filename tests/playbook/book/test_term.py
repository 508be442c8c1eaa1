from datetime import date, datetime

import pytest

from succession.playbook.book.term import moment_of, span_of

ANCHOR = date(2029, 1, 1)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("op overdracht", date(2029, 1, 1)),
        ("6 weken voor overdracht", date(2028, 11, 20)),
        ("1 maand na overdracht", date(2029, 2, 1)),
        ("60 maanden voor overdracht", date(2024, 1, 1)),
        ("10 dagen na overdracht", date(2029, 1, 11)),
        ("5 werkdagen voor overdracht", date(2028, 12, 21)),
        ("1 werkdag na overdracht", date(2029, 1, 2)),
        ("4 uur na overdracht", date(2029, 1, 1)),
        ("72 uur na overdracht", date(2029, 1, 4)),
        ("23 uur voor overdracht", date(2029, 1, 1)),
        ("30 uur voor overdracht", date(2028, 12, 31)),
    ],
)
def test_a_term_is_a_day_on_the_calendar(phrase, day):
    assert moment_of(phrase).on(ANCHOR) == day


def test_of_a_moment_the_hours_count_and_the_time_of_day_is_kept():
    moment = datetime(2029, 1, 1, 22, 30)
    assert moment_of("4 uur na melding").on(moment) == datetime(2029, 1, 2, 2, 30)
    assert moment_of("1 werkdag na melding").on(moment) == datetime(2029, 1, 2, 22, 30)
    assert moment_of("1 maand voor melding").on(moment) == datetime(2028, 12, 1, 22, 30)


@pytest.mark.parametrize(
    "phrase", ["op overdracht", "1 week voor start", "3 maanden na start", "1 uur na melding"]
)
def test_a_term_reads_back_as_it_was_written(phrase):
    assert str(moment_of(phrase)) == phrase


@pytest.mark.parametrize(
    "phrase", ["3 mnd voor overdracht", "3 maanden", "-3 dagen na overdracht", "T-3", "", 3, None]
)
def test_what_is_no_term_is_refused_with_an_example(phrase):
    with pytest.raises(ValueError, match="schrijf bijvoorbeeld"):
        moment_of(phrase)


@pytest.mark.parametrize("phrase", ["6", "6 jaar", "zes weken", "op overdracht", 6])
def test_what_is_no_span_is_refused_with_an_example(phrase):
    with pytest.raises(ValueError, match="schrijf bijvoorbeeld"):
        span_of(phrase)
