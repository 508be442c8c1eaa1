"""The command line: the same core without a browser.

Exit 0 fine, 1 problems in the input (all listed), 2 wrong use, 3 a bug. With `--json` one object
on stdout and nothing else; messages go to stderr.
"""

import logging
import os
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from succession.cli import console, options, terminal
from succession.cli.database import backup, clear_example, migrate, restore
from succession.cli.forecast import compile_, forecast, sensitivity
from succession.cli.playbook import playbook
from succession.errors import SuccessionError

if TYPE_CHECKING:
    from succession.intake import Answers
    from succession.register import Audience
    from succession.register.difference import Difference
    from succession.store import Store

ROOT = Path(__file__).resolve().parents[2]

_log = logging.getLogger("succession")


@click.group(help="Praktijkopvolging: register, risico en draaiboeken van een zorggroep.")
def cli() -> None:
    """The commands."""


@cli.command(help="Schrijf een verzonnen regio.")
@click.argument("folder", type=options.FILE)
@click.option("--practices", type=click.IntRange(1, 5000), default=60, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--gemeente", "names", multiple=True, help="Op de grond van deze gemeenten.")
@options.as_of
def example(folder: Path, practices: int, seed: int, names: tuple[str, ...], as_of: date) -> None:
    """An invented region as the three files of a register."""
    from succession.example import example_region
    from succession.intake.folder import write_folder
    from succession.land.gemeenten import gemeenten_named
    from succession.land.ground import dutch_ground

    on = gemeenten_named(names, dutch_ground())
    write_folder(example_region(practices, seed, as_of, on), folder)
    click.echo(f"{practices} verzonnen praktijken staan in {folder}", err=True)


@cli.command(help="Wat de inwoners van gemeenten aan zorg vragen, voordat er een lijst is.")
@click.option("--gemeente", "names", multiple=True, required=True, help="Naam, zo vaak als nodig.")
@options.as_of
@options.as_json
def ground(names: tuple[str, ...], as_of: date, as_json: bool) -> None:
    """Inhabitants, care now and later, norm practices and the wijken with few practices near."""
    from succession.cli import answers

    terminal.say(answers.ground(names, as_of), as_json, console.ground_lines)


class _Import(TypedDict):
    files: tuple[Path, ...]
    map_file: Path | None
    answers_file: Path | None
    dry_run: bool
    remove: bool
    level: str | None
    as_json: bool


@cli.command("import", help="Lees lijsten in, toon de verschillen en bewaar ze.")
@click.argument("files", type=options.FILE, nargs=-1, required=True)
@click.option("--map", "map_file", type=options.FILE, help="YAML: welke kolom is welk veld.")
@click.option("--answers", "answers_file", type=options.FILE, help="YAML: antwoorden op vragen.")
@click.option("--dry-run", is_flag=True, help="Toon alleen wat er zou veranderen.")
@click.option("--remove", is_flag=True, help="Verwijder wat in een gegeven bestand ontbreekt.")
@click.option("--level", help="Wie de stopplannen mag weten waar dat niet bij staat.")
@options.as_json
def import_(**given: Unpack[_Import]) -> None:
    """All or nothing, in one transaction."""
    from succession.intake import (
        NotImported,
        asked_now,
        checked,
        intake_object,
        question_lines,
        read_column_map,
        read_files,
        without_invented,
    )
    from succession.register.rows import rows_of

    answers = _answers(given)
    column_map = read_column_map(given["map_file"]) if given["map_file"] else None
    store = terminal.opened_store()
    seen_version = store.data_version()
    reading = read_files(given["files"], column_map, today=options.today(), answers=answers)
    before, clears = without_invented(reading, rows_of(store.register()), store.invented())
    intake = checked(
        reading,
        before,
        remove=given["remove"],
        former=store.present_places,
    )
    asked = asked_now(intake.questions, answers)
    if intake.is_faulty:
        raise NotImported(intake, asked)
    if not given["dry_run"] and not intake.difference.is_empty:
        _save(store, intake.difference, (seen_version, clears), given["files"])
    terminal.warn(intake.problems)
    click.echo("\n".join(question_lines(asked)), err=True, nl=bool(asked))
    terminal.say(intake_object(intake, asked), given["as_json"], console.difference_lines)


def _answers(given: _Import) -> "Answers":
    """Those of the file, and the level that the option names."""
    from succession.intake import read_answers
    from succession.register import Level

    told = read_answers(given["answers_file"]) if given["answers_file"] else {}
    if given["level"] is None:
        return told
    if given["level"] not in list(Level):
        raise click.BadParameter(f"kies uit {', '.join(Level)}", param_hint="--level")
    return {**told, "deelniveau": given["level"]}


def _save(
    store: "Store", difference: "Difference", seen: tuple[int, bool], files: Sequence[Path]
) -> None:
    from succession.actions.permission import Actor, Submission
    from succession.actions.register import ImportShown, save_import
    from succession.actions.verification import keep_chances
    from succession.cli.answers import norms
    from succession.register import Audience, Role

    actor = Actor("opdrachtregel", Audience(Role.CONSULENT))
    submission = Submission(actor, uuid.uuid4().hex, datetime.now(UTC))
    names = tuple(path.name for path in files)
    version, clears = seen
    shown = ImportShown(version, clears_example=clears)
    save_import(store, submission, difference, shown=shown, files=names)
    if clears:
        click.echo("de verzonnen voorbeeldregio is opgeruimd", err=True)
    keep_chances(store, submission, *norms())


@cli.command(help="Schrijf het register naar een Excel-bestand.")
@click.argument("file", type=options.FILE)
@options.folder
@options.as_of
@options.audience
def export(file: Path, folder: Path | None, as_of: date, audience: "Audience") -> None:
    """Everything this audience may see; importing the file again changes nothing."""
    from succession.reports.paper.workbook import Statement
    from succession.reports.paper.workbook import export as workbook

    seen = terminal.seen(folder, audience)
    statement = Statement(as_of, str(audience.role), _version(), "export van het register")
    terminal.write(file, workbook(seen, statement))
    click.echo(f"het register staat in {file}", err=True)


@cli.command(help="Bereken het risico per praktijk.")
@options.folder
@options.as_of
@options.audience
@options.as_json
def risk(folder: Path | None, as_of: date, audience: "Audience", as_json: bool) -> None:
    """Likelihood, impact, time left and why, as this audience may know it."""
    from succession.cli import answers

    prepared = terminal.prepared(folder, audience, as_of)
    answer = answers.risk(terminal.seen(folder, audience), as_of, prepared)
    terminal.say(answer, as_json, console.risk_lines)


@cli.command(help="Wie het eerst te spreken, en wat te vragen.")
@options.folder
@options.as_of
@options.audience
@options.as_json
def talks(folder: Path | None, as_of: date, audience: "Audience", as_json: bool) -> None:
    """The work list of praktijkhouders, by what the talk would teach and change."""
    from succession.cli import answers

    prepared = terminal.prepared(folder, audience, as_of)
    answer = answers.talks(terminal.seen(folder, audience), as_of, prepared)
    terminal.say(answer, as_json, console.talk_lines)


@cli.command(help="Start het programma op deze computer.")
@click.option("--address", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
def serve(address: str, port: int) -> None:
    """Only on loopback: others could reach any other address, and there are no accounts yet."""
    from succession.ui.frame.server import serve as start

    start(address, port)


for command in (forecast, sensitivity, compile_, playbook, backup, restore, migrate, clear_example):
    cli.add_command(command)


def _version() -> str:
    from importlib.metadata import version

    return version("succession")


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: every outcome becomes an exit code and a message."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Somebody at a terminal gets the sentence; what lies behind it is for the log of a server.
    _log.setLevel(logging.ERROR)
    try:
        sys.exit(cli.main(args=given, prog_name="succession", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except SuccessionError as error:
        sys.exit(terminal.tell(error, as_json="--json" in given))
    except Exception as error:
        number = uuid.uuid4().hex[:8]
        _log.error("error %s: %s", number, type(error).__name__)
        click.echo(f"Er ging iets mis in het programma (nummer {number}).", err=True)
        if os.environ.get("SUCCESSION_DEBUG"):
            raise
        sys.exit(3)
