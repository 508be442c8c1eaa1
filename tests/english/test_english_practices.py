"""416 real English practices, untidy as they are, come in through a mapping file."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from scipy.stats import spearmanr

from succession.assumptions import load_assumptions, load_rules
from succession.intake.files import open_files
from succession.intake.mapping import read_column_map
from succession.intake.matching import propose
from succession.intake.merge import Intake, checked, register_from
from succession.intake.reading import Reading, read
from succession.register import Register
from succession.risk import RiskLevel, assess
from tests.english.adapter import adapt
from tests.region import TODAY

ROOT = Path(__file__).parents[2]
SOURCE = (
    ROOT.parent / "shared/realdata/en_gp_practices_sample/en_practices_southwest_2019-09-30.csv"
)
ASSUMPTIONS = load_assumptions(ROOT / "data" / "assumptions.yaml")
RULES = load_rules(ROOT / "data" / "rules.yaml")

pytestmark = pytest.mark.skipif(
    not SOURCE.exists(), reason="the English practices of ../shared/realdata are not there"
)


def reading_of(folder: Path) -> Reading:
    contents = open_files([folder / "practices.csv", folder / "gps.csv"])
    column_map = read_column_map(Path(__file__).with_name("mapping.yaml"))
    return read(contents, propose(contents.tables, column_map), TODAY)


@pytest.fixture(scope="module")
def as_they_are(tmp_path_factory) -> tuple[Path, Intake]:
    folder = tmp_path_factory.mktemp("english")
    adapt(SOURCE, folder)
    return folder, checked(reading_of(folder), {})


@pytest.fixture(scope="module")
def register(as_they_are) -> Register:
    folder, intake = as_they_are
    register, problems = register_from(reading_of(folder))
    assert problems == intake.problems
    return register


def source() -> list[dict[str, str]]:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_one_odd_value_is_named_with_its_place_and_does_not_stop_the_rest(as_they_are):
    _, intake = as_they_are

    assert [(p.file, p.row, p.column) for p in intake.problems] == [("gps.csv", 2610, "fte_each")]
    assert "anderhalve fte" in intake.problems[0].what
    assert not intake.is_faulty


def test_all_practices_come_in_with_their_own_numbers(register):
    expected = {
        row["practice_code"]: (
            float(row["patients"]),
            row["dispensing"] == "Yes",
            float(row["nurse_fte"]) if row["nurse_fte"] else None,
        )
        for row in source()
    }
    found = {p.name: (p.patients, p.is_dispensing, p.poh_fte) for p in register.practices}

    assert len(found) == len(register.practices) == 416
    assert found == expected


def test_every_gp_counted_in_the_source_has_a_row(register):
    expected = {
        row["practice_code"]: int(float(row["gp_hc_qual_perm"]))
        for row in source()
        if row["gp_hc_qual_perm"]
    }
    names = {practice.agb: practice.name for practice in register.practices}

    assert Counter(names[gp.practice_agb] for gp in register.gps) == expected
    assert all(gp.fte is not None for gp in register.gps)


@pytest.fixture(scope="module")
def open_shares(register) -> dict[str, float]:
    region = assess(register, ASSUMPTIONS, RULES, TODAY)
    return {found.agb: found.open_share.within_60 for found in region.practices}


def test_small_practices_stand_before_large_ones(register, open_shares):
    lists = {one.agb: one.patients for one in register.practices if one.patients}
    order = spearmanr([-lists[agb] for agb in lists], [open_shares[agb] for agb in lists])
    assert order.statistic >= 0.6


def test_half_a_list_never_lowers_what_falls_open(register, open_shares):
    every_tenth = [one for one in register.practices if one.patients][::10]
    for one in every_tenth:
        half = replace(one, patients=one.patients // 2)
        others = tuple(half if each is one else each for each in register.practices)
        found = assess(replace(register, practices=others), ASSUMPTIONS, RULES, TODAY)
        (now,) = (each for each in found.practices if each.agb == one.agb)
        assert now.open_share.within_60 >= open_shares[one.agb]


def test_without_ages_no_practice_is_called_safe(register):
    risk = assess(register, ASSUMPTIONS, RULES, date(2019, 9, 30))
    decided = {p.agb for p in risk.practices if p.level is not RiskLevel.UNKNOWN}

    assert len(risk.practices) == 416
    assert all(p.level is not RiskLevel.FOLLOW for p in risk.practices)
    assert len(decided) < 416 / 15
    assert all(p.possible_level for p in risk.practices if p.agb not in decided)
    assert all(p.data_interval.high > 0.15 for p in risk.practices)
