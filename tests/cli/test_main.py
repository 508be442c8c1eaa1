"""The command line keeps its contract: objects, exit codes, one road for every problem."""

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from succession.actions.playbooks import start_run
from succession.cli import main as cli
from succession.cli import terminal
from succession.store import open_store
from tests.actions.runs import START
from tests.store.builders import submission

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-21"
RISK_KEYS = {
    "agb",
    "naam",
    "level",
    "possible_level",
    "open_share",
    "any_open",
    "no_owner",
    "interval",
    "data_interval",
    "patients_enrolled",
    "patients_unplaced",
    "months_left",
    "unknown",
    "flags",
    "reasons",
}


class Ran:
    """What a command left: its exit code and what it printed."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def answer(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command line in this process, on a database of its own."""
    monkeypatch.setenv("SUCCESSION_DB", f"sqlite:///{tmp_path / 'register.sqlite'}")

    def _run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            cli.main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return _run


@pytest.fixture
def region(tmp_path: Path, run: Any) -> Path:
    """A folder with an invented region of 20 practices."""
    folder = tmp_path / "region"
    ran = run("example", folder, "--practices", 20, "--seed", 4, "--as-of", TODAY)
    assert ran.code == 0
    return folder


def _write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_risk_prints_the_object_of_the_contract_and_nothing_else(run: Any, region: Path) -> None:
    ran = run("risk", "--register", region, "--as-of", TODAY, "--json")
    assert (ran.code, set(ran.answer)) == (0, {"as_of", "method", "imputed", "practices"})
    assert ran.answer["as_of"] == TODAY
    assert set(ran.answer["method"]) == {"version", "assumptions"}
    practices = ran.answer["practices"]
    assert [p["agb"] for p in practices] == sorted(p["agb"] for p in practices)
    assert len(practices) == 20
    for practice in practices:
        assert set(practice) >= RISK_KEYS
        total = sum(reason["contribution"] for reason in practice["reasons"])
        assert total == pytest.approx(practice["open_share"]["60"], abs=1e-9)
        assert all(set(flag) == {"rule", "text", "cleared_by"} for flag in practice["flags"])


def test_risk_without_json_is_a_dutch_table(run: Any, region: Path) -> None:
    ran = run("risk", "--register", region, "--as-of", TODAY)
    assert ran.out.splitlines()[0].startswith("agb         niveau")
    assert len(ran.out.splitlines()) == 21


def test_the_same_seed_writes_the_same_files(run: Any, region: Path, tmp_path: Path) -> None:
    run("example", tmp_path / "again", "--practices", 20, "--seed", 4, "--as-of", TODAY)
    for name in ("praktijken", "huisartsen", "kandidaten"):
        one, other = (folder / f"{name}.csv" for folder in (region, tmp_path / "again"))
        assert one.read_bytes() == other.read_bytes()


PRACTICES = "agb;naam;hagro;patienten\n01000001;De Linde;Noord;2000\n01000002;De Es;Noord;2100\n"
PLAN = (
    "agb;naam;geboortejaar;rol;praktijk_agb;fte;stop_waarschijnlijk;zekerheid;opvolgingsstatus;"
    "zoekt_sinds;laatste_gesprek;deelniveau\n"
)
SAID = "01100001;A;1963;praktijkhouder;01000001;0,9;2027-06-01;5;zoekend;2025-01-01;2026-05-01;"
UNSAID = "01100001;A;1963;praktijkhouder;01000001;0,9;;;;;;"
OTHER = "01100002;B;1970;praktijkhouder;01000002;0,9;;;;;;\n"


@pytest.mark.parametrize(
    ("level", "audience", "hidden"),
    [
        ("vertrouwelijk", "directie", True),
        ("vertrouwelijk", "bestuur", True),
        ("", "directie", True),
        ("directie", "bestuur", True),
        ("bestuur", "bestuur:Noord", True),
        ("openbaar", "beheerder", False),
        ("hagro", "bestuur:Noord", False),
        ("bestuur", "bestuur", False),
        ("directie", "directie", False),
        ("vertrouwelijk", "consulent", False),
    ],
)
def test_an_audience_gets_byte_for_byte_what_it_would_if_the_plan_were_unknown(
    run: Any, tmp_path: Path, level: str, audience: str, hidden: bool
) -> None:
    said = _write(tmp_path / "a", praktijken=PRACTICES, huisartsen=f"{PLAN}{SAID}{level}\n{OTHER}")
    unsaid = _write(
        tmp_path / "b", praktijken=PRACTICES, huisartsen=f"{PLAN}{UNSAID}{level}\n{OTHER}"
    )
    for command in (["risk", "--json"], ["risk"]):
        outputs = [
            run(*command, "--register", folder, "--as-of", TODAY, "--audience", audience).out
            for folder in (said, unsaid)
        ]
        assert (outputs[0] == outputs[1]) is hidden


def test_an_export_for_an_audience_does_not_hold_what_it_may_not_see(
    run: Any, tmp_path: Path
) -> None:
    levelled = f"{PLAN}{SAID}directie\n{OTHER}"
    folder = _write(tmp_path / "a", praktijken=PRACTICES, huisartsen=levelled)
    unsaid = _write(tmp_path / "b", praktijken=PRACTICES, huisartsen=f"{PLAN}{UNSAID}\n{OTHER}")
    contents = []
    for source in (folder, unsaid):
        file = tmp_path / f"{source.name}.xlsx"
        options = ("--register", source, "--audience", "bestuur", "--as-of", TODAY)
        assert run("export", file, *options).code == 0
        contents.append(file.read_bytes())
    assert contents[0] == contents[1]


def test_an_import_is_saved_once_and_its_export_changes_nothing(
    run: Any, region: Path, tmp_path: Path
) -> None:
    files = [region / f"{name}.csv" for name in ("praktijken", "huisartsen", "kandidaten")]
    first = run("import", *files, "--json")
    assert (first.code, first.answer["problems"]) == (0, [])
    assert {entry["file"] for entry in first.answer["added"]} == {f.stem for f in files}
    assert run("export", tmp_path / "uit.xlsx", "--as-of", TODAY).code == 0
    again = run("import", tmp_path / "uit.xlsx", "--json").answer
    assert (again["added"], again["changed"], again["removed"]) == ([], [], [])
    assert again["unchanged"] > 0


def test_an_import_keeps_the_chances_of_the_month_once(
    run: Any, region: Path, tmp_path: Path
) -> None:
    run("import", region / "praktijken.csv")
    files = [region / f"{name}.csv" for name in ("praktijken", "huisartsen")]
    assert run("import", *files).code == 0
    run("import", region / "kandidaten.csv")
    with sqlite3.connect(tmp_path / "register.sqlite") as database:
        (days,) = database.execute("SELECT count(*) FROM given").fetchone()
        (chances,) = database.execute("SELECT count(*) FROM given_chance").fetchone()
    assert days == 1
    assert chances > 0


def test_a_dry_run_saves_nothing(run: Any, region: Path, tmp_path: Path) -> None:
    run("migrate")
    before = _dump(tmp_path / "register.sqlite")
    ran = run("import", region / "praktijken.csv", "--dry-run", "--json")
    assert len({entry["key"] for entry in ran.answer["added"]}) == 20
    assert _dump(tmp_path / "register.sqlite") == before


def test_a_row_that_is_missing_is_told_and_goes_only_when_asked(run: Any, tmp_path: Path) -> None:
    folder = _write(tmp_path / "a", praktijken=PRACTICES)
    run("import", folder / "praktijken.csv")
    shorter = _write(tmp_path / "b", praktijken="\n".join(PRACTICES.splitlines()[:2]) + "\n")
    told = run("import", shorter / "praktijken.csv", "--json")
    assert told.answer["missing"] == [{"file": "praktijken", "key": "01000002"}]
    assert [entry["key"] for entry in told.answer["removed"]] == ["01000002"]
    assert len(run("risk", "--json").answer["practices"]) == 2
    gone = run("import", shorter / "praktijken.csv", "--remove", "--json").answer
    assert {entry["key"] for entry in gone["removed"]} == {"01000002"}
    assert gone["missing"] == []
    assert len(run("risk", "--json").answer["practices"]) == 1


@pytest.mark.parametrize(
    ("place", "reason"),
    [("weg/uit", "die map bestaat niet"), (".", "dat is een map"), ("/dev/full", "schijf is vol")],
)
def test_a_file_that_cannot_be_written_says_why(
    run: Any, region: Path, tmp_path: Path, place: str, reason: str
) -> None:
    ran = run("export", tmp_path / place, "--register", region, "--as-of", TODAY)
    assert ran.code == 1
    assert reason in ran.err


def test_no_row_goes_from_under_a_draaiboek_unasked(run: Any, tmp_path: Path) -> None:
    folder = _write(tmp_path / "a", praktijken=PRACTICES)
    run("import", folder / "praktijken.csv")
    store = open_store(f"sqlite:///{tmp_path / 'register.sqlite'}")
    start_run(store, submission(), replace(START, practice_agb="01000002"))
    store.close()
    shorter = _write(tmp_path / "b", praktijken="\n".join(PRACTICES.splitlines()[:2]) + "\n")
    refused = run("import", shorter / "praktijken.csv", "--remove")
    assert refused.code == 1
    assert "draaiboek volgproef (01000002)" in refused.err
    assert len(run("risk", "--json").answer["practices"]) == 2


def _dump(path: Path) -> list[str]:
    """The whole database as SQL, audit excepted."""
    with sqlite3.connect(path) as database:
        return [line for line in database.iterdump() if 'INTO "audit' not in line]


def _malformed() -> list[Any]:
    from tests.malformed.cases import CASES

    return list(CASES)


@pytest.mark.parametrize("case", _malformed(), ids=lambda case: case.name)
def test_a_malformed_file_ends_in_1_and_leaves_the_database_as_it_was(
    run: Any, region: Path, tmp_path: Path, case: Any
) -> None:
    run("import", region / "praktijken.csv", region / "huisartsen.csv")
    before = _dump(tmp_path / "register.sqlite")
    column_map = ("--map", case.column_map) if case.column_map else ()
    ran = run("import", *case.files, *column_map, "--json")
    assert ran.code == 1
    assert any(problem["severity"] == "fout" for problem in ran.answer["problems"])
    asks = case.name in ("31-kolom-rol-ontbreekt", "40-tegenspraak-per-praktijk")
    assert set(ran.answer) == ({"problems", "questions"} if asks else {"problems"})
    for problem in ran.answer["problems"]:
        assert set(problem) == {"severity", "file", "sheet", "row", "column", "what", "remedy"}
    assert _dump(tmp_path / "register.sqlite") == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["risk", "--register", "bestaat-niet", "--json"],
        ["risk", "--audience", "koning"],
        ["risk", "--as-of", "gisteren"],
        ["example"],
        ["example", "map", "--practices", "0"],
        ["onzin"],
        ["playbook", "plan", "playbooks/mentorschap.yaml"],
        ["import", "praktijken.csv", "--level", "geheim"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_in_2_with_nothing_on_stdout(run: Any, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_a_folder_with_problems_ends_in_1_with_all_of_them(run: Any, tmp_path: Path) -> None:
    broken = PRACTICES.replace("2000", "veel").replace("01000002", "01A")
    ran = run("risk", "--register", _write(tmp_path / "a", praktijken=broken), "--json")
    assert ran.code == 1
    assert len([p for p in ran.answer["problems"] if p["severity"] == "fout"]) == 2
    assert ran.err.count("\n") >= 2


def test_an_unknown_column_is_a_warning(run: Any, tmp_path: Path) -> None:
    folder = _write(tmp_path / "a", praktijken="agb;naam;kleur\n01000001;De Linde;rood\n")
    ran = run("risk", "--register", folder, "--json")
    assert ran.code == 0
    assert "kleur" in ran.err


def test_a_bug_ends_in_3_with_a_number_and_no_contents(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("dokter Jansen")

    monkeypatch.setattr(terminal, "opened_store", broken)
    ran = run("risk")
    assert (ran.code, ran.out) == (3, "")
    assert "nummer" in ran.err
    assert "Jansen" not in ran.err


def test_the_shipped_playbooks_are_sound_and_a_broken_one_is_told(run: Any, tmp_path: Path) -> None:
    assert (run("playbook", "check", ROOT / "playbooks").out) == ""
    broken = tmp_path / "kapot.yaml"
    broken.write_text("id: kapot\nonzin: 1\n", encoding="utf-8")
    ran = run("playbook", "check", broken)
    assert ran.code == 1
    assert all(line.startswith("kapot.yaml:") and " — " in line for line in ran.out.splitlines())


def test_a_playbook_is_planned_back_from_its_anchor(run: Any) -> None:
    file = ROOT / "playbooks/stappenplan-overdracht.yaml"
    ran = run("playbook", "plan", file, "--anchor", "overdracht=2029-01-01", "--json")
    assert set(ran.answer) == {"steps", "latest_start", "end", "critical_path"}
    assert len(ran.answer["steps"]) >= 51
    keys = {"id", "title", "role", "start", "due", "needs", "critical"}
    assert all(set(step) == keys for step in ran.answer["steps"])


def test_talks_come_by_rank_with_one_question_each(run: Any, region: Path) -> None:
    talks = run("talks", "--register", region, "--as-of", TODAY, "--json").answer["talks"]
    assert talks
    assert all(set(talk) == {"gp", "practice", "value", "due", "question"} for talk in talks)
    assert run("talks", "--register", region, "--as-of", TODAY).out.count("\n") == len(talks)


def test_the_national_forecast_finds_the_published_balance(run: Any) -> None:
    answer = run("forecast", "--national", "--json").answer
    assert set(answer) == {"years", "starters_for_balance"}
    assert [year["year"] for year in answer["years"]] == list(range(2025, 2046))
    assert 990 <= answer["starters_for_balance"] <= 1060


@pytest.mark.parametrize(
    ("starters", "year", "published", "within"),
    [((), 2030, (11_568, 13_492), 0.01), (("--starters", 1026), 2043, (16_401, 16_403), 0.02)],
)
def test_the_national_forecast_gives_the_published_supply_and_demand(
    run: Any, starters: tuple[object, ...], year: int, published: tuple[int, int], within: float
) -> None:
    answer = run("forecast", "--national", *starters, "--json").answer
    (row,) = (row for row in answer["years"] if row["year"] == year)
    assert (row["supply_fte"], row["demand_fte"]) == pytest.approx(published, rel=within)


def test_the_forecast_of_a_region_gives_bands_and_the_same_for_the_same_seed(
    run: Any, region: Path
) -> None:
    options = ("--register", region, "--as-of", TODAY, "--years", 3, "--runs", 40, "--seed", 2)
    first, again = (run("forecast", *options, "--json").answer for _ in range(2))
    assert first == again
    assert len(first["years"]) == 3
    for year in first["years"]:
        for key in ("supply_fte", "demand_fte", "unserved_patients", "open_shares"):
            assert year[key]["p10"] <= year[key]["p50"] <= year[key]["p90"]


def test_an_address_that_others_can_reach_is_refused(run: Any) -> None:
    ran = run("serve", "--address", "0.0.0.0")
    assert ran.code == 1
    assert "127.0.0.1" in ran.err


def test_the_installed_command_answers() -> None:
    command = Path(sys.executable).parent / "succession"
    ran = subprocess.run([command, "--help"], capture_output=True, text=True, check=True)
    assert "risk" in ran.stdout


NAMES = "Praktijk;Postcode;Plaats;Huisarts;Stopt in\nDe Wilg;7731 AB;Ommen;J. Bos;2029\n"


def test_what_a_list_asks_is_answered_by_a_file_and_the_practice_is_known_by_its_name(
    run: Any, tmp_path: Path
) -> None:
    file = _write(tmp_path / "lijst", lijst=NAMES) / "lijst.csv"
    asked = run("import", file, "--json")
    assert asked.code == 1
    assert [one["id"] for one in asked.answer["questions"]] == ["rollen"]
    assert "--answers" in asked.err
    answers = tmp_path / "antwoorden.yaml"
    answers.write_text("rollen: ja\ndeelniveau: directie\n", encoding="utf-8")
    assert run("import", file, "--answers", answers, "--json").answer["questions"] == []
    (practice,) = run("risk", "--json").answer["practices"]
    assert (practice["agb"], practice["temporary"]) == (None, True)
    assert practice["key"].startswith("T-")
    again = run("import", file, "--answers", answers, "--json").answer
    assert (again["added"], again["changed"], again["removed"]) == ([], [], [])
    answers.write_text("rolen: ja\n", encoding="utf-8")
    wrong = run("import", file, "--answers", answers, "--json")
    assert wrong.answer["problems"][0]["remedy"] == "bedoelde u `rollen`?"


def test_the_difference_on_the_screen_holds_only_differences(run: Any, tmp_path: Path) -> None:
    run("import", _write(tmp_path / "eerst", praktijken=PRACTICES) / "praktijken.csv")
    one = _write(tmp_path / "een", praktijken="\n".join(PRACTICES.splitlines()[:2]))
    lines = run("import", one / "praktijken.csv", "--dry-run").out.splitlines()
    assert lines == ["1 rijen ongewijzigd", "1 rijen staan niet in de lijst en blijven"]
    gone = run("import", one / "praktijken.csv", "--dry-run", "--remove").out
    assert gone.splitlines()[0].startswith("verdwijnt  praktijken 01000002: agb 01000002; naam")


def test_the_invented_region_is_put_away(run: Any, tmp_path: Path) -> None:
    assert run("clear-example").err == "0 verzonnen rijen zijn opgeruimd\n"
