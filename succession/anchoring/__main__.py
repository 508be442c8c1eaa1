"""Fit the simulation to the country and write what came of it: `python -m succession.anchoring`.

Writes data/anchor.yaml and, in data/assumptions.yaml, the numbers that were fitted. Takes some ten
minutes; `--regions 3 --runs 10` for a first try, and nothing is written without `--write DAY`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click
import yaml

from succession.anchoring.fit import AnchorFit, applied, as_it_is, fit
from succession.anchoring.history import backtest
from succession.anchoring.measures import measured
from succession.anchoring.mini_land import MiniLand, country_now, mini_land
from succession.assumptions import Assumptions, load_assumptions
from succession.verification.anchor import Anchor, Foreseen, Measure, load_anchor
from succession.verification.plans import load_national

DATA = Path(__file__).resolve().parents[2] / "data"
ALL_REGIONS = 33
_WHOLE = (ALL_REGIONS, ALL_REGIONS)
_HEAD = """\
# Waaraan de simulatie is geijkt: landelijke cijfers van stand en stroom, het mini-Nederland waarin
# zij gemeten zijn, wat er tussen land en model overblijft, en wat regio's van een oud jaar zouden
# hebben voorspeld. Gemaakt met `python -m succession.anchoring --write DAG`; de doelen (`targets`)
# en de bereiken van vóór de ijking (`before`) zijn met de hand.
"""


@click.command()
@click.option("--regions", default=12, help="Hoeveel van de 33 regio's meedoen.")
@click.option("--runs", default=40, help="Runs per regio.")
@click.option("--steps", default=6, help="Stappen van de ijking; 0 meet alleen.")
@click.option("--write", type=click.DateTime(["%Y-%m-%d"]), help="Schrijf in data/, met deze dag.")
def main(regions: int, runs: int, steps: int, write: datetime | None) -> None:
    """Ijk de simulatie aan de landelijke cijfers, en toets haar aan oude jaren."""
    anchor = load_anchor(DATA / "anchor.yaml")
    assumptions = load_assumptions(DATA / "assumptions.yaml")
    national = load_national(DATA / "national.yaml")
    land = mini_land(country_now(national), regions, ALL_REGIONS, seed=1)
    measuring = partial(_measured, land, runs)
    found = (
        fit(anchor, assumptions, measuring, steps)
        if steps
        else as_it_is(anchor, assumptions, measuring)
    )
    for line in _lines(anchor, found):
        click.echo(line)
    foreseen = tuple(backtest(national, applied(assumptions, found.fitted), _WHOLE, runs))
    for one in foreseen:
        click.echo(repr(one))
    if write:
        _write_assumptions(found)
        _write_anchor(_updated(anchor, found, foreseen, write.date()))


def _measured(land: MiniLand, runs: int, tried: Assumptions) -> Mapping[Measure, float]:
    click.echo(".", nl=False, err=True)
    return measured(land, tried, runs)


def _lines(anchor: Anchor, found: AnchorFit) -> Iterator[str]:
    for one in found.fitted:
        yield f"{one.number:28} {one.low:8.3f} {one.value:8.3f} {one.high:8.3f}   was {one.before}"
    for target, residual in zip(anchor.targets, found.residuals, strict=True):
        place = "binnen" if target.holds(residual.found) else "BUITEN"
        yield f"{target.measure:28} {residual.found:8.4f} {place} {target.low} - {target.high}"


def _updated(anchor: Anchor, found: AnchorFit, foreseen: tuple[Foreseen, ...], day: date) -> Anchor:
    update = {
        "date": day,
        "fitted": found.fitted,
        "residuals": found.residuals,
        "correlations": found.correlations,
        "backtest": foreseen,
    }
    return anchor.model_copy(update=update)


def _write_anchor(anchor: Anchor) -> None:
    text = yaml.safe_dump(
        anchor.model_dump(mode="json"), allow_unicode=True, sort_keys=False, width=130
    )
    (DATA / "anchor.yaml").write_text(_HEAD + text, encoding="utf-8")


def _write_assumptions(found: AnchorFit) -> None:
    """Only the numbers themselves: label, source and grade are written by people."""
    path = DATA / "assumptions.yaml"
    text = path.read_text(encoding="utf-8")
    for one in found.fitted:
        name = one.number.split(".")[1]
        text, times = re.subn(
            rf"(?m)^(  {name}: .*?)value: [^,]+, low: [^,]+, high: [^,]+,",
            rf"\g<1>value: {one.value}, low: {one.low}, high: {one.high},",
            text,
        )
        assert times == 1, name
    head, _, _ = text.partition(
        "  rows: []\n" if text.endswith("[]\n") else "  rows:\n    - {numbers"
    )
    path.write_text(head + _correlation_rows(found), encoding="utf-8")


def _correlation_rows(found: AnchorFit) -> str:
    rows = [
        f"    - {{numbers: [{', '.join(one.numbers)}], value: {one.value}}}\n"
        for one in found.correlations
    ]
    return "  rows:\n" + "".join(rows) if rows else "  rows: []\n"


if __name__ == "__main__":
    main()
