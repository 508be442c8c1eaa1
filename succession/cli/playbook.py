"""The commands on draaiboeken: checking and planning them."""

import sys
from pathlib import Path
from typing import TypeAlias

import click

from succession.cli import console, options, terminal
from succession.errors import Severity

Pairs: TypeAlias = tuple[tuple[str, str], ...]


@click.group(help="Draaiboeken controleren en plannen.")
def playbook() -> None:
    """The commands about playbooks."""


@playbook.command(help="Controleer draaiboeken: alle problemen in één keer.")
@click.argument("paths", type=options.FILE, nargs=-1, required=True)
def check(paths: tuple[Path, ...]) -> None:
    """Silent when all is well; else `file:line: what — remedy` on stdout."""
    from succession.playbook.book.reading import check as problems_of

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
def plan(file: Path, anchors: Pairs, given: Pairs, as_json: bool) -> None:
    """The schedule, counted back from the anchors."""
    from succession.playbook.book.facts import facts_from
    from succession.playbook.book.reading import read
    from succession.playbook.dates.schedule import plan as schedule
    from succession.playbook.dates.schedule import schedule_json

    days = {name: options.Day().convert(day, None, None) for name, day in anchors}
    planned = schedule(read(file), days, facts_from(dict(given)))
    terminal.say(schedule_json(planned), as_json, console.schedule_lines)
