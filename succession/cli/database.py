"""The commands about the database as a whole: bring it up to date, keep a copy, put one back."""

import os
import uuid
from datetime import UTC, datetime
from pathlib import Path

import click

from succession.cli import options


@click.command(help="Breng de database op de laatste vorm; eerst komt er een reservekopie.")
def migrate() -> None:
    """The tables of this version; does nothing when they are there."""
    from succession.store import address_from, open_store

    made = open_store(address_from(os.environ)).migrate()
    if made is not None:
        click.echo(f"de oude stand is bewaard in {made}", err=True)
    click.echo("de database is bijgewerkt", err=True)


@click.command("clear-example", help="Ruim de verzonnen voorbeeldregio op; uw eigen rijen blijven.")
def clear_example() -> None:
    """What was tried with it goes along: talks, scans, draaiboeken and kept chances."""
    from succession.actions.permission import Actor, Submission
    from succession.actions.register import clear_example as clear
    from succession.cli.terminal import opened_store
    from succession.register import Audience, Role

    store = opened_store()
    rows = len(store.invented())
    if rows:
        actor = Actor("opdrachtregel", Audience(Role.CONSULENT))
        clear(store, Submission(actor, uuid.uuid4().hex, datetime.now(UTC)))
    click.echo(f"{rows} verzonnen rijen zijn opgeruimd", err=True)


@click.command(help="Bewaar het hele register in een reservekopie; dat mag terwijl u werkt.")
@click.argument("file", type=options.FILE)
def backup(file: Path) -> None:
    """A new file that only its owner can read; one that is there is never overwritten."""
    from succession.store import address_from, back_up

    back_up(address_from(os.environ), file)
    click.echo(f"de reservekopie staat in {file}", err=True)


@click.command(help="Zet een reservekopie terug, in een leeg register of met --replace.")
@click.argument("file", type=options.FILE)
@click.option("--replace", "replaces", is_flag=True, help="Vervang het register dat er staat.")
def restore(file: Path, replaces: bool) -> None:
    """What was there is kept first; a program that runs notices and asks to begin again."""
    from succession.store import address_from
    from succession.store import restore as put_back

    address = address_from(os.environ)
    kept = put_back(address, file, replaces=replaces)
    if kept is not None:
        click.echo(f"wat er stond is bewaard in {kept}", err=True)
    click.echo(_what_is_there(address), err=True)


def _what_is_there(address: str) -> str:
    """So that somebody sees at once that it is the right backup."""
    from succession.store import open_store
    from succession.views import dutch

    store = open_store(address)
    practices = dutch.count(len(store.register().practices), "praktijk", "praktijken")
    last = "".join(f", laatst gewijzigd op {dutch.moment(one.at)}" for one in store.audit(1))
    store.close()
    return f"teruggezet: {practices}{last}"
