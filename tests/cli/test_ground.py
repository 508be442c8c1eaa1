"""The ground before any list: what gemeenten ask, and an invented region on real ground."""
# ruff: noqa: F811 — fixtures are named like what they give

from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_main import TODAY, run  # noqa: F401 — fixtures


def _ground(run: Any, *names: str) -> Any:
    named = [word for name in names for word in ("--gemeente", name)]
    return run("ground", *named, "--as-of", TODAY, "--json")


def test_the_care_of_gemeenten_is_told_for_now_and_later_with_its_band(run: Any) -> None:
    answer = _ground(run, "Ommen", "Hardenberg").answer
    assert answer["gemeenten"] == ["Ommen", "Hardenberg"]
    assert list(answer["care_demand"]) == ["2026", "2031", "2041"]
    assert 80_000 < answer["inhabitants"] < 83_000
    assert answer["norm_practices"] == pytest.approx(answer["inhabitants"] / 2095)
    for year, asked in answer["care_demand"].items():
        low, high = answer["care_interval"][year]
        assert low <= asked <= high
    widths = [high - low for low, high in answer["care_interval"].values()]
    assert widths == sorted(widths)
    assert widths[0] == 0
    assert answer["source"] == "Bron: CBS / Kadaster, CC BY 4.0"


def test_a_place_that_grows_asks_more_later_than_one_that_shrinks(run: Any) -> None:
    """Waddinxveen grew by a quarter in ten years, Hulst shrank."""
    grows, shrinks = (_ground(run, name).answer["care_demand"] for name in ("Waddinxveen", "Hulst"))
    assert grows["2041"] / grows["2026"] > 1.1 * shrinks["2041"] / shrinks["2026"]


def test_the_wijken_with_few_practices_near_stand_in_order(run: Any) -> None:
    fragile = _ground(run, "Ommen").answer["fragile"]
    assert "Lemele" in [one["wijk"] for one in fragile]
    near = [one["practices_3km"] for one in fragile]
    assert near == sorted(near)
    assert all(one < 1.5 for one in near)
    assert all(one["inhabitants"] > 0 for one in fragile)
    assert _ground(run, "Amsterdam").answer["fragile"] == []


def test_a_name_that_is_no_gemeente_is_told_with_what_may_be_meant(run: Any) -> None:
    ran = run("ground", "--gemeente", "Omen", "--gemeente", "Dalfsn")
    assert (ran.code, ran.out) == (1, "")
    assert "Omen is geen gemeente — bedoelde u `Ommen`?" in ran.err
    assert "Dalfsen" in ran.err


def test_without_json_it_is_a_dutch_table(run: Any) -> None:
    ran = run("ground", "--gemeente", "Ommen", "--as-of", TODAY)
    assert ran.out.splitlines()[0].endswith("inwoners in Ommen")
    assert "Lemele (Ommen" in ran.out


def test_an_invented_region_on_real_ground_has_real_places_and_invented_practices(
    run: Any, tmp_path: Path
) -> None:
    where = ("--gemeente", "Ommen", "--gemeente", "Dalfsen")
    wrote = run("example", tmp_path, "--practices", 12, *where, "--as-of", TODAY)
    assert wrote.code == 0
    assert "verzonnen" in wrote.err
    lines = (tmp_path / "praktijken.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 13
    assert all(line.startswith("0199") for line in lines[1:])
    assert {cells.split(";")[5] for cells in lines[1:]} == {"Ommen", "Dalfsen"}
    risk = run("risk", "--register", tmp_path, "--as-of", TODAY, "--json").answer["practices"]
    assert all(one["patients_unplaced"] is not None for one in risk if one["patients_enrolled"])


def test_with_postcodes_alone_the_risk_knows_who_finds_no_place(run: Any, tmp_path: Path) -> None:
    (tmp_path / "praktijken.csv").write_text(
        "agb;naam;hagro;postcode;patienten\n01000001;De Eik;Vecht;7731 AB;2400\n"
        "01000002;De Es;Vecht;7722 KD;2600\n01000003;De Els;Vecht;;2500\n",
        encoding="utf-8",
    )
    (tmp_path / "huisartsen.csv").write_text(
        "praktijk_agb;naam;rol;geboortejaar;fte;opvolgingsstatus\n"
        + "".join(f"0100000{n};H{n};praktijkhouder;1962;0,9;geen\n" for n in (1, 2, 3)),
        encoding="utf-8",
    )
    eik, es, els = run("risk", "--register", tmp_path, "--as-of", TODAY, "--json").answer[
        "practices"
    ]
    for one in (eik, es):
        low, high = one["unplaced_interval"]
        assert low <= one["patients_unplaced"] <= high
        assert not [name for name in one["unknown"] if "postcode" in name]
    assert (els["patients_unplaced"], els["unplaced_interval"]) == (None, None)
    assert "01000003.postcode" in els["unknown"]
