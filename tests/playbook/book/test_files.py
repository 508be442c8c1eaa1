"""The draaiboeken we ship: sound, complete, and as the domain says."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.playbook.book.effects import PARAMETERS
from succession.playbook.book.model import Breadth, Mandate, Reach
from succession.playbook.book.reading import SCHEMA_NAME, check, library, schema_text
from succession.playbook.dates.schedule import plan, proposed_anchors, schedule_json
from succession.register.facts import ASKED, AUTHORISED
from tests.playbook.longest import days_of_path_and_longest

FOLDER = Path(__file__).parents[3] / "playbooks"
FILES = sorted(FOLDER.glob("*.yaml"))
LIBRARY = {playbook.id: playbook for playbook in library(FOLDER)}

NARROW, BROADER, BROAD = Breadth.NARROW, Breadth.BROADER, Breadth.BROAD
LEVELS = {
    "mentorschap": [NARROW],
    "stappenplan-overdracht": [NARROW],
    "overdracht-acuut": [NARROW],
    "tijdelijke-overname": [NARROW],
    "tijdelijk-praktijkbeheer": [NARROW],
    "beeindigen-zonder-opvolger": [NARROW],
    "begeleiding-overname": [NARROW],
    "samenwerking-groepspraktijk": [NARROW, BROADER],
    "stagebureau": [BROADER],
    "praktijkverbeterplan": [BROADER],
    "praktijkmanagement-op-maat": [BROADER],
    "has-vorming": [BROADER],
    "starterstraject": [BROADER],
    "capaciteitsmonitor": [BROAD],
    "arbeidsmarktaanpak": [BROAD],
    "nulpraktijk": [BROAD],
    "hybride-praktijkvoering": [Breadth.RENEWAL],
}
REGIONAL = {
    "stagebureau",
    "starterstraject",
    "capaciteitsmonitor",
    "arbeidsmarktaanpak",
    "nulpraktijk",
    "hybride-praktijkvoering",
}
# The zorggroep advises in these, so that its role and its limits come first, on paper.
ADVISING = {
    "mentorschap",
    "stappenplan-overdracht",
    "tijdelijk-praktijkbeheer",
    "beeindigen-zonder-opvolger",
    "begeleiding-overname",
    "samenwerking-groepspraktijk",
    "praktijkverbeterplan",
    "praktijkmanagement-op-maat",
    "has-vorming",
    "starterstraject",
}
# What must go on when the praktijkhouder can no longer decide himself.
OUTLIVING = (
    "overdracht-acuut",
    "stappenplan-overdracht",
    "tijdelijke-overname",
    "tijdelijk-praktijkbeheer",
    "beeindigen-zonder-opvolger",
)
ROLE_AND_LIMITS = "00-rol-en-grenzen"
PHONE = re.compile(r"(?<!\d)(\+31|0)[ –-]*\d([ –-]*\d){8}(?!\d)")

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

# What the model says a draaiboek does: change, low, high.
EFFECTS = {
    ("mentorschap", "wens_praktijkhouder"): (1.05, 0.98, 1.2),
    ("mentorschap", "vroeg_vertrek_starter"): (0.9, 0.7, 1.0),
    ("stappenplan-overdracht", "voorbereidingstijd_jaren"): (3.0, 2.0, 5.0),
    ("tijdelijke-overname", "kans_overname"): (1.0, 0.3, 1.0),
    ("tijdelijke-overname", "capaciteit_overname"): (0.9, 0.6, 1.0),
    ("tijdelijke-overname", "zoektempo_overname"): (1.3, 1.0, 2.5),
    ("samenwerking-groepspraktijk", "zoektempo_solo"): (1.4, 1.1, 2.0),
    ("samenwerking-groepspraktijk", "onderlinge_waarneming"): (0.9, 0.5, 0.95),
    ("praktijkmanagement-op-maat", "capaciteit_praktijkhouder"): (0.045, 0.02, 0.07),
    ("praktijkmanagement-op-maat", "belasting_op_stoppen"): (0.92, 0.8, 1.0),
    ("stagebureau", "opvangruimte"): (0.01, 0.0, 0.03),
    ("hybride-praktijkvoering", "capaciteit"): (0.0, -0.08, 0.1),
    ("hybride-praktijkvoering", "opvangruimte_op_afstand"): (0.0, 0.0, 0.05),
    ("capaciteitsmonitor", "zekerheid_stopplan"): (2.0, 0.0, 2.0),
    ("arbeidsmarktaanpak", "zoektempo"): (1.25, 1.0, 1.8),
    ("arbeidsmarktaanpak", "aandeel_van_buren"): (0.7, 0.5, 0.9),
    ("tijdelijk-praktijkbeheer", "uitstel_stop_maanden"): (6.0, 0.0, 12.0),
    ("tijdelijk-praktijkbeheer", "capaciteit_praktijkhouder"): (0.045, 0.0, 0.07),
    ("begeleiding-overname", "voorbereidingstijd_jaren"): (0.5, 0.0, 1.0),
    ("begeleiding-overname", "zoektempo"): (1.05, 1.0, 1.2),
    ("praktijkverbeterplan", "zoektempo"): (1.05, 1.0, 1.15),
    ("praktijkverbeterplan", "capaciteit_praktijkhouder"): (0.01, 0.0, 0.03),
    ("has-vorming", "capaciteit_praktijkhouder"): (0.045, 0.02, 0.07),
    ("has-vorming", "belasting_op_stoppen"): (0.92, 0.8, 1.0),
    ("has-vorming", "onderlinge_waarneming"): (0.8, 0.5, 0.9),
    ("has-vorming", "zoektempo_solo"): (1.15, 1.0, 1.5),
    ("starterstraject", "wens_praktijkhouder"): (1.1, 1.0, 1.3),
    ("nulpraktijk", "nieuwe_praktijken"): (1.0, 0.0, 1.0),
}


def code(step_id):
    return step_id.split("-")[0].upper()


def anchors_from(playbook, day):
    """Every anchor: the first on this day, the others where the draaiboek proposes them."""
    return proposed_anchors(playbook, {next(iter(playbook.anchors)): day})


def test_checking_what_we_ship_is_silent():
    assert check([FOLDER]) == ()


def test_there_are_seventeen_draaiboeken_each_at_its_level():
    assert {name: list(playbook.breadth) for name, playbook in LIBRARY.items()} == LEVELS


def test_the_regional_ones_are_those_that_no_single_practice_can_choose():
    regional = {name for name, playbook in LIBRARY.items() if playbook.reach is Reach.REGION}
    clusters = {name for name, playbook in LIBRARY.items() if playbook.reach is Reach.CLUSTER}
    assert regional == REGIONAL
    assert clusters == {"samenwerking-groepspraktijk", "has-vorming", "mentorschap"}


def test_no_explanation_speaks_of_a_field_by_its_name_in_the_file():
    texts = (step.explanation for playbook in LIBRARY.values() for step in playbook.steps)
    assert [text for text in texts if "`" in text] == []


def test_the_transfer_has_every_step_and_need_of_the_domain_notes():
    rows = OVERDRACHT.replace("\n", ";").split(";")
    expected = {row.split(":")[0].strip(): set(row.split(":")[1].split()) for row in rows if row}
    steps = [s for s in LIBRARY["stappenplan-overdracht"].steps if s.id != ROLE_AND_LIMITS]
    found = {code(s.id): {code(need) for need in s.needs} - {"00"} for s in steps}
    assert (len(expected), found) == (51, expected)


def test_the_acute_transfer_has_its_sixteen_steps_and_the_first_three_days_go_by_the_hour():
    acute = LIBRARY["overdracht-acuut"]
    assert [code(step.id) for step in acute.steps] == [f"X{n}" for n in range(1, 17)]
    first_days = [step for step in acute.steps if step.phase == "uren"]
    assert {step.due.distance.unit for step in first_days} == {"uur"}
    assert max(step.due.distance.count for step in first_days) == 72


def test_the_takeover_has_the_gates_and_the_limits_of_the_two_years():
    takeover = LIBRARY["tijdelijke-overname"]
    assert list(takeover.phases) == ["g0", "g1", "g2", "g3", "g4", "g5", "g6"]
    assert [code(step.id) for step in takeover.steps] == [f"{n:02}" for n in range(1, 32)]
    start = date(2029, 1, 1)
    limits = [limit.due for limit in plan(takeover, {"overname": start}, {}).limits]
    assert limits == [date(2029, 7, 1), date(2030, 1, 1), date(2030, 7, 1), date(2031, 1, 1)]
    assert all(limit.is_fixed and limit.decided_by for limit in takeover.limits)
    assert takeover.mandate is Mandate.TAKE_OVER


@pytest.mark.parametrize("name", ["tijdelijke-overname", "tijdelijk-praktijkbeheer"])
def test_the_advice_against_running_practices_is_told_without_any_condition(name):
    always = [one.reason for one in LIBRARY[name].objections if not one.conditions]
    assert any("Familiedokter raadt zorggroepen sterk af" in reason for reason in always)


@pytest.mark.parametrize(
    ("name", "step_id"),
    [
        ("tijdelijke-overname", "07-akkoord-praktijkhouder-hagro"),
        ("overdracht-acuut", "x12-verkorte-overname"),
    ],
)
def test_the_hagro_must_agree_to_a_takeover_only_when_the_insurer_assigns_it(name, step_id):
    step = LIBRARY[name].step_by_id[step_id]
    (hagro,) = [consent for consent in step.consents if consent.role == "hagro"]
    assert [one.one_of for one in hagro.conditions] == [("verzekeraar", "beide")]
    assert not [c for c in step.consents if c.role == "praktijkhouder" and c.conditions]


@pytest.mark.parametrize("name", ["tijdelijke-overname", "nulpraktijk"])
def test_who_gives_the_mandate_depends_on_the_legal_form_of_the_zorggroep(name):
    by_form = {
        consent.role: consent.conditions[0].is_
        for step in LIBRARY[name].steps
        for consent in step.consents
        if consent.role in ("rva", "alv")
    }
    assert by_form == {"rva": "coöperatie", "alv": "bv"}


@pytest.mark.parametrize("who", ASKED[AUTHORISED].values)
def test_whoever_may_decide_for_the_practice_can_open_every_gate_of_the_owner(who):
    gates = [
        consent
        for name in OUTLIVING
        for step in LIBRARY[name].steps
        for consent in step.consents
        if consent.role == "praktijkhouder"
    ]
    assert len(gates) >= 10
    assert all(gate.openers({AUTHORISED: who}) == (who,) for gate in gates)
    assert all(who in gate.openers({}) for gate in gates)


@pytest.mark.parametrize("name", sorted(ADVISING))
def test_where_the_zorggroep_advises_everything_waits_for_its_role_and_limits_on_paper(name):
    first, *rest = LIBRARY[name].steps
    assert first.id == ROLE_AND_LIMITS
    assert first.roles == ("zorggroep",)
    assert "brief" in first.evidence
    assert "Hof Den Bosch" in first.ground
    assert all(step.needs for step in rest)


def test_the_mentor_pair_meets_six_times_within_nine_months():
    schedule = plan(LIBRARY["mentorschap"], {"start": date(2029, 1, 1)}, {})
    (meetings,) = [step for step in schedule.steps if step.step.id == "07-zes-ontmoetingen"]
    assert meetings.due == date(2029, 10, 1)


def test_what_a_has_has_done_already_is_not_asked_again():
    has = LIBRARY["has-vorming"]
    steps = {
        phase: {
            p.step.id for p in plan(has, {"start": date(2029, 1, 1)}, {"fase_has": phase}).steps
        }
        for phase in ("I", "II", "III")
    }
    assert steps["I"] - steps["II"] == {"07-ketenzorg", "08-certificering"}
    assert steps["II"] - steps["III"] == {"10-samen-organiseren", "11-alle-geaccrediteerd"}


def test_the_labour_market_approach_has_its_four_pillars():
    phases = LIBRARY["arbeidsmarktaanpak"].phases
    assert [title for title in phases.values() if title.startswith("Pijler")] == [
        "Pijler 1 Werven en binden",
        "Pijler 2 Zicht op de zorgvraag",
        "Pijler 3 Nieuwe praktijkvormen",
        "Pijler 4 Ondersteunend personeel",
    ]


def test_the_effects_are_those_of_the_model_with_their_ranges():
    found = {
        (name, str(effect.parameter)): (effect.amount, effect.low, effect.high)
        for name, playbook in LIBRARY.items()
        for effect in playbook.effects
        if effect.parameter
    }
    assert found == EFFECTS


@pytest.mark.parametrize("name", LIBRARY)
def test_every_draaiboek_says_what_it_brings_asks_and_when_to_stop(name):
    playbook = LIBRARY[name]
    assert playbook.effects
    assert playbook.objections
    assert playbook.stop_criteria
    assert playbook.limits
    assert playbook.effort is not None
    assert playbook.effort.hours[0] < playbook.effort.hours[1]
    assert playbook.effort.euros[0] < playbook.effort.euros[1]


def test_no_number_of_the_model_that_a_draaiboek_changes_is_without_meaning():
    assert all(meaning.label and meaning.unit for meaning in PARAMETERS.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_editor_finds_the_schema_and_accepts_the_file(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_NAME}\n")
    schema = json.loads((FOLDER / SCHEMA_NAME).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(text))


def test_the_schema_is_up_to_date():
    """If not: `succession.playbook.book.reading.write_schema` on the folder writes it anew."""
    assert (FOLDER / SCHEMA_NAME).read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("name", LIBRARY)
@settings(deadline=None, derandomize=True, max_examples=40)
@given(data=st.data())
def test_on_any_day_every_step_gets_at_least_its_least_time_and_its_own_term(name, data):
    playbook = LIBRARY[name]
    day = data.draw(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
    anchors = anchors_from(playbook, day)
    schedule = plan(playbook, anchors, {})
    due = {planned.step.id: planned.due for planned in schedule.steps}
    for planned in schedule.steps:
        step = planned.step
        assert step.least.after(planned.start) <= planned.due + timedelta(days=1), step.id
        assert all(due[need] <= planned.start for need in planned.needs)
        if step.due:
            assert planned.due <= step.due.on(anchors[step.due.anchor])
        if step.not_before:
            assert planned.start >= step.not_before.on(anchors[step.not_before.anchor])


@pytest.mark.parametrize("name", LIBRARY)
def test_the_critical_path_of_each_is_the_longest_chain(name):
    playbook = LIBRARY[name]
    for day in (date(2026, 1, 1), date(2033, 7, 31), date(2040, 12, 31)):
        printed = schedule_json(plan(playbook, anchors_from(playbook, day), {}))
        told, longest = days_of_path_and_longest(printed)
        assert told == longest


@pytest.mark.parametrize("name", LIBRARY)
def test_every_step_explains_itself_and_asks_for_evidence(name):
    for step in LIBRARY[name].steps:
        assert len(step.explanation.split()) >= 15, step.id
        assert step.evidence, step.id


def test_a_telephone_number_would_be_found():
    assert PHONE.search("06 – 123 45 678")
    assert PHONE.search("bel 0541-123456")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_telephone_number_stands_in_a_draaiboek(path):
    assert not PHONE.search(path.read_text(encoding="utf-8"))
