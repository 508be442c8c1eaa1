"""What the commands share: the register they read, and how they answer."""

import errno
import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from succession.errors import InvalidInput, Problem, SuccessionError

if TYPE_CHECKING:
    from succession.register import Audience, Seen
    from succession.store import Store

Answer = TypeVar("Answer")


def seen(folder: Path | None, audience: "Audience") -> "Seen":
    """The register of the folder, or else of the database, as the audience knows it."""
    from succession.cli import options
    from succession.intake.folder import read_folder
    from succession.intake.merge import register_from
    from succession.register import seen_by

    if folder is None:
        return seen_by(opened_store().register(), audience)
    register, problems = register_from(read_folder(folder, options.today()))
    warn(problems)
    return seen_by(register, audience)


def prepared(folder: Path | None, audience: "Audience", as_of: date) -> frozenset[str]:
    """The practices whose transfer runs on schedule; nobody follows a draaiboek in a folder."""
    from succession.cli import answers

    if folder is not None:
        return frozenset()
    store = opened_store()
    return answers.prepared(store.runs(), store.register(), audience, as_of)


def opened_store() -> "Store":
    from succession.store import address_from, open_store

    store = open_store(address_from(os.environ))
    store.migrate()
    return store


def warn(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(f"{problem.severity}: {problem}", err=True)


def say(answer: Answer, as_json: bool, lines: Callable[[Answer], list[str]]) -> None:
    """An object of the contract as it is, or in words."""
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, allow_nan=False))
    else:
        click.echo("\n".join(lines(answer)))


class NotWritten(SuccessionError):
    """A file could not be written where it was asked for."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            f"„{file}” is niet te schrijven: {reason}. Kies een andere plaats of naam."
        )


_NOT_WRITTEN = {
    errno.ENOENT: "die map bestaat niet",
    errno.ENOTDIR: "die map bestaat niet",
    errno.EISDIR: "dat is een map",
    errno.EACCES: "dit programma mag daar niet schrijven",
    errno.EPERM: "dit programma mag daar niet schrijven",
    errno.EROFS: "daar is alleen te lezen",
    errno.ENOSPC: "de schijf is vol",
}


def write(file: Path, content: bytes) -> None:
    """Raises `NotWritten` with the reason when the file cannot be made there."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise NotWritten(file, _NOT_WRITTEN.get(error.errno or 0, "het systeem weigert")) from None


def tell(error: SuccessionError, as_json: bool) -> int:
    """Every problem in words on stderr, and as an object on stdout when that was asked for."""
    from succession.intake.contract import NotImported, refusal, refused_import
    from succession.intake.folder import NoRegisterFolder

    click.echo(str(error), err=True)
    if isinstance(error, NoRegisterFolder):
        return 2
    if isinstance(error, InvalidInput) and as_json:
        of_import = refused_import(error) if isinstance(error, NotImported) else None
        click.echo(json.dumps(of_import or refusal(error.problems), ensure_ascii=False))
    return 1
