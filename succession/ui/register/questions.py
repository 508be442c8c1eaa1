"""What only a person knows of a list, asked on the screen: three questions at most."""

from collections.abc import Sequence

import streamlit as st

from succession.intake import Answers, Ask, ListQuestion, asked_now
from succession.ui import tables
from succession.ui.filling import Form
from succession.ui.markdown import plain
from succession.views.register import importing as views

_EACH = "per naam kiezen"


def given(form: Form[None], remembered: Answers) -> Answers:
    """What was answered on the screen until now, and else what was remembered."""
    found = {ask.value: st.session_state.get(form.key(f"answer.{ask.value}")) for ask in Ask}
    answered = {asked: answer for asked, answer in found.items() if answer is not None}
    return {**remembered, **answered}


def draw(form: Form[None], asked: Sequence[ListQuestion], said: Answers) -> Answers:
    """The questions about the list, the most important first, with what is answered."""
    answers = dict(said)
    for question in asked_now(asked, {}):
        with st.container(border=True):
            answer = _answer(form, question, said)
            if answer is not None:
                answers[question.id.value] = answer
    return answers


def _answer(form: Form[None], question: ListQuestion, said: Answers) -> str | dict[str, str] | None:
    if question.cases:
        tables.lines(
            views.case_records(question),
            f"import.cases.{len(question.cases)}",
            "Wie dezelfde kan zijn",
        )
    choices = [*question.choices, *([_EACH] if len(question.cases) > 1 else [])]
    before = said.get(question.id, question.default)
    chosen = st.radio(
        plain(question.what),
        choices,
        index=choices.index(before) if before in choices else None,
        horizontal=True,
        help=views.help_of(question),
        key=form.key(f"answer.{question.id.value}", among=choices),
    )
    return _each(form, question) if chosen == _EACH else chosen


def _each(form: Form[None], question: ListQuestion) -> dict[str, str]:
    """MayBeSame by case; what is not ticked is somebody else."""
    answers = {}
    for number, case in enumerate(question.cases):
        words = f"{plain(case.given)} is {plain(case.standing)} ({plain(case.where)})"
        is_same = st.checkbox(words, key=form.key(f"same.{number}"))
        answers[case.id] = question.choices[0 if is_same else 1]
    return answers
