"""The answers of the command line as Dutch tables, for who reads without `--json`."""

from typing import Any


def difference_lines(answer: dict[str, Any]) -> list[str]:
    words = {"added": "nieuw", "changed": "gewijzigd", "removed": "ontbreekt"}
    entries = [
        f"{word:10} {e['file']} {e['key']} {e['field']}: {e['old']} → {e['new']}"
        for kind, word in words.items()
        for e in answer[kind]
    ]
    return [*entries, f"{answer['unchanged']} rijen ongewijzigd"]


def risk_lines(answer: dict[str, Any]) -> list[str]:
    shares = f"open aandeel 5 jaar  {'door onbekend':>13}"
    head = f"{'agb':8}  {'niveau':34}  {shares}  zonder plek  maanden over  naam"
    return [head, *(_risk_line(practice) for practice in answer["practices"])]


def _risk_line(practice: dict[str, Any]) -> str:
    possible = practice["possible_level"]
    level = f"onbekend, mogelijk {possible}" if possible else practice["level"]
    low, high = practice["interval"]["60"]
    share = f"{100 * practice['open_share']['60']:.0f} % ({100 * low:.0f}–{100 * high:.0f})"
    least, most = practice["data_interval"]["60"]
    unknown = f"{100 * least:.0f}–{100 * most:.0f}"
    unplaced = _or_unknown(practice["patients_unplaced"])
    months = _or_unknown(practice["months_left"])
    name = practice["naam"] or "naam onbekend"
    shares = f"{share:>19}  {unknown:>13}"
    return f"{practice['agb']}  {level:34}  {shares}  {unplaced:>11}  {months:>12}  {name}"


def _or_unknown(value: object) -> str:
    return "–" if value is None else str(value).replace(".", ",")


def schedule_lines(answer: dict[str, Any]) -> list[str]:
    steps = [
        f"{s['start']}  {s['due']}  {'*' if s['critical'] else ' '}  {s['title']} ({s['role']})"
        for s in answer["steps"]
    ]
    return [
        "begin       uiterlijk   *: op het kritieke pad",
        *steps,
        f"laatste verantwoorde begin: {answer['latest_start']}; einde: {answer['end']}",
    ]


def forecast_lines(answer: dict[str, Any]) -> list[str]:
    """Per year supply and demand in fte; for a region the middle of the runs with P10-P90."""
    if "starters_for_balance" in answer:
        head = "jaar   aanbod (fte)  vraag (fte)"
        rows = [
            f"{y['year']}  {y['supply_fte']:13.0f}  {y['demand_fte']:11.0f}"
            for y in answer["years"]
        ]
        return [
            head,
            *rows,
            f"evenwicht in 2043 bij {answer['starters_for_balance']:.0f} starters per jaar",
        ]
    names = ("aanbod (fte)", "vraag (fte)", "zonder plek", "open aandelen")
    head = "jaar  " + "  ".join(f"{name:>20}" for name in names)
    return [head, *(_forecast_line(year) for year in answer["years"])]


def _forecast_line(year: dict[str, Any]) -> str:
    keys = ("supply_fte", "demand_fte", "unserved_patients", "open_shares")
    return f"{year['year']}  " + "  ".join(f"{_band(year[key]):>20}" for key in keys)


def _band(band: dict[str, float]) -> str:
    return f"{band['p50']:.0f} ({band['p10']:.0f}–{band['p90']:.0f})"


def sensitivity_lines(answer: dict[str, Any]) -> list[str]:
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
        f"{100 * s['alone']:7.0f} %  {100 * s['total']:7.0f} %  {s['label']} ({s['assumption']})"
        for s in answer["sobol"] or ()
    ]
    return [
        *head,
        *swings,
        *(["alleen      in alles  van de spreiding", *shares] if shares else []),
    ]


def talk_lines(answer: dict[str, Any]) -> list[str]:
    """The work list by rank."""
    return [
        f"{talk['due'] or 'geen datum':10}  {talk['practice']}  {talk['gp']}: {talk['question']}"
        for talk in answer["talks"]
    ]
