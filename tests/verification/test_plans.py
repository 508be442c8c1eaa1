"""`data/national.yaml`: the shipped figures are the public ones, and a broken file is refused."""

from pathlib import Path

import pytest

from succession.errors import InvalidInput
from succession.verification.plans import load_national, plan_of
from tests.verification.published import NATIONAL, ROOT, table

_PUBLIC = "nl_capaciteitsplan_parameters/capaciteitsplan_huisarts_parameters_2010_2019.csv"
_OLD = (2010, 2013, 2016, 2019)
_SINGLE = {
    "aanbod_personen": "stock_persons",
    "per_vrouw_basis": "women_share",
    "fte_vrouw_basis": "fte_women",
    "fte_man_basis": "fte_men",
    "n_inopleiding_perjaar": "starters_before",
    "n_inopleiding_perjaar2": "starters_until_adjusted",
    "n_inopleiding_perjaar3": "starters_after",
    "opleidingsduur": "training_years",
    "per_vrouw_opleiding": "women_share_training",
    "intern_rendement": "completion_before",
    "intern_rendement2": "completion_after",
    "n_buitenland": "foreign_persons",
    "per_vrouw_buitenland": "foreign_women_share",
    "rendement_buitenland": "foreign_retention",
    "onv_vraag_midden": "unmet_demand",
    "totale_zorgvraag_excl_ATV_midden": "growth",
}
_WORDS = ("vijf", "tien", "vijftien", "twintig")
_CURVES = {
    "outflow_women": tuple(f"uitstroom_vrouw_basis_{word}" for word in _WORDS),
    "outflow_men": tuple(f"uitstroom_man_basis_{word}" for word in _WORDS),
    "retention_women": tuple(f"extern_rendement_vrouw_{y}jaar" for y in (1, 5, 10, 15)),
    "retention_men": tuple(f"extern_rendement_man_{y}jaar" for y in (1, 5, 10, 15)),
    "demography": tuple(f"demo_{y}_midden" for y in (5, 10, 15, 20)),
}


@pytest.mark.parametrize("year", _OLD)
def test_the_old_plans_are_the_public_table(year: int) -> None:
    public = {row["variable"]: row[f"raming_{year}"] for row in table(_PUBLIC)}
    for variable, field in _SINGLE.items():
        assert getattr(NATIONAL, field).values[year] == float(public[variable]), field
    for field, variables in _CURVES.items():
        expected = tuple(float(public[variable]) for variable in variables)
        assert getattr(NATIONAL, field).values[year] == expected, field
    assert NATIONAL.adjustment_years.values[year] == float(public["bijsturingsjaar"]) - year
    assert NATIONAL.trend_years.values[year] == float(public["trendjaar"]) - year


@pytest.mark.parametrize("year", NATIONAL.plan_years)
def test_the_stock_and_fte_of_a_plan_are_those_counted_that_year(year: int) -> None:
    halves = plan_of(NATIONAL, year).halves
    assert sum(half.persons for half in halves) == NATIONAL.realised_persons.values[year]
    fte = sum(half.persons * half.fte for half in halves)
    assert fte == pytest.approx(NATIONAL.realised_fte.values[year], rel=1e-3)


def test_a_number_without_source_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "data/national.yaml").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if line.startswith("  source:"))
    broken = tmp_path / "national.yaml"
    broken.write_text("".join(lines[:first] + lines[first + 1 :]), encoding="utf-8")
    with pytest.raises(InvalidInput, match="`source` ontbreekt"):
        load_national(broken)


def test_a_curve_of_three_points_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "data/national.yaml").read_text(encoding="utf-8")
    broken = tmp_path / "national.yaml"
    broken.write_text(text.replace("0.371, 0.51]", "0.371]"), encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        load_national(broken)
    assert len(refused.value.problems) == 1
