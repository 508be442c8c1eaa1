# mypy: disable-error-code="no-any-return"
"""How the run is compiled: everything into one function, without an allocation."""

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit
from numba.extending import intrinsic

Record = Any  # a structured array, or one element of it, which only the compiler knows
Floats = Any
Ints = Any
Function = TypeVar("Function", bound=Callable[..., Any])
_njit: Any = njit  # its annotations do not know `_nrt`


def compiled(function: Function, is_kept: bool = False) -> Function:
    """Compiled into whoever calls it; `is_kept`: stored, so that it is compiled once per machine.

    Nothing is allocated in compiled code (`_nrt`): counting references would take most of the time.
    """
    options = {"nogil": True, "error_model": "numpy", "forceinline": True, "cache": is_kept}
    compiled_function: Function = _njit(_nrt=False, **options)(function)
    return compiled_function


def kept(function: Function) -> Function:
    """Compiled once per machine: at installation, or at first use."""
    return compiled(function, is_kept=True)


def inserted(function: Callable[..., Any]) -> Any:
    """Instructions of our own, put in wherever it is called."""
    return intrinsic(function)
