"""What ships is valid, and the documents name what there is."""

import re
from pathlib import Path

import pytest

from succession.assumptions import load_assumptions, load_rules
from succession.capacity.scenario.levers import load_levers
from succession.capacity.scenario.scenario import Basis, load_scenario, under
from succession.playbook.book.reading import check, library
from succession.register.facts import FROM_REGISTER, OF_PRACTICE
from succession.risk.flags import CHANGES
from succession.views.practice.page import _CLEARING
from tests.risk.world import ASSUMPTIONS, RULES, gp, practice, register

ROOT = Path(__file__).resolve().parents[1]


def test_the_assumptions_and_the_rules_are_valid() -> None:
    assert load_assumptions(ROOT / "data/assumptions.yaml") == ASSUMPTIONS
    assert load_rules(ROOT / "data/rules.yaml") == RULES


def test_every_rule_asks_for_facts_that_exist() -> None:
    asked = {name for rule in (*RULES.levels, *RULES.flags) for name in rule.when.fields()}
    assert asked <= set(OF_PRACTICE)


def test_every_flag_tries_changes_that_exist() -> None:
    assert {kind for rule in RULES.flags for kind in rule.cleared_by} <= CHANGES


def test_every_fact_a_playbook_may_ask_of_the_register_is_given() -> None:
    from succession.risk import Assessment
    from tests.risk.world import AS_OF

    given = Assessment(register(practice(), gp()), ASSUMPTIONS, RULES, AS_OF).told_facts
    assert set(FROM_REGISTER) <= set(*given.values())


def test_the_model_document_explains_every_fact() -> None:
    text = (ROOT / "docs/model.md").read_text(encoding="utf-8")
    assert [
        name for name, fact in OF_PRACTICE.items() if f"| `{name}` | {fact.label} " not in text
    ] == []


def test_every_shipped_playbook_is_sound() -> None:
    assert check((ROOT / "playbooks",)) == ()
    assert {"stappenplan-overdracht", "tijdelijke-overname", "mentorschap"} <= {
        playbook.id for playbook in library(ROOT / "playbooks")
    }


@pytest.mark.parametrize(
    "name", ["README.md", "CHANGELOG.md", "docs/model.md", "docs/keuzes.md", "docs/ontwikkelen.md"]
)
def test_the_documents_are_there(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").startswith("# ")


def test_the_model_document_names_tests_that_exist() -> None:
    """A file by its name or its path; a test by a part of its name, with dots for the rest."""
    text = (ROOT / "docs/model.md").read_text(encoding="utf-8")
    files = {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py")}
    code = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in sorted(files))
    tests = re.findall(r"^def (test_\w+)", code, re.MULTILINE)
    named = re.findall(r"`((?:tests/)?[\w/]*test_\w+\.py)`", text)
    parts = re.findall(r"`…(\w+)…?`", text)
    assert len(named) > 40
    assert len(parts) > 4
    assert [one for one in named if not any(f"/{file}".endswith(f"/{one}") for file in files)] == []
    assert [part for part in parts if not any(part in name for name in tests)] == []


def test_the_map_in_the_readme_names_every_room() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    of_map = readme[readme.index("## A map of the code") : readme.index("## Glossary")]
    inside = [path for path in (ROOT / "succession").iterdir() if path.name[:2] != "__"]
    files = [path.name for path in inside if path.suffix == ".py"]
    names = files + [f"{path.name}/" for path in inside if (path / "__init__.py").exists()]
    assert len(names) > 25
    assert [name for name in names if name not in of_map] == []


def test_the_guide_for_developers_names_files_that_exist() -> None:
    guide = (ROOT / "docs/ontwikkelen.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|yaml))`", guide)
    assert len(named) > 12
    there = [ROOT / "succession", ROOT]
    assert [one for one in named if not any((place / one).exists() for place in there)] == []


def test_the_scenario_of_the_guide_is_one(tmp_path: Path) -> None:
    guide = (ROOT / "docs/handleiding.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(name: .*?)```", guide, re.DOTALL)
    file = tmp_path / "scenario.yaml"
    file.write_text(example, encoding="utf-8")
    levers = load_levers(ROOT / "data/levers.yaml")
    assert under(load_scenario(file), Basis(ASSUMPTIONS, levers)) != ASSUMPTIONS


def test_each_change_that_may_clear_a_flag_has_its_words() -> None:
    assert {*_CLEARING, "langer"} == CHANGES
