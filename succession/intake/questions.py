"""What only a person knows of a list: asked, with what is read as long as nobody answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from succession.register.model import Level

YES, NO = "ja", "nee"
PER_PRACTICE, PER_GP = "per praktijk", "per huisarts"
ALL_SHEETS = "alle bladen"

# More than these at once nobody reads; what is left comes when these are answered.
MOST_ASKED = 3


class Ask(StrEnum):
    """The questions by their id, what matters most first."""

    SHEET = "blad"
    SAME = "dezelfde"
    PATIENTS = "patienten"
    ROLES = "rollen"
    LEVEL = "deelniveau"


# By the id of a question what somebody chose; of `dezelfde` also case by case, by their ids.
Answers: TypeAlias = Mapping[str, str | Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class MayBeSame:
    """Something in the list that may be what stands already: how both are called, and where."""

    id: str
    given: str
    standing: str
    where: str


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """A question with what can be answered; without a `default` nothing is saved before that."""

    id: Ask
    what: str
    choices: tuple[str, ...]
    default: str | None = None
    cases: tuple[MayBeSame, ...] = ()

    def is_answered(self, answers: Answers) -> bool:
        """Whether everything that is asked has an answer that can be given."""
        answer = answers.get(self.id)
        if isinstance(answer, Mapping):
            return all(answer.get(case.id) in self.choices for case in self.cases)
        return answer in self.choices

    def answer(self, answers: Answers) -> str | None:
        """What was chosen for the whole, or else the default."""
        chosen = answers.get(self.id)
        return chosen if isinstance(chosen, str) and chosen in self.choices else self.default


def asked_now(questions: Iterable[ListQuestion], answers: Answers) -> tuple[ListQuestion, ...]:
    """The questions that are still open, three at most: first those without a default, and of
    these the most important first.
    """
    order = list(Ask)
    still = [question for question in questions if not question.is_answered(answers)]
    still.sort(key=lambda one: (one.default is not None, order.index(one.id)))
    return tuple(still[:MOST_ASKED])


def is_same(answers: Answers, case_id: str) -> bool:
    """Whether somebody said that this case is what stands already."""
    answer = answers.get(Ask.SAME)
    return (answer.get(case_id) if isinstance(answer, Mapping) else answer) == YES


CHOICES: Mapping[Ask, tuple[str, ...]] = {
    Ask.SAME: (YES, NO),
    Ask.PATIENTS: (PER_PRACTICE, PER_GP),
    Ask.ROLES: (YES, NO),
    Ask.LEVEL: tuple(level.value for level in Level),
}
