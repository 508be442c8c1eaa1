"""The commands on the simulation: the forecast, what moves it, and compiling it."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from succession.cli import console, options, terminal

if TYPE_CHECKING:
    from succession.capacity.scenario.scenario import Scenario
    from succession.contract import ForecastObject
    from succession.register import Audience


class _Simulated(TypedDict):
    """What every command that simulates is given."""

    folder: Path | None
    as_of: date
    audience: "Audience"
    scenario: Path | None
    seed: int | None
    runs: int | None
    years: int | None
    as_json: bool


class _Forecast(_Simulated):
    export_to: Path | None
    reproduce: Path | None
    national: bool
    starters: int | None


class _Sensitivity(_Simulated):
    sobol: bool
    samples: int


@click.command(help="Voorspel vraag en aanbod, voor de regio of voor Nederland.")
@options.folder
@options.as_of
@options.audience
@options.simulated
@click.option("--export", "export_to", type=options.NewFile(), help="Bewaar ook waaruit het volgt.")
@click.option("--reproduce", type=options.FILE, help="Maak een eerdere uitvoer opnieuw.")
@click.option("--national", is_flag=True, help="Het landelijke model van het Capaciteitsorgaan.")
@click.option("--starters", type=click.IntRange(0), help="Starters per jaar vanaf 2027.")
@options.as_json
def forecast(**given: Unpack[_Forecast]) -> None:
    """Bands per year for the region, or the national check."""
    from succession.cli import answers

    if given["national"]:
        national = answers.national(given["starters"])
        terminal.say(national, given["as_json"], console.national_lines)
    else:
        terminal.say(_regional(given), given["as_json"], console.forecast_lines)


def _regional(given: _Forecast) -> "ForecastObject":
    from succession.cli import answers

    seen = terminal.seen(given["folder"], given["audience"])
    if given["reproduce"]:
        answer = answers.again(seen, given["reproduce"])
    else:
        answer = answers.forecast(seen, given["as_of"], _scenario(given))
    if given["export_to"]:
        text = json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=1)
        terminal.write(given["export_to"], text.encode())
    return {"years": answer["years"], "imputed": answer["imputed"]}


def _scenario(given: _Simulated) -> "Scenario":
    from succession.cli import answers

    chosen = {"years": given["years"], "runs": given["runs"], "seed": given["seed"]}
    return answers.scenario(given["scenario"], chosen)


@click.command(help="Welke aannames het tekort in het laatste jaar het meest bewegen.")
@options.folder
@options.as_of
@options.audience
@options.simulated
@click.option("--sobol", is_flag=True, help="Ook hoeveel van de spreiding elk verklaart.")
@click.option("--samples", type=options.PowerOfTwo(), default=64, help="Bij --sobol.")
@options.as_json
def sensitivity(**given: Unpack[_Sensitivity]) -> None:
    """The tornado of the region, and the Sobol indices of what moves it most."""
    from succession.cli import answers

    seen = terminal.seen(given["folder"], given["audience"])
    given["runs"] = given["runs"] or 200
    samples = given["samples"] if given["sobol"] else None
    answer = answers.sensitivity(seen, given["as_of"], _scenario(given), samples)
    terminal.say(answer, given["as_json"], console.sensitivity_lines)


@click.command("compile", help="Maak de simulatie klaar voor gebruik.")
def compile_() -> None:
    """Compiles the engine once, at installation, so that nobody waits for it later."""
    click.echo("De simulatie wordt klaargemaakt; dit duurt een minuut of twee …", err=True)
    from succession.simulation import warm_up
    from succession.simulation.compiled import forget_older

    forget_older()
    warm_up()
    click.echo("De simulatie is klaar.", err=True)
