"""The files that people change while the app runs: the draaiboeken and what stands in `data`.

Each is read again once it has changed, so that an edit counts at the next click. While a change
cannot be read, the last good version goes on and its problems are told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

import streamlit as st

from succession.assumptions import Assumptions, Rules, load_assumptions, load_rules
from succession.board.role import RoleQuestions, load_role_questions
from succession.capacity.scenario.levers import Levers, load_levers
from succession.errors import Conflict, InvalidInput, Problem
from succession.management.scan import Scan, load_scan
from succession.playbook.book.model import Playbook
from succession.playbook.book.reading import Edition, edition
from succession.reports.register.privacy import Privacy, load_privacy
from succession.talks.questions import QuestionBank, load_questions
from succession.verification.anchor import Anchor, load_anchor
from succession.verification.calibration import Calibration, load_calibration
from succession.verification.plans import National, load_national
from succession.verification.yardsticks import Yardsticks, load_yardsticks

ROOT = Path(__file__).resolve().parents[2]
PLAYBOOKS = ROOT / "playbooks"
DATA = ROOT / "data"
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class FileRead(Generic[Value]):
    """The last good version of a file; `mark` stands for its content in the key of a cache.

    `problems` are those of the file as it is now, when that is another version.
    """

    mark: str
    value: Value
    problems: tuple[Problem, ...] = ()


def assumptions() -> FileRead[Assumptions]:
    return _good(DATA / "assumptions.yaml", load_assumptions)


def rules() -> FileRead[Rules]:
    return _good(DATA / "rules.yaml", load_rules)


def norms() -> tuple[Assumptions, Rules]:
    """The assumptions and rules by which is reckoned; an edit counts at the next click."""
    return assumptions().value, rules().value


def norms_mark() -> str:
    """Stands for their content in the key of a cache."""
    return assumptions().mark + rules().mark


def questions() -> FileRead[QuestionBank]:
    return _good(DATA / "questions.yaml", load_questions)


def scan() -> FileRead[Scan]:
    return _good(DATA / "scan.yaml", load_scan)


def role() -> FileRead[RoleQuestions]:
    return _good(DATA / "role.yaml", load_role_questions)


def privacy() -> FileRead[Privacy]:
    return _good(DATA / "privacy.yaml", load_privacy)


def levers() -> FileRead[Levers]:
    """Without those of a draaiboek that was never good yet."""
    also = sorted(PLAYBOOKS.glob("*.yaml"))
    return _good(DATA / "levers.yaml", lambda path: load_levers(path, _playbook), *also)


def national() -> FileRead[National]:
    return _good(DATA / "national.yaml", load_national)


def yardsticks() -> FileRead[Yardsticks]:
    return _good(DATA / "verification.yaml", load_yardsticks)


def anchor() -> FileRead[Anchor]:
    return _good(DATA / "anchor.yaml", load_anchor)


def calibration() -> FileRead[Calibration | None]:
    return _good(DATA / "calibration.yaml", load_calibration)


@dataclass(frozen=True, slots=True)
class Library:
    """The draaiboeken that can be read, by id, and what is wrong with the files of the others."""

    editions: tuple[Edition, ...]
    problems: tuple[Problem, ...]


def library() -> Library:
    """Every draaiboek of the folder; a file that was never good yet gives its problems alone."""
    editions: list[Edition] = []
    problems: list[Problem] = []
    for path in sorted(PLAYBOOKS.glob("*.yaml")):
        try:
            found = _good(path, edition)
        except InvalidInput as error:
            problems.extend(error.problems)
        else:
            editions.append(found.value)
            problems.extend(found.problems)
    return Library(tuple(editions), tuple(problems))


def playbooks() -> tuple[Playbook, ...]:
    """The draaiboeken of the library as they can be read now."""
    return tuple(one.playbook for one in library().editions)


def playbook_text(playbook_id: str) -> str:
    """The very text of that draaiboek, which a run keeps; raises `Conflict` when it is gone."""
    for one in library().editions:
        if one.playbook.id == playbook_id:
            return one.text
    raise Conflict(f"Het draaiboek {playbook_id} staat niet meer in de bibliotheek.")


Source = Callable[[], FileRead[Any] | Library]


def problems_now(*sources: Source) -> tuple[Problem, ...]:
    """What is wrong with these files while the program goes on without it."""
    return tuple(problem for read in sources for problem in _going_on(read))


def _going_on(read: Source) -> tuple[Problem, ...]:
    try:
        return read().problems
    except InvalidInput:
        return ()  # No version goes on: who asks for the value hears of it.


def _playbook(path: Path) -> Playbook | None:
    try:
        return _good(path.resolve(), edition).value.playbook
    except InvalidInput:
        return None


def _good(path: Path, read: Callable[[Path], Value], *also: Path) -> FileRead[Value]:
    """The file as it is now, or as it was when it was good; raises `InvalidInput` when it never
    was. It is read again when one of the files that it refers to changed `also`.
    """
    kept, now = _kept(), "".join(map(_digest, (path, *also)))
    seen, last = kept.get(path, ("", None))
    if last is None or seen != now:
        last = _read_again(path, read, now, last)
        kept[path] = now, last
    if isinstance(last, InvalidInput):
        raise last
    found: FileRead[Value] = last
    return found


def _read_again(
    path: Path,
    read: Callable[[Path], Value],
    mark: str,
    last: "FileRead[Value] | InvalidInput | None",
) -> "FileRead[Value] | InvalidInput":
    try:
        return FileRead(mark, read(path))
    except InvalidInput as error:
        if isinstance(last, FileRead):
            return FileRead(last.mark, last.value, error.problems)
        return error


def _digest(path: Path) -> str:
    """What stands for the content of the file; a file that is not there has one of its own."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "-"


@st.cache_resource(show_spinner=False)
def _kept() -> dict[Path, tuple[str, Any]]:
    """Per file the digest that was read last, and what came of it; for all sessions."""
    return {}
