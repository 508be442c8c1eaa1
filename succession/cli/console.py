"""The answers of the command line as Dutch tables, for who reads without `--json`."""

from collections.abc import Iterable
from typing import Literal

from succession.contract import (
    BandObject,
    ForecastObject,
    ForecastYearObject,
    GroundObject,
    ImportObject,
    NationalObject,
    PracticeRiskObject,
    RiskObject,
    ScheduleObject,
    SensitivityObject,
    TalksObject,
    ValueObject,
    WholeBandObject,
)


def difference_lines(answer: ImportObject) -> list[str]:
    """What changes, and of what does not change how many rows it is."""
    stays = {(row["file"], row["key"]) for row in answer["missing"]}
    gone = [value for value in answer["removed"] if (value["file"], value["key"]) not in stays]
    return [
        *(_row_line("nieuw", row, values, "new") for row, values in _by_row(answer["added"])),
        *(_change_line(value) for value in answer["changed"]),
        *(_row_line("verdwijnt", *one, "old") for one in _by_row(gone)),
        f"{answer['unchanged']} rijen ongewijzigd",
        *([f"{len(stays)} rijen staan niet in de lijst en blijven"] if stays else []),
    ]


_ByRow = list[tuple[str, list[ValueObject]]]


def _by_row(values: Iterable[ValueObject]) -> _ByRow:
    found: dict[str, list[ValueObject]] = {}
    for value in values:
        found.setdefault(f"{value['file']} {value['key']}", []).append(value)
    return list(found.items())


def _row_line(word: str, row: str, values: list[ValueObject], side: Literal["old", "new"]) -> str:
    told = "; ".join(f"{value['field']} {value[side]}" for value in values)
    return f"{word:10} {row}: {told}"


def _change_line(value: ValueObject) -> str:
    row = f"{value['file']} {value['key']}"
    return f"{'gewijzigd':10} {row} {value['field']}: {value['old']} → {value['new']}"


def risk_lines(answer: RiskObject) -> list[str]:
    shares = f"open aandeel 5 jaar  {'door onbekend':>13}"
    head = f"{'agb':10}  {'niveau':34}  {shares}  zonder plek  maanden over  naam"
    return [head, *(_risk_line(practice) for practice in answer["practices"])]


def _risk_line(practice: PracticeRiskObject) -> str:
    possible = practice["possible_level"]
    level = f"onbekend, mogelijk {possible}" if possible else practice["level"]
    low, high = practice["interval"]["60"]
    share = f"{100 * practice['open_share']['60']:.0f}% ({100 * low:.0f}–{100 * high:.0f})"
    least, most = practice["data_interval"]["60"]
    unknown = f"{100 * least:.0f}–{100 * most:.0f}"
    unplaced = _or_unknown(practice["patients_unplaced"])
    months = "open" if practice["open_since"] else _or_unknown(practice["months_left"])
    name = practice["naam"] or "naam onbekend"
    shares = f"{share:>19}  {unknown:>13}"
    return f"{practice['key']:10}  {level:34}  {shares}  {unplaced:>11}  {months:>12}  {name}"


def _or_unknown(value: object) -> str:
    return "–" if value is None else str(value).replace(".", ",")


def schedule_lines(answer: ScheduleObject) -> list[str]:
    steps = [
        f"{s['start']}  {s['due']}  {'*' if s['critical'] else ' '}  {s['title']} ({s['role']})"
        for s in answer["steps"]
    ]
    return [
        "begin       uiterlijk   *: op het kritieke pad",
        *steps,
        f"laatste verantwoorde begin: {answer['latest_start']}; einde: {answer['end']}",
    ]


def national_lines(answer: NationalObject) -> list[str]:
    """Per year supply and demand in fte, and what would balance them."""
    rows = [
        f"{y['year']}  {y['supply_fte']:13.0f}  {y['demand_fte']:11.0f}" for y in answer["years"]
    ]
    return [
        "jaar   aanbod (fte)  vraag (fte)",
        *rows,
        f"evenwicht in 2043 bij {answer['starters_for_balance']} starters per jaar",
    ]


def forecast_lines(answer: ForecastObject) -> list[str]:
    """Per year the middle of the runs with P10-P90: supply and demand in fte, and what is open."""
    names = ("aanbod (fte)", "vraag (fte)", "zonder plek", "open aandelen")
    head = "jaar  " + "  ".join(f"{name:>20}" for name in names)
    return [head, *(_forecast_line(year) for year in answer["years"])]


def _forecast_line(year: ForecastYearObject) -> str:
    bands = (
        year["supply_fte"],
        year["demand_fte"],
        year["unserved_patients"],
        year["open_shares"],
    )
    return f"{year['year']}  " + "  ".join(f"{_band(band):>20}" for band in bands)


def _band(band: BandObject | WholeBandObject) -> str:
    return f"{band['p50']:.0f} ({band['p10']:.0f}–{band['p90']:.0f})"


def sensitivity_lines(answer: SensitivityObject) -> list[str]:
    """The swings of the shortage in fte, widest first; then what each explains, when asked."""
    swings = [
        f"{s['low']:8.1f}  {s['high']:8.1f}  {s['label']} ({s['assumption']})"
        for s in answer["swings"]
    ]
    head = [
        f"tekort in het laatste jaar: {answer['base']:.1f} fte",
        "  bij P10    bij P90  aanname",
    ]
    shares = [
        f"{100 * s['alone']:7.0f}%  {100 * s['total']:7.0f}%  {s['label']} ({s['assumption']})"
        for s in answer["sobol"] or ()
    ]
    return [
        *head,
        *swings,
        *(["alleen      in alles  van de spreiding", *shares] if shares else []),
    ]


def ground_lines(answer: GroundObject) -> list[str]:
    """Inhabitants and care per year, then the wijken with few practices near."""
    care = [
        f"{year}  {asked:10.0f} ({low:.0f}–{high:.0f})"
        for (year, asked), (low, high) in zip(
            answer["care_demand"].items(), answer["care_interval"].values(), strict=True
        )
    ]
    wijken = [
        f"{one['practices_3km']:4.1f}  {one['wijk']} ({one['gemeente']}, {one['inhabitants']})"
        for one in answer["fragile"]
    ]
    return [
        f"{answer['inhabitants']} inwoners in {', '.join(answer['gemeenten'])}",
        f"zoveel als {answer['norm_practices']:.1f} normpraktijken",
        "jaar  zorgvraag in gewone patiënten van nu",
        *care,
        "praktijken binnen 3 km: wijken met minder dan 1,5",
        *wijken,
        answer["source"],
    ]


def talk_lines(answer: TalksObject) -> list[str]:
    """The work list by rank."""
    return [
        f"{talk['due'] or 'geen datum':10}  {talk['practice']}  {talk['gp']}: {talk['question']}"
        for talk in answer["talks"]
    ]
