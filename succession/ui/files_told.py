"""What is said of a file that somebody changed and that cannot be read: the program goes on."""

from collections.abc import Iterable, Mapping
from itertools import groupby

import streamlit as st

from succession.errors import Problem
from succession.ui import files_read
from succession.ui.frame import navigation
from succession.ui.markdown import plain

_NORMS = (files_read.assumptions, files_read.rules)
USED: Mapping[str, tuple[files_read.Source, ...]] = {
    navigation.OVERVIEW.path: _NORMS,
    navigation.PRACTICE.path: _NORMS,
    navigation.TALKS.path: (*_NORMS, files_read.questions, files_read.scan),
    navigation.PLAYBOOKS.path: _NORMS,
    navigation.CAPACITY.path: (files_read.assumptions, files_read.levers, files_read.library),
    navigation.VERIFICATION.path: (
        files_read.national,
        files_read.yardsticks,
        files_read.calibration,
    ),
    navigation.REGISTER.path: (files_read.privacy,),
    navigation.OWN_RECORD.path: (*_NORMS, files_read.questions),
}


def warn(path: str) -> None:
    """One line for each file that the page of this address uses in an older version."""
    for line in lines(files_read.problems_now(*USED.get(path, ()))):
        st.warning(plain(f"{line} Tot dan gaat het programma verder zonder deze wijziging."))


def library() -> None:
    """One red line for each draaiboek that cannot be read."""
    for line in lines(files_read.library().problems):
        st.error(plain(f"{line} De andere draaiboeken werken gewoon."), icon=":material/error:")


def lines(problems: Iterable[Problem]) -> list[str]:
    """One line per file: where the first problem stands, what it is and what mends it."""
    by_file = groupby(dict.fromkeys(problems), key=lambda problem: problem.file)
    return [_line(list(group)) for _, group in by_file]


def _line(problems: list[Problem]) -> str:
    rest = len(problems) - 1
    return f"{problems[0]}{f' (en nog {rest})' if rest else ''}."
