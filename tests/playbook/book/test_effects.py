import pytest
from pydantic import ValidationError

from succession.playbook.book.effects import (
    PARAMETERS,
    Effect,
    Evidence,
    Operation,
    Parameter,
)
from succession.strict_model import Grade

WORDS = {"toelichting": "Sneller gevonden.", "graad": "C", "bron": "Eigen ervaring"}
NUMBERS = {"parameter": "zoektempo", "factor": 1.2, "laag": 1.0, "hoog": 1.5, "na_maanden": 6}


def effect(**changes):
    stated = WORDS | NUMBERS | changes
    return Effect.model_validate({key: value for key, value in stated.items() if value is not None})


def test_an_effect_tells_how_much_changes_and_how_well_that_is_known():
    found = effect()
    assert (found.change, found.amount) == (Operation.FACTOR, 1.2)
    assert found.evidence is Evidence.EXPERIENCED


def test_words_alone_are_an_effect_that_the_model_does_not_count():
    assert Effect.model_validate(WORDS).parameter is None


def test_an_effect_of_nothing_is_told_too_and_not_taken_for_unknown():
    none = effect(parameter="capaciteit", factor=None, verschil=0.0, laag=-0.1, hoog=0.1)
    assert (none.change, none.amount) == (Operation.DIFFERENCE, 0.0)


@pytest.mark.parametrize(
    "changes",
    [
        {"laag": None},
        {"na_maanden": None},
        {"parameter": None},
        {"factor": 1.6},
        {"factor": 0.9},
        {"verschil": 0.1},
        {"factor": None, "verschil": 1.2},
        {"na_maanden": -1},
        {"graad": "E"},
    ],
)
def test_a_number_without_its_range_parameter_or_moment_is_refused(changes):
    with pytest.raises(ValidationError):
        effect(**changes)


def test_every_number_of_the_model_has_its_meaning_and_every_grade_its_words():
    assert set(PARAMETERS) == set(Parameter)
    assert all(meaning.changes for meaning in PARAMETERS.values())
    assert len({grade.meaning for grade in Grade}) == len(Grade)
