"""The draaiboeken we ship: sound, complete, and as the domain says."""

import json
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.playbook.reading import SCHEMA_NAME, check, library, schema_text
from succession.playbook.schedule import plan

FOLDER = Path(__file__).parents[2] / "playbooks"
FILES = sorted(FOLDER.glob("*.yaml"))
LIBRARY = {playbook.id: playbook for playbook in library(FOLDER)}

# Step and the steps before it, as the domain notes list them.
OVERDRACHT = """
A1: ; A2: A1; A3: A2; A4: A1; A5: A4; A6: A4; A7: A1
B1: A2; B2: A2; B3: A3 A4 B1; B4: A4; B5: B4; B6: B4
C1: B4; C2: C1; C3: C1; C4: C1; C5: C3; C6: B6 C5; C7: C6
D1: C6 C7; D2: A3; D3: D1; D4: D1; D5: D1; D6: C5; D7: A6 C5; D8: D1; D9: B6; D10: D1
E1: D1; E2: E1; E3: E1 E2; E4: E3; E5: E3; E6: E3 D3; E7: C5; E8: C5
F1: D1; F2: F1; F3: D1; F4: E4 F2; F5: F1; F6: D1
G1: E1 E2 E3 E4 E5 E6 E7 E8 F1 F2 F3 F4 F5 F6; G2: F4; G3: B2; G4: F3; G5: ; G6: G3; G7: G1
"""


def code(step_id):
    return step_id.split("-")[0].upper()


def test_checking_what_we_ship_is_silent():
    assert check([FOLDER]) == ()


@pytest.mark.parametrize(
    ("name", "steps"),
    [("stappenplan-overdracht", 51), ("tijdelijke-overname", 31), ("mentorschap", 10)],
)
def test_each_draaiboek_has_all_its_steps(name, steps):
    assert len(LIBRARY[name].steps) == steps


def test_the_transfer_has_every_step_and_need_of_the_domain_notes():
    rows = OVERDRACHT.replace("\n", ";").split(";")
    expected = {row.split(":")[0].strip(): set(row.split(":")[1].split()) for row in rows if row}
    steps = LIBRARY["stappenplan-overdracht"].steps
    assert {code(s.id): {code(need) for need in s.needs} for s in steps} == expected


def test_the_takeover_has_the_gates_and_the_limits_of_the_two_years():
    takeover = LIBRARY["tijdelijke-overname"]
    assert list(takeover.phases) == ["g0", "g1", "g2", "g3", "g4", "g5", "g6"]
    assert [code(step.id) for step in takeover.steps] == [f"{n:02}" for n in range(1, 32)]
    start = date(2029, 1, 1)
    limits = [limit.due for limit in plan(takeover, {"overname": start}, {}).limits]
    assert limits == [date(2029, 7, 1), date(2030, 1, 1), date(2030, 7, 1), date(2031, 1, 1)]
    assert any("Familiedokter" in one.reason for one in takeover.objections)


def test_the_hagro_must_agree_to_a_takeover_only_when_the_insurer_assigns_it():
    step = LIBRARY["tijdelijke-overname"].step_by_id["07-akkoord-praktijkhouder-hagro"]
    always = [consent.role for consent in step.consents if not consent.conditions]
    sometimes = [consent.role for consent in step.consents if consent.conditions]
    assert (always, sometimes) == (["praktijkhouder"], ["hagro"])


def test_the_mentor_pair_meets_six_times_within_nine_months():
    schedule = plan(LIBRARY["mentorschap"], {"start": date(2029, 1, 1)}, {})
    (meetings,) = [step for step in schedule.steps if step.step.id == "07-zes-ontmoetingen"]
    assert meetings.due == date(2029, 10, 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_editor_finds_the_schema_and_accepts_the_file(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_NAME}\n")
    schema = json.loads((FOLDER / SCHEMA_NAME).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(text))


def test_the_schema_is_up_to_date():
    """If not: `succession.playbook.reading.write_schema` on the folder writes it anew."""
    assert (FOLDER / SCHEMA_NAME).read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("name", LIBRARY)
@settings(deadline=None, derandomize=True, max_examples=60)
@given(data=st.data())
def test_on_any_day_every_step_gets_at_least_its_least_time_and_its_own_term(name, data):
    playbook = LIBRARY[name]
    day = data.draw(st.dates(date(2024, 1, 1), date(2040, 12, 31)))
    schedule = plan(playbook, dict.fromkeys(playbook.anchors, day), {})
    due = {planned.step.id: planned.due for planned in schedule.steps}
    for planned in schedule.steps:
        assert planned.step.least.after(planned.start) <= planned.due + timedelta(days=1)
        assert all(due[need] <= planned.start for need in planned.needs)
        if planned.step.due:
            assert planned.due <= planned.step.due.on(day)
        if planned.step.not_before:
            assert planned.start >= planned.step.not_before.on(day)


@pytest.mark.parametrize("name", LIBRARY)
def test_every_step_explains_itself_and_asks_for_evidence(name):
    for step in LIBRARY[name].steps:
        assert len(step.explanation.split()) >= 15, step.id
        assert step.evidence, step.id


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_telephone_number_stands_in_a_draaiboek(path):
    digits = "".join(c for c in path.read_text(encoding="utf-8") if c.isdigit() or c == "\n")
    assert not any(line.startswith("06") and len(line) >= 8 for line in digits.splitlines())
