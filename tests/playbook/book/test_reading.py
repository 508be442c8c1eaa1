"""Broken draaiboeken: each gives exactly the lines that stand in the file beside it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.errors import InvalidInput
from succession.playbook.book.reading import check, library, read
from tests.playbook.example import TEXT, written

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
SHIPPED = sorted((Path(__file__).parents[3] / "playbooks").glob("*.yaml"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_draaiboek_gives_exactly_its_problems(path):
    expected = path.with_suffix(".expected.txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in check([path])] == expected


def test_every_expectation_belongs_to_one_of_at_least_thirty_broken_files():
    expected = {path.name.split(".")[0] for path in BROKEN[0].parent.glob("*.expected.txt")}
    assert expected == {path.stem for path in BROKEN}
    assert len(BROKEN) >= 30


def test_a_folder_of_broken_files_tells_all_of_them_at_once():
    assert {problem.file for problem in check([BROKEN[0].parent])} == {p.name for p in BROKEN}


def test_the_example_is_sound(tmp_path):
    assert check([written(tmp_path)]) == ()


def test_reading_a_broken_draaiboek_raises_all_problems_at_once(tmp_path):
    text = TEXT.replace("na: [gesprek]", "na: [gesprk]").replace("is: true", "is: ja")
    with pytest.raises(InvalidInput) as caught:
        read(written(tmp_path, text))
    assert [problem.row for problem in caught.value.problems] == [40, 42]


def test_a_file_that_is_not_there_is_a_problem_not_a_crash(tmp_path):
    (problem,) = check([tmp_path / "weg.yaml"])
    assert problem.what == "het bestand bestaat niet"


def test_an_empty_file_is_a_problem(tmp_path):
    (problem,) = check([written(tmp_path, "")])
    assert problem.what == "het bestand is leeg"


UNDATED = TEXT.replace("    uiterlijk: 12 maanden voor overdracht\n", "")


def test_a_step_needed_only_by_one_that_may_drop_out_takes_its_date_from_the_step_after_that(
    tmp_path,
):
    assert check([written(tmp_path, UNDATED)]) == ()
    problems = check([written(tmp_path, UNDATED.replace("    na: [vergunning]\n", ""))])
    assert [problem.what for problem in problems] == [
        "stap `gesprek` krijgt geen datum: geen `uiterlijk` en niets wacht er altijd op",
        "stap `contract` staat los: niets gaat eraan vooraf en niets wacht erop",
    ]


def test_a_misspelt_need_is_told_once_and_not_as_a_missing_date_too(tmp_path):
    (problem,) = check([written(tmp_path, UNDATED.replace("na: [gesprek]", "na: [gesprk]"))])
    assert problem.what == "stap `gesprk` bestaat niet"


def test_a_gate_that_asks_the_owner_is_sound_while_nobody_asks_who_else_may_decide(tmp_path):
    conditional = TEXT.replace(
        "{field: apotheekhoudend, is: true}", "{field: bevoegd, is: praktijkhouder}"
    )
    (problem,) = check([written(tmp_path, conditional)])
    assert "als gevolmachtigde of erven of curator bevoegd is" in problem.what


def test_a_gate_that_is_there_only_for_the_owner_needs_no_substitute(tmp_path):
    condition = "        als:\n          - {field: bevoegd, is: praktijkhouder}\n"
    gate = "      - wie: praktijkhouder\n"
    only_owner = TEXT.replace(gate, gate + condition)
    assert check([written(tmp_path, only_owner)]) == ()


def test_a_library_holds_every_draaiboek_of_the_folder_or_raises_the_problems_of_all(tmp_path):
    written(tmp_path)
    assert [playbook.id for playbook in library(tmp_path)] == ["proef"]
    for name in ("een", "twee"):
        (tmp_path / f"{name}.yaml").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        library(tmp_path)
    assert [problem.file for problem in caught.value.problems] == ["een.yaml", "twee.yaml"]


@settings(deadline=None, derandomize=True, max_examples=150)
@given(data=st.data())
def test_whatever_line_somebody_loses_or_repeats_there_is_a_list_of_problems_and_no_crash(
    tmp_path_factory, data
):
    path = data.draw(st.sampled_from(SHIPPED))
    lines = path.read_text(encoding="utf-8").splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    copies = data.draw(st.sampled_from([0, 2]))
    lines[place : place + 1] = [lines[place]] * copies
    file = tmp_path_factory.mktemp("k") / path.name
    file.write_text("\n".join(lines), encoding="utf-8")
    for problem in check([file]):
        assert problem.what
        assert problem.remedy
        assert problem.row
