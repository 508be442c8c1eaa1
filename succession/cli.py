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

from succession.errors import InvalidInput, Problem, Severity, SuccessionError
from succession.views import console

ROOT = Path(__file__).resolve().parents[1]
Command = Callable[..., Any]

_log = logging.getLogger("succession")


class _Day(click.ParamType[date]):
    name = "jjjj-mm-dd"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is geen datum; schrijf jjjj-mm-dd", param, ctx)


class _AudienceType(click.ParamType[Any]):
    name = "rol[:hagro]"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        from succession.register import Audience, Role

        if isinstance(value, Audience):
            return value
        role, _, hagro = str(value).partition(":")
        if role not in list(Role):
            self.fail(f"{role!r} is geen rol; kies uit {', '.join(Role)}", param, ctx)
        return Audience(Role(role), hagro or None)


class _Pair(click.ParamType[tuple[str, str]]):
    name = "naam=waarde"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, str]:
        name, sign, text = str(value).partition("=")
        if not (name and sign and text):
            self.fail(f"{value!r}: schrijf naam=waarde", param, ctx)
        return name, text


_FILE = click.Path(path_type=Path)
_as_json = click.option("--json", "as_json", is_flag=True, help="Eén JSON-object op stdout.")
_as_of = click.option("--as-of", type=_Day(), default=lambda: date.today(), help="Peildatum.")
_audience = click.option(
    "--audience", type=_AudienceType(), default="consulent", help="Voor wie: rol of rol:hagro."
)
_folder = click.option("--register", "folder", type=_FILE, help="Map met praktijken.csv enz.")


@click.group(help="Praktijkopvolging: register, risico en draaiboeken van een zorggroep.")
def cli() -> None:
    """The commands."""


@cli.command(help="Schrijf een verzonnen regio.")
@click.argument("folder", type=_FILE)
@click.option("--practices", type=click.IntRange(1, 5000), default=60, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@_as_of
def example(folder: Path, practices: int, seed: int, as_of: date) -> None:
    """An invented region as the three files of a register."""
    from succession.example import example_region
    from succession.intake.folder import write_folder

    write_folder(example_region(practices, seed, as_of), folder)
    click.echo(f"{practices} verzonnen praktijken staan in {folder}", err=True)


@cli.command("import", help="Lees lijsten in, toon de verschillen en bewaar ze.")
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.option("--map", "map_file", type=_FILE, help="YAML: welke kolom is welk veld.")
@click.option("--dry-run", is_flag=True, help="Toon alleen wat er zou veranderen.")
@click.option("--remove", is_flag=True, help="Verwijder wat in een gegeven bestand ontbreekt.")
@click.option("--level", default="vertrouwelijk", help="Wie stopplannen zonder niveau mag zien.")
@_as_json
def import_(**options: Any) -> None:
    """All or nothing, in one transaction."""
    from succession.intake import checked, intake_object, read_column_map, read_files
    from succession.register import Level
    from succession.register.rows import rows_of

    if options["level"] not in list(Level):
        raise click.BadParameter(f"kies uit {', '.join(Level)}", param_hint="--level")
    column_map = read_column_map(options["map_file"]) if options["map_file"] else None
    store = _store()
    seen_version, before = store.data_version(), rows_of(store.register())
    intake = checked(
        read_files(options["files"], column_map),
        before,
        default_level=Level(options["level"]),
        remove=options["remove"],
    )
    if intake.is_faulty:
        raise InvalidInput(intake.problems)
    if not options["dry_run"] and not intake.difference.is_empty:
        _save(store, intake.difference, seen_version, options["files"])
    _warn(intake.problems)
    _print(intake_object(intake), options["as_json"], console.difference_lines)


def _save(store: Any, difference: Any, seen_version: int, files: Sequence[Path]) -> None:
    from succession.actions import Actor, Submission, save_import
    from succession.register import Audience, Role

    actor = Actor("opdrachtregel", Audience(Role.CONSULENT))
    submission = Submission(actor, uuid.uuid4().hex, datetime.now(UTC))
    names = tuple(path.name for path in files)
    save_import(store, submission, difference, seen_version=seen_version, files=names)


@cli.command(help="Schrijf het register naar een Excel-bestand.")
@click.argument("file", type=_FILE)
@_folder
@_as_of
@_audience
def export(file: Path, folder: Path | None, as_of: date, audience: Any) -> None:
    """Everything this audience may see; importing the file again changes nothing."""
    from succession.register import seen_by
    from succession.reports.workbook import Statement
    from succession.reports.workbook import export as workbook

    seen = seen_by(_register(folder), audience)
    statement = Statement(as_of, str(audience.role), _version(), "export van het register")
    file.write_bytes(workbook(seen, statement))
    click.echo(f"het register staat in {file}", err=True)


@cli.command(help="Bereken het risico per praktijk.")
@_folder
@_as_of
@_audience
@_as_json
def risk(folder: Path | None, as_of: date, audience: Any, as_json: bool) -> None:
    """Likelihood, impact, time left and why, as this audience may know it."""
    from succession.assumptions import load_assumptions, load_rules
    from succession.register import seen_by
    from succession.risk import assess
    from succession.risk.contract import risk_object

    assumptions = load_assumptions(ROOT / "data/assumptions.yaml")
    rules = load_rules(ROOT / "data/rules.yaml")
    region = assess(seen_by(_register(folder), audience), assumptions, rules, as_of)
    _print(risk_object(region), as_json, console.risk_lines)


@cli.group(help="Draaiboeken controleren en plannen.")
def playbook() -> None:
    """The commands about playbooks."""


@playbook.command(help="Controleer draaiboeken: alle problemen in één keer.")
@click.argument("paths", type=_FILE, nargs=-1, required=True)
def check(paths: tuple[Path, ...]) -> None:
    """Silent when all is well; else `file:line: what — remedy` on stdout."""
    from succession.playbook.reading import check as problems_of

    problems = problems_of(paths)
    for problem in problems:
        click.echo(str(problem))
    if any(problem.severity is Severity.ERROR for problem in problems):
        sys.exit(1)


@playbook.command(help="Dateer de stappen van een draaiboek vanaf zijn ankers.")
@click.argument("file", type=_FILE)
@click.option("--anchor", "anchors", type=_Pair(), multiple=True, required=True)
@click.option("--given", "given", type=_Pair(), multiple=True, help="Een bekend feit.")
@_as_json
def plan(file: Path, anchors: Any, given: Any, as_json: bool) -> None:
    """The schedule, counted back from the anchors."""
    from succession.playbook.facts import facts_from
    from succession.playbook.reading import read
    from succession.playbook.schedule import plan as schedule
    from succession.playbook.schedule import schedule_json

    days = {name: _Day().convert(day, None, None) for name, day in anchors}
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


def _register(folder: Path | None) -> Any:
    from succession.intake.folder import read_folder
    from succession.intake.merge import register_from

    if folder is None:
        return _store().register()
    register, problems = register_from(read_folder(folder))
    _warn(problems)
    return register


def _store() -> Any:
    from succession.store import open_store

    default = f"sqlite:///{ROOT / 'var' / 'succession.sqlite'}"
    store = open_store(os.environ.get("SUCCESSION_DB") or default)
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
