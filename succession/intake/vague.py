"""When somebody stops, as people say it: „eind 2028", „over 3 jaar", „2027-2028".

What is said so is a range and not a day. It is kept as one, with a low certainty, so that nobody
takes it for more than was said. What is no time at all stays unread: the reader of dates says so.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from succession.intake.dates import FIRST_YEAR, LAST_YEAR, MONTHS

# Of five: said as a rough time, or with doubt besides.
ROUGH, DOUBTFUL = 2, 1

Ends = tuple[date | None, date | None]

# The first and the last month of what people call a part of a year; winter ends in the next one.
_PARTS: Mapping[str, tuple[int, int]] = {
    **dict.fromkeys(("begin", "start"), (1, 3)),
    **dict.fromkeys(("voorjaar", "lente"), (3, 5)),
    **dict.fromkeys(("medio", "midden", "halverwege"), (5, 8)),
    "zomer": (6, 8),
    **dict.fromkeys(("najaar", "herfst"), (9, 11)),
    **dict.fromkeys(("eind", "einde"), (10, 12)),
    "winter": (12, 14),
    **dict.fromkeys(("eerste helft", "1e helft"), (1, 6)),
    **dict.fromkeys(("tweede helft", "2e helft"), (7, 12)),
}
_COUNTS: Mapping[str, float] = {
    **{"een": 1, "één": 1, "anderhalf": 1.5, "twee": 2, "een paar": 3, "enkele": 3, "drie": 3},
    **{"vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10},
}
_ABOUT = re.compile(r"^(ca\.?|circa|±|~|rond|ongeveer|omstreeks|ergens in|waarschijnlijk|in)\s*")
# Most cells: a day, a month or a year, in figures alone.
_PLAIN = re.compile(r"[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}")
_DOUBT = re.compile(r"^(misschien|mogelijk|wellicht)( in)?\s+|\s*(\?+|\(\?\))$")


@dataclass(frozen=True, slots=True)
class RoughTime:
    """What was said as a range; an end is None where nothing was said of it."""

    earliest: date | None
    likely: date | None
    latest: date | None
    certainty: int


def span_of(text: str, today: date) -> RoughTime | None:
    """The range that the text means on this day; None when it is a plain date or no time."""
    if _PLAIN.fullmatch(text):
        return None
    said = " ".join(text.casefold().split())
    sure = _DOUBT.sub("", said)
    bare = _ABOUT.sub("", sure)
    ends = _ends_of(bare, today)
    if ends is None and bare != said and re.fullmatch(r"20\d\d", bare):
        ends = date(int(bare) - 1, 7, 1), date(int(bare) + 1, 6, 30)
    return None if ends is None else _span(ends, DOUBTFUL if sure != said else ROUGH)


def _ends_of(said: str, today: date) -> Ends | None:
    for pattern, meaning in _MEANINGS:
        if found := pattern.fullmatch(said):
            return meaning(found, today)
    return None


def _span(ends: Ends, certainty: int) -> RoughTime | None:
    earliest, latest = ends
    if any(end and not FIRST_YEAR <= end.year <= LAST_YEAR for end in ends):
        return None
    if earliest is None or latest is None:
        return RoughTime(earliest, None, latest, certainty)
    if earliest > latest:
        return None
    return RoughTime(earliest, earliest + (latest - earliest) / 2, latest, certainty)


def _months(year: int, first: int, last: int) -> Ends:
    """From the first day of one month to the last of another; they go on after the twelfth."""
    start = date(year, 1, 1)
    return start + relativedelta(months=first - 1), start + relativedelta(months=last, days=-1)


def _part(found: re.Match[str], today: date) -> Ends:
    return _months(_year(found["year"], today), *_PARTS[found["part"]])


def _quarter(found: re.Match[str], today: date) -> Ends:
    last = 3 * int(found["quarter"])
    return _months(_year(found["year"], today), last - 2, last)


def _years(found: re.Match[str], today: date) -> Ends:
    first, last = found["first"], found["last"]
    return date(int(first), 1, 1), date(int(first[: 4 - len(last)] + last), 12, 31)


def _between_months(found: re.Match[str], today: date) -> Ends:
    first, last = MONTHS[found["first"]], MONTHS[found["last"]]
    return _months(_year(found["year"], today), first, last if last >= first else last + 12)


def _whole_year(found: re.Match[str], today: date) -> Ends:
    year = _year(found["year"], today)
    return max(date(year, 1, 1), today), date(year, 12, 31)


def _ahead(found: re.Match[str], today: date) -> Ends:
    """„Over 3 jaar" is about three: half a year either way, and of months a quarter of them."""
    low, high = _count(found["low"]), _count(found["high"] or found["low"])
    if found["unit"] == "jaar":
        return _after(today, 12 * low - 6), _after(today, 12 * high + 6)
    return _after(today, low - low / 4), _after(today, high + high / 4)


def _within(found: re.Match[str], today: date) -> Ends:
    many = _count(found["low"]) * (12 if found["unit"] == "jaar" else 1)
    return today, _after(today, many)


def _from(found: re.Match[str], today: date) -> Ends:
    return date(int(found["year"]) + (found["word"] == "na"), 1, 1), None


def _until(found: re.Match[str], today: date) -> Ends:
    is_before = found["word"] in ("voor", "vóór")
    return None, date(int(found["year"]) - is_before, 12, 31)


def _year(said: str, today: date) -> int:
    return int(said) if said.isdigit() else today.year + (said != "dit jaar")


def _count(said: str) -> float:
    return _COUNTS[said] if said in _COUNTS else float(said.replace(",", "."))


def _after(today: date, months: float) -> date:
    """So many months on; of a part of a month the days, thirty in each."""
    whole = int(months)
    later: date = today + relativedelta(months=whole, days=round(30 * (months - whole)))
    return later


def _any(words: Mapping[str, object]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_YEAR = r"(?P<year>20\d\d|dit jaar|volgend jaar|komend jaar)"
_TO = r"\s*(?:-|–|/|of|tot|tot en met|t/m|en|à|a)\s*"
_MANY = rf"{_any(_COUNTS)}|\d{{1,2}}(?:,5)?"
_TIMES: Mapping[str, Callable[[re.Match[str], date], Ends]] = {
    rf"(?P<part>{_any(_PARTS)})(?: van)? {_YEAR}": _part,
    rf"(?:q|k|kwartaal )(?P<quarter>[1-4])[ \-/]*{_YEAR}": _quarter,
    rf"{_YEAR}[ \-/]*(?:q|k|kwartaal )(?P<quarter>[1-4])": _quarter,
    rf"(?P<quarter>[1-4])e kwartaal(?: van)? {_YEAR}": _quarter,
    rf"(?:tussen )?(?P<first>20\d\d){_TO}(?P<last>20\d\d|\d\d)": _years,
    rf"(?P<first>{_any(MONTHS)}){_TO}(?P<last>{_any(MONTHS)}) {_YEAR}": _between_months,
    r"(?P<year>dit jaar|volgend jaar|komend jaar)": _whole_year,
    rf"over (?P<low>{_MANY})(?:{_TO}(?P<high>{_MANY}))? (?P<unit>jaar|maanden|maand)": _ahead,
    rf"binnen (?P<low>{_MANY}) (?P<unit>jaar|maanden|maand)": _within,
    r"(?P<word>na|vanaf|niet voor) (?P<year>20\d\d)": _from,
    r"(?P<word>voor|vóór|uiterlijk|uiterlijk in|tot) (?P<year>20\d\d)": _until,
}
_MEANINGS = tuple((re.compile(pattern), meaning) for pattern, meaning in _TIMES.items())
