"""Work on what a stranger made, in a process of its own that has little time and memory.

A file may ask for more memory than there is, never come to an end, or take its reader down. Here
that ends only the work on it: the server goes on, and meanwhile serves others.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from succession.errors import InvalidInput, Problem

_ROOT = str(Path(__file__).resolve().parents[1])
_START = (
    "import sys; root, *limit = sys.argv[1:]; sys.path.insert(0, root); "
    "from succession.limited import work; work(*limit)"
)
# Not the address of the database, nor a password: they are of no use to a stranger's file.
_PASSED_ON = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_AT_LIMIT = 4
# The limit is processor time; on a busy machine a process may wait for it much longer than it
# uses it. Only one that sleeps comes as far as this.
_WAITED = 15


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one piece of work may use: seconds of processor time, and bytes of memory."""

    seconds: int
    memory: int


class CutShort(Exception):
    """The work came to a bad end; `is_at_limit` when it would have taken too much."""

    def __init__(self, is_at_limit: bool) -> None:
        super().__init__(is_at_limit)
        self.is_at_limit = is_at_limit


@dataclass(frozen=True, slots=True)
class _Refused:
    problems: tuple[Problem, ...]


def answers(module: str, question: object, limit: Allowance) -> Iterator[object]:
    """What `answers(question)` of this module yields when it runs within the limit.

    One by one, so that many make no long stop for others. Raises `InvalidInput` as the module
    does, and `CutShort` when the process ended badly: by a limit, or by any other exception.
    """
    stream = BytesIO(_run(module, pickle.dumps(question), limit))
    while stream.tell() < stream.getbuffer().nbytes:
        answer = pickle.load(stream)
        if isinstance(answer, _Refused):
            raise InvalidInput(answer.problems)
        yield answer


def _run(module: str, question: bytes, limit: Allowance) -> bytes:
    command = [sys.executable, "-I", "-c", _START, _ROOT, module, *_words(limit)]
    try:
        done = subprocess.run(
            command,
            input=question,
            capture_output=True,
            timeout=limit.seconds * _WAITED,
            check=False,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        raise CutShort(is_at_limit=True) from None
    if done.returncode:
        raise CutShort(is_at_limit=done.returncode in (_AT_LIMIT, *_ENDED))
    return done.stdout


def _words(limit: Allowance) -> tuple[str, str]:
    return str(limit.seconds), str(limit.memory)


def work(module: str, seconds: str, memory: str) -> None:
    """In the process itself: the answers to the question on stdin go to stdout, pickled."""
    _confine(Allowance(int(seconds), int(memory)))
    try:
        _answer(module, pickle.load(sys.stdin.buffer), sys.stdout.buffer)
    except MemoryError:
        sys.exit(_AT_LIMIT)


def _answer(module: str, question: object, out: BinaryIO) -> None:
    try:
        for answer in import_module(module).answers(question):
            pickle.dump(answer, out, protocol=pickle.HIGHEST_PROTOCOL)
    except InvalidInput as error:
        pickle.dump(_Refused(error.problems), out)


if sys.platform == "win32":
    _ENDED: tuple[int, ...] = ()

    def _confine(limit: Allowance) -> None:
        """Windows knows no such limits; the time one waits is one all the same."""
else:
    import resource
    import signal

    # By the last ends a compiled reader that gets no more memory.
    _ENDED = (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT)

    def _confine(limit: Allowance) -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit.memory, limit.memory))
        resource.setrlimit(resource.RLIMIT_CPU, (limit.seconds, limit.seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
