"""The questions of a talk, from a file that people write, and those chosen for one GP."""

from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path

from pydantic import Field, field_validator, model_validator

from succession import strict_yaml
from succession.conditions import Condition, Facts, holds
from succession.register.facts import FROM_REGISTER, OF_GP
from succession.register.fields import Field as RegisterField
from succession.register.fields import field_of
from succession.register.model import Level
from succession.strict_model import Aliased, Text

KNOWN_FACTS = frozenset(OF_GP) | frozenset(FROM_REGISTER)


class Question(Aliased):
    """One question: why it is asked, for whom, what its answer fills and who may know it.

    An answer fills fields of the register (`huisartsen.stop_vroegst`), or is one of `choices`.
    """

    id: Text
    topic: Text = Field(alias="onderwerp")
    text: Text = Field(alias="vraag")
    why: Text = Field(alias="waarom")
    conditions: tuple[Condition, ...] = Field(default=(), alias="als")
    fills: tuple[str, ...] = Field(default=(), alias="vult")
    choices: tuple[str, ...] = Field(default=(), alias="antwoorden")
    level: Level = Field(alias="deelniveau")
    never: Text = Field(alias="niet_vastleggen")
    is_always_asked: bool = Field(default=False, alias="altijd")

    @field_validator("fills")
    @classmethod
    def _names_fields(cls, fills: tuple[str, ...]) -> tuple[str, ...]:
        for name in fills:
            try:
                register_field(name)
            except (KeyError, ValueError):
                raise ValueError(f"`{name}` is geen veld van het register") from None
        return fills

    @model_validator(mode="after")
    def _has_an_answer(self) -> "Question":
        if not self.fills and not self.choices:
            raise ValueError(f"vraag `{self.id}` vult geen veld en biedt geen antwoorden")
        asked = frozenset[str]().union(*(one.fields() for one in self.conditions))
        if asked - KNOWN_FACTS:
            raise ValueError(f"`{min(asked - KNOWN_FACTS)}` is geen bekend gegeven")
        return self

    def suits(self, facts: Facts) -> bool:
        """Whether the question is for this GP; what is unknown does not stop it."""
        known = {name: facts.get(name) for name in KNOWN_FACTS}
        return holds(Condition(all=self.conditions), known) is not False


class Obstacle(Aliased):
    """Something that stands in the way of a succession, to choose from."""

    id: Text
    text: Text = Field(alias="tekst")


class QuestionBank(Aliased):
    """All questions in the order of a talk; `most` is how many one talk bears."""

    version: Text
    most: int = Field(alias="hoogstens", ge=1)
    recording: Text = Field(alias="vastleggen")
    sharing: Text = Field(alias="delen")
    questions: tuple[Question, ...] = Field(alias="vragen", min_length=1)
    obstacles: tuple[Obstacle, ...] = Field(alias="obstakels", min_length=3)

    @model_validator(mode="after")
    def _names_each_once(self) -> "QuestionBank":
        for ids in ([q.id for q in self.questions], [o.id for o in self.obstacles]):
            twice = sorted({one for one in ids if ids.count(one) > 1})
            if twice:
                raise ValueError(f"`{twice[0]}` komt twee keer voor")
        return self

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def answerable(self) -> frozenset[str]:
        """Every field of the register that a talk may fill."""
        return frozenset(name for question in self.questions for name in question.fills)

    def asking(self, field: str) -> Question | None:
        """The question whose answer fills this field."""
        return next((one for one in self.questions if field in one.fills), None)


def load_questions(path: Path) -> QuestionBank:
    """The questions of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, QuestionBank)


def register_field(name: str) -> RegisterField:
    """The field that `huisartsen.stop_vroegst` names; KeyError or ValueError when there is none."""
    sheet, field = name.split(".")
    return field_of(sheet, field)


def chosen(
    bank: QuestionBank, facts: Facts, unknown: Collection[str], first: str | None = None
) -> tuple[Question, ...]:
    """The questions for this GP in the order of the talk, no more than one talk bears.

    `unknown` are the fields that are not known of him, `first` the field that matters most.
    """
    suiting = [question for question in bank.questions if question.suits(facts)]
    ranked = sorted(suiting, key=lambda question: _rank(question, unknown, first))
    kept = set(_ids(ranked[: bank.most]))
    return tuple(question for question in suiting if question.id in kept)


def _rank(question: Question, unknown: Collection[str], first: str | None) -> int:
    if question.is_always_asked or first in question.fills:
        return 0
    if any(field in unknown for field in question.fills):
        return 1
    return 2 if question.choices else 3


def _ids(questions: Iterable[Question]) -> list[str]:
    return [question.id for question in questions]
