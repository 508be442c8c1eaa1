"""A bug that somebody meets: the log gets where it happened, the person a number to pass on."""

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb
from typing import Any

_PROGRAM = Path(__file__).resolve().parent
_log = logging.getLogger("succession")


def noted(error: Exception) -> str:
    """The number under which the error is logged.

    The text of the error stays out of the log: it may quote what somebody typed. The lines of
    the program where it happened do not.
    """
    number = uuid.uuid4().hex[:8]
    _log.error("error %s: %s at %s", number, type(error).__name__, _places(error))
    return number


def words(number: str) -> str:
    return (
        "Er ging iets mis in het programma; uw gegevens zijn niet gewijzigd door deze fout. "
        f"Probeer het opnieuw. Blijft het zo, geef de beheerder dan nummer **{number}**."
    )


@contextmanager
def words_kept_out_of_the_log() -> Iterator[None]:
    """Whoever logs an error meanwhile, Streamlit too: its kind and place come in, never its words.

    The words of an error may quote what somebody typed: a database repeats the row it refuses.
    """
    make = logging.getLogRecordFactory()

    def make_discreet(*given: Any, **named: Any) -> logging.LogRecord:
        return _discreet(make(*given, **named))

    logging.setLogRecordFactory(make_discreet)
    try:
        yield
    finally:
        logging.setLogRecordFactory(make)


def _discreet(record: logging.LogRecord) -> logging.LogRecord:
    record.msg = _kind(record.msg)
    if isinstance(record.args, tuple):
        record.args = tuple(map(_kind, record.args))
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.msg = f"{record.getMessage()} ({type(error).__name__} at {_places(error)})"
        record.args, record.exc_info, record.exc_text = None, None, None
    return record


def _kind(value: object) -> object:
    return type(value).__name__ if isinstance(value, BaseException) else value


def _places(error: BaseException) -> str:
    """The last lines of the program on the way to the error, and the line that raised it."""
    passed = [
        (Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)
    ]
    own = [place for place in passed[:-1] if _PROGRAM in place[0].parents]
    return " < ".join(f"{file.name}:{line}" for file, line in reversed([*own[-6:], *passed[-1:]]))
