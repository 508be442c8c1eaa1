"""What the commands take: days, audiences, pairs, and the options that several share."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from succession.register import Audience

Command = TypeVar("Command", bound=Callable[..., object])
Parameter = click.Parameter | None
Context = click.Context | None


def today() -> date:
    """Wherever the computer stands, the day is that of the Netherlands."""
    from succession.register.days import day_of

    return day_of(datetime.now(UTC))


class Day(click.ParamType[date]):
    name = "jjjj-mm-dd"

    def convert(self, value: object, param: Parameter, ctx: Context) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is geen datum; schrijf jjjj-mm-dd", param, ctx)


class AudienceType(click.ParamType["Audience"]):
    name = "rol[:hagro]"

    def convert(self, value: object, param: Parameter, ctx: Context) -> "Audience":
        from succession.register import Audience, Role

        if isinstance(value, Audience):
            return value
        role, _, hagro = str(value).partition(":")
        if role not in list(Role):
            self.fail(f"{role!r} is geen rol; kies uit {', '.join(Role)}", param, ctx)
        return Audience(Role(role), hagro or None)


class Pair(click.ParamType[tuple[str, str]]):
    name = "naam=waarde"

    def convert(self, value: object, param: Parameter, ctx: Context) -> tuple[str, str]:
        name, sign, text = str(value).partition("=")
        if not (name and sign and text):
            self.fail(f"{value!r}: schrijf naam=waarde", param, ctx)
        return name, text


class NewFile(click.ParamType[Path]):
    name = "bestand"

    def convert(self, value: object, param: Parameter, ctx: Context) -> Path:
        """Asked before anything is computed: a file in a folder that is not there is lost work."""
        file = Path(str(value))
        if not file.parent.is_dir():
            self.fail(f"de map {file.parent} bestaat niet; maak haar eerst", param, ctx)
        return file


class PowerOfTwo(click.ParamType[int]):
    name = "macht van 2"

    def convert(self, value: object, param: Parameter, ctx: Context) -> int:
        text = str(value)
        number = int(text) if text.isdecimal() else 0
        if number < 2 or number & (number - 1):
            self.fail(f"{text!r} is geen macht van 2; kies bijvoorbeeld 64", param, ctx)
        return number


FILE = click.Path(path_type=Path)
as_json = click.option("--json", "as_json", is_flag=True, help="Eén JSON-object op stdout.")
as_of = click.option("--as-of", type=Day(), default=today, help="Peildatum.")
audience = click.option(
    "--audience", type=AudienceType(), default="consulent", help="Voor wie: rol of rol:hagro."
)
folder = click.option("--register", "folder", type=FILE, help="Map met praktijken.csv enz.")


def simulated(command: Command) -> Command:
    """What every command that simulates takes."""
    for option in (
        click.option("--scenario", type=FILE, help="YAML: groei van de vraag en aanpakken."),
        click.option("--seed", type=click.IntRange(0), help="Het begin van de toevalsgetallen."),
        click.option("--runs", type=click.IntRange(1, 100_000), help="Zo vaak gesimuleerd."),
        click.option("--years", type=click.IntRange(1, 20), help="Zoveel jaar vooruit."),
    ):
        command = option(command)
    return command
