"""A bug that somebody meets: the log gets where it happened, the person a number to pass on."""

import logging
import uuid
from pathlib import Path

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


def _places(error: Exception) -> str:
    places, trace = [], error.__traceback__
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " < ".join(reversed(places[-6:]))
