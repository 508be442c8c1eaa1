"""When to begin at the latest: the picture and its table say the same, by more than colour."""

from datetime import date, timedelta

import pytest

from succession.pictures.runs import latest_start
from succession.playbook.dates.spread import StartDay
from succession.views.runs.latest_start import (
    Leeway,
    Line,
    alternative,
    records,
    run_row,
    start_row,
)
from tests.views.runs.test_page import AT, PLAYBOOK, make_run

FIRST = date(2027, 1, 1)
DAYS = tuple(StartDay(FIRST + timedelta(days=10 * n), (10 - n) / 10) for n in range(11))
SURE, TIGHT = FIRST + timedelta(days=10), FIRST + timedelta(days=90)


@pytest.mark.parametrize(
    ("today", "room"),
    [
        (SURE, Leeway.AMPLE),
        (SURE + timedelta(days=1), Leeway.TIGHT),
        (TIGHT, Leeway.TIGHT),
        (TIGHT + timedelta(days=1), Leeway.PAST),
    ],
)
def test_a_day_is_ample_tight_or_past(today: date, room: Leeway) -> None:
    assert start_row("Plan", DAYS, today).room is room


def test_the_table_names_the_three_days_and_where_today_is() -> None:
    (record,) = records([start_row("Plan", DAYS, FIRST)], "vandaag")
    assert list(record.values()) == [
        "Plan",
        date(2027, 1, 11),
        date(2027, 2, 20),
        date(2027, 4, 1),
        "ruim op tijd, nog 10 dagen",
    ]
    (record,) = records([start_row("Plan", DAYS, date(2027, 11, 11))], "vandaag")
    assert record["vandaag"] == "te laat, 10 maanden later"


def test_the_picture_tells_by_shape_and_has_the_line_of_the_day() -> None:
    rows = [start_row("Plan", DAYS, FIRST)]
    drawn = latest_start(rows, Line(FIRST)).to_dict()
    shapes = drawn["layer"][2]["encoding"]["shape"]["scale"]["range"]
    assert len(set(shapes)) == len(Leeway)
    (dashed,) = drawn["datasets"][drawn["layer"][3]["data"]["name"]]
    assert dashed == {"dag": "2027-01-01", "wat": "vandaag"}
    past = start_row("Ander", DAYS, date(2028, 1, 1))
    assert "2 draaiboeken, waarvan 1 te laat" in alternative([*rows, past])


def test_a_run_is_compared_with_the_day_on_which_it_began() -> None:
    row, line = run_row(make_run(), PLAYBOOK)
    assert line == Line(AT.date(), "begonnen")
    assert row.room is Leeway.PAST
    assert row.safest <= row.sure <= row.even <= row.tight <= row.last
