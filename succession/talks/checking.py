"""Whether the answers of a talk can be true, all problems at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from succession.errors import Problem
from succession.register.fields import Field, Kind
from succession.register.rows import Value
from succession.talks.questions import QuestionBank, register_field
from succession.talks.talk import Answer

_DATES = (Kind.DATE, Kind.DATE_EARLIEST, Kind.DATE_LIKELY, Kind.DATE_LATEST)
_STOP_DATES = (
    "huisartsen.stop_vroegst",
    "huisartsen.stop_waarschijnlijk",
    "huisartsen.stop_laatst",
)
_OBSTACLES = ("obstakel.1", "obstakel.2", "obstakel.3")


def problems_of(answers: Sequence[Answer], bank: QuestionBank) -> tuple[Problem, ...]:
    """Everything that is wrong with these answers; empty when they can be kept."""
    found = [problem for answer in answers for problem in _problems_of(answer, bank)]
    values = {answer.name: answer.value for answer in answers}
    return (*found, *_order(values), *_certainty(values), *_twice(answers))


def _problems_of(answer: Answer, bank: QuestionBank) -> Iterator[Problem]:
    kind, _, name = answer.name.partition(".")
    if answer.name in bank.answerable:
        yield from _of_field(answer)
    elif answer.name in _OBSTACLES:
        yield from _of_choice(answer, [obstacle.id for obstacle in bank.obstacles])
    elif kind == "vraag" and name in bank.question_by_id:
        yield from _of_choice(answer, bank.question_by_id[name].choices)
    else:
        yield Problem(
            f"„{answer.name}” wordt in een gesprek niet gevraagd", "haal dit antwoord weg"
        )


def _of_choice(answer: Answer, choices: Collection[str]) -> Iterator[Problem]:
    if answer.value is not None and str(answer.value) not in choices:
        yield Problem(
            f"„{answer.value}” is geen van de antwoorden",
            f"kies uit {', '.join(choices)}",
            column=answer.name,
        )


def _of_field(answer: Answer) -> Iterator[Problem]:
    field = register_field(answer.name)
    if answer.value is not None and not _is_possible(field, answer.value):
        yield Problem(
            f"„{answer.value}” kan niet bij {field.label.lower()}",
            "vul een mogelijke waarde in, of laat het leeg",
            column=answer.name,
        )


def _is_possible(field: Field, value: Value) -> bool:
    if field.kind is Kind.CHOICE:
        return value in field.choices
    if field.kind in _DATES:
        return isinstance(value, date)
    if field.kind is Kind.YES_NO:
        return isinstance(value, bool)
    if field.kind in (Kind.WHOLE, Kind.YEAR, Kind.DECIMAL):
        return _is_number(field, value)
    return isinstance(value, str)


def _is_number(field: Field, value: Value) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if field.kind is not Kind.DECIMAL and not isinstance(value, int):
        return False
    low = field.low is None or value >= field.low
    return low and (field.high is None or value <= field.high)


def _order(values: Mapping[str, Value]) -> Iterator[Problem]:
    dates = [values.get(name) for name in _STOP_DATES]
    known = [day for day in dates if isinstance(day, date)]
    if known != sorted(known):
        yield Problem(
            "de stopdatums staan niet op volgorde",
            "vroegst, waarschijnlijk, laatst",
            column=_STOP_DATES[1],
        )


def _certainty(values: Mapping[str, Value]) -> Iterator[Problem]:
    has_date = any(values.get(name) is not None for name in _STOP_DATES)
    is_asked = any(name in values for name in _STOP_DATES)
    if values.get("huisartsen.zekerheid") is not None and is_asked and not has_date:
        yield Problem(
            "er is een zekerheid zonder stopdatum",
            "vul ook een jaar in, of laat de zekerheid leeg",
            column="huisartsen.zekerheid",
        )


def _twice(answers: Sequence[Answer]) -> Iterator[Problem]:
    names = [answer.name for answer in answers]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(f"„{name}” is twee keer beantwoord", "houd er één over", column=name)
