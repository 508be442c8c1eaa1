"""The time line: the picture and the list say the same."""

from datetime import date

from succession.pictures import runs as pictures
from succession.playbook.run.progress import StepState, progress
from succession.views.runs import timeline
from tests.views.runs.test_page import PLAYBOOK, make_run

TODAY = date(2029, 1, 15)


def _rows() -> tuple[timeline.TimelineRow, ...]:
    run = make_run()
    return timeline.timeline(progress(run, PLAYBOOK, TODAY), TODAY)


def test_every_step_has_its_bar_by_due_date() -> None:
    rows = _rows()
    picture = pictures.timeline(rows, TODAY).to_dict()
    values = picture["datasets"][picture["layer"][0]["data"]["name"]]
    assert len(values) == len(rows) > 40
    assert [row.due for row in rows] == sorted(row.due for row in rows)
    assert all(value["van"] < value["tot"] for value in values)


def test_the_state_is_told_by_shape_as_well_as_by_colour() -> None:
    points = pictures.timeline(_rows(), TODAY).to_dict()["layer"][1]["encoding"]
    assert len(set(points["shape"]["scale"]["range"])) == len(StepState)


def test_the_list_holds_the_chain_that_must_not_slip() -> None:
    rows = _rows()
    titles = [record["stap"] for record in timeline.critical_records(rows)]
    assert titles == [row.title for row in rows if row.is_critical]
    assert 1 < len(titles) < len(rows)


def test_the_picture_has_a_sentence_for_who_does_not_see_it() -> None:
    assert f"Tijdlijn van {len(_rows())} stappen" in timeline.alternative(_rows())
    assert timeline.alternative(()) == "Er zijn geen stappen."
