"""The commands about the database as a whole: bring it up to date, keep a copy, put one back."""

import os
from pathlib import Path

import click

from succession import options


@click.command(help="Breng de database op de laatste vorm; eerst komt er een reservekopie.")
def migrate() -> None:
    """The tables of this version; does nothing when they are there."""
    from succession.store import address_from, open_store

    made = open_store(address_from(os.environ)).migrate()
    if made is not None:
        click.echo(f"de oude stand is bewaard in {made}", err=True)
    click.echo("de database is bijgewerkt", err=True)


@click.command(help="Bewaar het hele register in een reservekopie; dat mag terwijl u werkt.")
@click.argument("file", type=options.FILE)
def backup(file: Path) -> None:
    """A new file that only its owner can read; one that is there is never overwritten."""
    from succession.store import address_from, back_up

    back_up(address_from(os.environ), file)
    click.echo(f"de reservekopie staat in {file}", err=True)
