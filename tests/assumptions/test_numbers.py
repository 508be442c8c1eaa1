"""The numbers of the assumptions by their place, and what lies where in a range."""

import pytest
import yaml
from scipy.special import ndtri

from succession.assumptions import Z_90, Number
from tests.risk.world import ASSUMPTIONS, ROOT

NUMBERS = ASSUMPTIONS.numbers()


def test_p90_lies_as_far_from_the_middle_as_scipy_says() -> None:
    assert Z_90 == ndtri(0.9) == -ndtri(0.1)


def test_every_number_of_the_file_stands_in_the_list_in_its_order() -> None:
    file = yaml.safe_load((ROOT / "data/assumptions.yaml").read_text(encoding="utf-8"))
    sections = {name: part for name, part in file.items() if isinstance(part, dict)}
    places = [
        f"{section}.{name}"
        for section, part in sections.items()
        for name, value in part.items()
        if isinstance(value, dict) and "scale" in value
    ]
    assert sorted(NUMBERS) == sorted(places)
    assert len(places) > 60


def test_no_label_has_marks_that_paper_prints_as_they_are() -> None:
    assert [one.label for one in NUMBERS.values() if set("*_`") & set(one.label)] == []


@pytest.mark.parametrize("path", NUMBERS)
def test_another_number_at_a_place_leaves_all_others(path: str) -> None:
    other = NUMBERS[path].held_at(7.0)
    after = ASSUMPTIONS.with_number(path, other).numbers()
    assert after == {**NUMBERS, path: other}
    assert list(after) == list(NUMBERS)


@pytest.mark.parametrize("number", NUMBERS.values(), ids=list(NUMBERS))
def test_a_range_is_from_p10_to_p90(number: Number) -> None:
    ends = [number.at(z) for z in (-Z_90, 0.0, Z_90)]
    assert ends == pytest.approx([number.low, number.value, number.high])


def test_half_way_to_p90_is_half_way_in_the_range_or_on_its_logarithm() -> None:
    plain = NUMBERS["stop.age_shift"].model_copy(update={"low": 0.5, "value": 1.0, "high": 4.0})
    assert plain.at(Z_90 / 2) == pytest.approx(2.5)
    assert plain.model_copy(update={"scale": "log"}).at(Z_90 / 2) == pytest.approx(2.0)


@pytest.mark.parametrize("row", ASSUMPTIONS.stop.plan_classes.rows, ids=lambda row: row.certainty)
def test_a_stated_day_weighs_between_nothing_and_everything(row) -> None:
    assert row.weight_at(-Z_90) == pytest.approx(row.low)
    assert (row.weight_at(-9.0), row.weight_at(9.0)) == (0.0, 1.0)
