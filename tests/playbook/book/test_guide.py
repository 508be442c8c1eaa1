"""The guide for who reads and changes draaiboeken names all there is, and its examples work."""

import re
from pathlib import Path

import pytest

from succession.playbook.book.effects import PARAMETERS
from succession.playbook.book.model import (
    Argument,
    Card,
    Consent,
    Duration,
    Effort,
    Limit,
    Mandate,
    Playbook,
    Source,
    Step,
)
from succession.playbook.book.reading import check
from succession.register.facts import ASKED

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs/draaiboeken.md").read_text(encoding="utf-8")
PARTS = (Playbook, Card, Argument, Effort, Duration, Consent, Step, Limit, Source)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_key_of_a_draaiboek_is_explained(part):
    keys = [field.alias or name for name, field in part.model_fields.items()]
    assert [key for key in keys if f"`{key}`" not in GUIDE] == []


@pytest.mark.parametrize("name", ASKED)
def test_every_fact_that_is_asked_stands_there_with_its_answers(name):
    (row,) = re.findall(rf"^\| `{name}` \| (.*) \|$", GUIDE, re.MULTILINE)
    values = ASKED[name].values
    assert all(value in row for value in (values if isinstance(values, tuple) else ("ja of nee",)))


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_every_number_that_an_effect_may_change_stands_there_with_how(parameter):
    (row,) = re.findall(rf"^\| `{parameter}` \| .* \| (.*) \|$", GUIDE, re.MULTILINE)
    assert row == " of ".join(PARAMETERS[parameter].changes)


def test_every_rung_of_the_mandate_is_named():
    assert [rung for rung in Mandate if f"`{rung}`" not in GUIDE] == []


def test_the_step_of_the_example_fits_in_the_file_that_it_is_meant_for(tmp_path):
    (example,) = re.findall(r"```yaml\n(  - id: e9.*?)```", GUIDE, re.DOTALL)
    text = (ROOT / "playbooks/stappenplan-overdracht.yaml").read_text(encoding="utf-8")
    text = text.replace("\nrollen:\n", "\nrollen:\n  apotheker: Apotheker\n")
    text = text.replace("\nbronnen:\n", f"\n{example}\nbronnen:\n")
    file = tmp_path / "stappenplan-overdracht.yaml"
    file.write_text(text, encoding="utf-8")
    assert check([file]) == ()
