"""The command line: the same core without a browser.

Exit 0 fine, 1 problems in the input (all listed), 2 wrong use, 3 a bug. With `--json` one object
on stdout and nothing else; messages go to stderr.
"""

import json
import logging
import os
import sys
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from succession import options
from succession.errors import InvalidInput, Problem, Severity, SuccessionError
from succession.views import console

ROOT = Path(__file__).resolve().parents[1]
Command = Callable[..., Any]

_log = logging.getLogger("succession")


@click.group(help="Praktijkopvolging: register, risico en draaiboeken van een zorggroep.")
def cli() -> None:
    """The commands."""


@cli.command(help="Schrijf een verzonnen regio.")
@click.argument("folder", type=options.FILE)
@click.option("--practices", type=click.IntRange(1, 5000), default=60, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@options.as_of
def example(folder: Path, practices: int, seed: int, as_of: date) -> None:
    """An invented region as the three files of a register."""
    from succession.example import example_region
    from succession.intake.folder import write_folder

    write_folder(example_region(practices, seed, as_of), folder)
    click.echo(f"{practices} verzonnen praktijken staan in {folder}", err=True)


@cli.command("import", help="Lees lijsten in, toon de verschillen en bewaar ze.")
@click.argument("files", type=options.FILE, nargs=-1, required=True)
@click.option("--map", "map_file", type=options.FILE, help="YAML: welke kolom is welk veld.")
@click.option("--dry-run", is_flag=True, help="Toon alleen wat er zou veranderen.")
@click.option("--remove", is_flag=True, help="Verwijder wat in een gegeven bestand ontbreekt.")
@click.option("--level", default="vertrouwelijk", help="Wie stopplannen zonder niveau mag zien.")
@options.as_json
def import_(**given: Any) -> None:
    """All or nothing, in one transaction."""
    from succession.intake import checked, intake_object, read_column_map, read_files
    from succession.register import Level
    from succession.register.rows import rows_of

    if given["level"] not in list(Level):
        raise click.BadParameter(f"kies uit {', '.join(Level)}", param_hint="--level")
    column_map = read_column_map(given["map_file"]) if given["map_file"] else None
    store = _store()
    seen_version, before = store.data_version(), rows_of(store.register())
    intake = checked(
        read_files(given["files"], column_map),
        before,
        default_level=Level(given["level"]),
        remove=given["remove"],
    )
    if intake.is_faulty:
        raise InvalidInput(intake.problems)
    if not given["dry_run"] and not intake.difference.is_empty:
        _save(store, intake.difference, seen_version, given["files"])
    _warn(intake.problems)
    _print(intake_object(intake), given["as_json"], console.difference_lines)


def _save(store: Any, difference: Any, seen_version: int, files: Sequence[Path]) -> None:
    from succession.actions import Actor, Submission, save_import
    from succession.register import Audience, Role

    actor = Actor("opdrachtregel", Audience(Role.CONSULENT))
    submission = Submission(actor, uuid.uuid4().hex, datetime.now(UTC))
    names = tuple(path.name for path in files)
    save_import(store, submission, difference, seen_version=seen_version, files=names)


@cli.command(help="Schrijf het register naar een Excel-bestand.")
@click.argument("file", type=options.FILE)
@options.folder
@options.as_of
@options.audience
def export(file: Path, folder: Path | None, as_of: date, audience: Any) -> None:
    """Everything this audience may see; importing the file again changes nothing."""
    from succession.reports.workbook import Statement
    from succession.reports.workbook import export as workbook

    seen = _seen(folder, audience)
    statement = Statement(as_of, str(audience.role), _version(), "export van het register")
    file.write_bytes(workbook(seen, statement))
    click.echo(f"het register staat in {file}", err=True)


@cli.command(help="Bereken het risico per praktijk.")
@options.folder
@options.as_of
@options.audience
@options.as_json
def risk(folder: Path | None, as_of: date, audience: Any, as_json: bool) -> None:
    """Likelihood, impact, time left and why, as this audience may know it."""
    from succession import answers

    _print(answers.risk(_seen(folder, audience), as_of), as_json, console.risk_lines)


@cli.command(help="Voorspel vraag en aanbod, voor de regio of voor Nederland.")
@options.folder
@options.as_of
@options.audience
@click.option("--years", type=click.IntRange(1, 20), help="Zoveel jaar vooruit.")
@click.option("--runs", type=click.IntRange(1, 100_000), help="Zo vaak gesimuleerd.")
@click.option("--seed", type=click.IntRange(0), help="Het begin van de toevalsgetallen.")
@click.option("--scenario", type=options.FILE, help="YAML: groei van de vraag en aanpakken.")
@click.option("--national", is_flag=True, help="Het landelijke model van het Capaciteitsorgaan.")
@click.option("--starters", type=click.IntRange(0), help="Starters per jaar vanaf 2027.")
@options.as_json
def forecast(**given: Any) -> None:
    """Bands per year for the region, or the national check."""
    from succession import answers

    if given["national"]:
        answer = answers.national(given["starters"])
    else:
        seen = _seen(given["folder"], given["audience"])
        chosen = {
            name: given[name] for name in ("years", "runs", "seed") if given[name] is not None
        }
        answer = answers.forecast(seen, given["as_of"], given["scenario"], chosen)
    _print(answer, given["as_json"], console.forecast_lines)


@cli.command(help="Wie het eerst te spreken, en wat te vragen.")
@options.folder
@options.as_of
@options.audience
@options.as_json
def talks(folder: Path | None, as_of: date, audience: Any, as_json: bool) -> None:
    """The work list of praktijkhouders, by what the talk would teach and change."""
    from succession import answers

    answer = answers.talks(_seen(folder, audience), as_of)
    _print(answer, as_json, console.talk_lines)


@cli.command("compile", help="Maak de simulatie klaar voor gebruik.")
def compile_() -> None:
    """Compiles the engine once, at installation, so that nobody waits for it later."""
    click.echo("De simulatie wordt klaargemaakt; dit duurt een minuut of twee …", err=True)
    from succession.simulation import warm_up

    warm_up()
    click.echo("De simulatie is klaar.", err=True)


@cli.group(help="Draaiboeken controleren en plannen.")
def playbook() -> None:
    """The commands about playbooks."""


@playbook.command(help="Controleer draaiboeken: alle problemen in één keer.")
@click.argument("paths", type=options.FILE, nargs=-1, required=True)
def check(paths: tuple[Path, ...]) -> None:
    """Silent when all is well; else `file:line: what — remedy` on stdout."""
    from succession.playbook.reading import check as problems_of

    problems = problems_of(paths)
    for problem in problems:
        click.echo(str(problem))
    if any(problem.severity is Severity.ERROR for problem in problems):
        sys.exit(1)


@playbook.command(help="Dateer de stappen van een draaiboek vanaf zijn ankers.")
@click.argument("file", type=options.FILE)
@click.option("--anchor", "anchors", type=options.Pair(), multiple=True, required=True)
@click.option("--given", "given", type=options.Pair(), multiple=True, help="Een bekend feit.")
@options.as_json
def plan(file: Path, anchors: Any, given: Any, as_json: bool) -> None:
    """The schedule, counted back from the anchors."""
    from succession.playbook.facts import facts_from
    from succession.playbook.reading import read
    from succession.playbook.schedule import plan as schedule
    from succession.playbook.schedule import schedule_json

    days = {name: options.Day().convert(day, None, None) for name, day in anchors}
    planned = schedule(read(file), days, facts_from(dict(given)))
    _print(schedule_json(planned), as_json, console.schedule_lines)


@cli.command(help="Breng de database op de laatste vorm.")
def migrate() -> None:
    """The tables of this version; does nothing when they are there."""
    _store()
    click.echo("de database is bijgewerkt", err=True)


@cli.command(help="Start het programma op deze computer.")
@click.option("--address", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8501, show_default=True)
def serve(address: str, port: int) -> None:
    """Only on loopback: others could reach any other address, and there are no accounts yet."""
    from succession.ui.server import serve as start

    start(address, port)


def _seen(folder: Path | None, audience: Any) -> Any:
    """The register of the folder, or else of the database, as the audience knows it."""
    from succession.intake.folder import read_folder
    from succession.intake.merge import register_from
    from succession.register import seen_by

    if folder is None:
        return seen_by(_store().register(), audience)
    register, problems = register_from(read_folder(folder))
    _warn(problems)
    return seen_by(register, audience)


def _store() -> Any:
    from succession.store import address_from, open_store

    store = open_store(address_from(os.environ))
    store.migrate()
    return store


def _version() -> str:
    from importlib.metadata import version

    return version("succession")


def _warn(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(f"{problem.severity}: {problem}", err=True)


def _print(answer: dict[str, Any], as_json: bool, lines: Callable[[Any], list[str]]) -> None:
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, allow_nan=False))
    else:
        click.echo("\n".join(lines(answer)))


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: every outcome becomes an exit code and a message."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        sys.exit(cli.main(args=given, prog_name="succession", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except SuccessionError as error:
        sys.exit(_tell(error, as_json="--json" in given))
    except Exception as error:
        number = uuid.uuid4().hex[:8]
        _log.error("error %s: %s", number, type(error).__name__)
        click.echo(f"Er ging iets mis in het programma (nummer {number}).", err=True)
        if os.environ.get("SUCCESSION_DEBUG"):
            raise
        sys.exit(3)


def _tell(error: SuccessionError, as_json: bool) -> int:
    """Every problem in words on stderr, and as an object on stdout when that was asked for."""
    from succession.intake.contract import problem_object
    from succession.intake.folder import NoRegisterFolder

    click.echo(str(error), err=True)
    if isinstance(error, NoRegisterFolder):
        return 2
    if isinstance(error, InvalidInput) and as_json:
        problems = [problem_object(problem) for problem in error.problems]
        click.echo(json.dumps({"problems": problems}, ensure_ascii=False))
    return 1
