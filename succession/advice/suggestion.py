"""Which draaiboeken fit a practice, with the reasons for and against that the files give."""

from collections.abc import Iterable
from dataclasses import dataclass

from succession.conditions import Facts
from succession.playbook.book.facts import all_hold
from succession.playbook.book.model import Argument, Breadth, Playbook, Reach


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A draaiboek that fits: `why` it does, and `against` it what holds or is still unknown.

    What it requires is a condition and no reason: it is told only where it is unknown.
    """

    playbook_id: str
    title: str
    why: tuple[str, ...]
    against: tuple[str, ...]


def suggestions(facts: Facts, library: Iterable[Playbook]) -> tuple[Suggestion, ...]:
    """The draaiboeken that fit a practice, the best first; empty when nothing calls for one.

    Those for a region are never among them. One fits when an occasion for it is known to hold and
    no requirement is known to fail. First come those with the fewest objections, then those that
    reach least far, then the fewest unknown requirements, then the most occasions. What is
    unknown is never a reason for.
    """
    chosen = (playbook for playbook in library if playbook.reach is not Reach.REGION)
    weighed = [_Weighed.of(playbook, facts) for playbook in chosen]
    fitting = sorted((one for one in weighed if one.fits), key=_Weighed.rank)
    return tuple(one.suggestion() for one in fitting)


@dataclass(frozen=True)
class _Answers:
    """Reasons by whether their conditions hold, fail, or are undecided by what is known."""

    hold: tuple[str, ...]
    fail: tuple[str, ...]
    unknown: tuple[str, ...]

    @classmethod
    def of(cls, arguments: Iterable[Argument], facts: Facts) -> "_Answers":
        answers = [
            (argument.reason, all_hold(argument.conditions, facts)) for argument in arguments
        ]
        return cls(
            hold=tuple(reason for reason, answer in answers if answer is True),
            fail=tuple(reason for reason, answer in answers if answer is False),
            unknown=tuple(reason for reason, answer in answers if answer is None),
        )


@dataclass(frozen=True)
class _Weighed:
    playbook: Playbook
    occasions: _Answers
    requirements: _Answers
    objections: _Answers

    @classmethod
    def of(cls, playbook: Playbook, facts: Facts) -> "_Weighed":
        return cls(
            playbook=playbook,
            occasions=_Answers.of(playbook.occasions, facts),
            requirements=_Answers.of(playbook.requirements, facts),
            objections=_Answers.of(playbook.objections, facts),
        )

    @property
    def fits(self) -> bool:
        return bool(self.occasions.hold) and not self.requirements.fail

    def rank(self) -> tuple[int, int, int, int, str]:
        return (
            len(self.objections.hold),
            list(Breadth).index(self.playbook.breadth[0]),
            len(self.requirements.unknown),
            -len(self.occasions.hold),
            self.playbook.id,
        )

    def suggestion(self) -> Suggestion:
        unknown = self.requirements.unknown + self.objections.unknown
        return Suggestion(
            playbook_id=self.playbook.id,
            title=self.playbook.title,
            why=self.occasions.hold,
            against=self.objections.hold + tuple(f"nog niet bekend: {text}" for text in unknown),
        )
