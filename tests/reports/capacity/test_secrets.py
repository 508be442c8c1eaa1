"""What is taken along holds no trace of what one may not see, and can be made again."""

import json
from pathlib import Path

import pytest

from succession.capacity.region.area import REGION
from succession.cli import answers
from succession.errors import SuccessionError
from succession.register import Audience, Register, Role, seen_by
from succession.register.rows import Row, register_of, rows_of
from succession.reports.capacity.paper import document, exported
from succession.reports.capacity.workbook import workbook
from succession.reports.paper.pdf import pdf
from succession.views.capacity import page as capacity
from tests.region import LINDE, region
from tests.reports.papers import found_for, paper_of

PLAN = ("stop_vroegst", "stop_waarschijnlijk", "stop_laatst", "zekerheid", "zoekt_sinds")


def _without_plan() -> Register:
    """The named world in which the praktijkhouder of De Linde told nobody."""
    rows = {sheet: list(found) for sheet, found in rows_of(region()).items()}
    rows["huisartsen"] = [_told_nothing(row) for row in rows["huisartsen"]]
    return register_of(rows)


def _told_nothing(row: Row) -> Row:
    if row["praktijk_agb"] != LINDE:
        return row
    return {**row, **dict.fromkeys(PLAN), "opvolgingsstatus": None, "laatste_gesprek": None}


def _files(register: Register, audience: Audience) -> dict[str, bytes]:
    """Everything that leaves the program, for every area."""
    found = found_for(register, audience)
    files = {}
    for area in capacity.areas(found):
        paper = paper_of(found, register, audience, area)
        files[f"{area.name}.json"] = exported(paper)
        files[f"{area.name}.xlsx"] = workbook(paper)
        files[f"{area.name}.pdf"] = pdf(document(paper))
    return files


@pytest.mark.parametrize("audience", [Audience(Role.BOARD), Audience(Role.DIRECTORS)], ids=str)
def test_a_confidential_plan_is_byte_for_byte_a_plan_that_was_never_told(
    audience: Audience,
) -> None:
    told, untold = _files(region(), audience), _files(_without_plan(), audience)
    assert sorted(told) == sorted(untold)
    assert len(told) >= 9
    assert [name for name in told if told[name] != untold[name]] == []


def test_the_plan_counts_for_who_may_know_it() -> None:
    """Otherwise the test above would prove nothing."""
    consulent = Audience(Role.CONSULENT)
    told, untold = _files(region(), consulent), _files(_without_plan(), consulent)
    assert [name for name in told if told[name] == untold[name]] == []


def test_what_was_taken_along_is_made_again_by_the_command_line(tmp_path: Path) -> None:
    audience = Audience(Role.BOARD)
    found = found_for(region(), audience)
    file = tmp_path / "capaciteit.json"
    file.write_bytes(exported(paper_of(found, region(), audience, REGION)))
    again = answers.again(seen_by(region(), audience), file)
    assert again["years"] == json.loads(file.read_text(encoding="utf-8"))["years"]
    with pytest.raises(SuccessionError, match="het register is veranderd"):
        answers.again(seen_by(region(), Audience(Role.CONSULENT)), file)
