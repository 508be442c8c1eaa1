"""An invented history of five years of one small region, worked out by hand in the tests.

Every 4 January a chance was kept. 1 fell open in June 2028 and 6 in June 2031; 2 went on; 3 was
taken over in 2029; 4 was taken from the register in 2029 and nobody knows why; of 5 the day of
stopping passed in May 2030 without any news.
"""

from datetime import date

from succession.register.model import Holder, Stage
from succession.risk.given import GivenChance
from succession.risk.result import Chances, RiskLevel
from succession.verification.fates import ShareRecord
from succession.verification.own_history import Kept, OwnHistory

TODAY = date(2032, 1, 5)
DAYS = tuple(date(year, 1, 4) for year in range(2027, 2032))
FOLLOW, TALK, ACT = RiskLevel.FOLLOW, RiskLevel.TALK, RiskLevel.ACT

# Per share the chance within a year, and the level, on each of the days that it was there.
SAID = {
    1: ((0.2, FOLLOW), (0.5, ACT)),
    2: ((0.1, FOLLOW),) * 5,
    3: ((0.3, ACT), (0.3, ACT), (0.4, ACT)),
    4: ((0.2, TALK),) * 3,
    5: ((0.1, TALK),) * 5,
    6: ((0.1, FOLLOW), (0.1, FOLLOW), (0.1, ACT), (0.1, TALK), (0.6, ACT)),
}


def record(number: int, agb: str, **what: object) -> ShareRecord:
    """A share held by a GP since before the first chance, changed where a test says so."""
    ordinary = {"holder": Holder.GP, "stage": Stage.UNKNOWN, "came_on": date(2027, 1, 1)}
    return ShareRecord(number=number, practice_agb=agb, **(ordinary | what))  # type: ignore[arg-type]


def vacancy(number: int, agb: str, since: date, came_on: date | None = None) -> ShareRecord:
    return record(number, agb, holder=Holder.NOBODY, came_on=came_on or since, open_since=since)


def given(chance: float, level: RiskLevel) -> GivenChance:
    return GivenChance(level, None, Chances(chance, min(2 * chance, 1), min(3 * chance, 1)))


SHARES = {
    share.number: share
    for share in (
        record(1, "01000001", removed_on=date(2028, 6, 1)),
        vacancy(11, "01000001", date(2028, 6, 1)),
        record(2, "01000002"),
        record(3, "01000003", removed_on=date(2029, 3, 1)),
        record(13, "01000003", came_on=date(2029, 3, 1)),
        record(4, "01000004", removed_on=date(2029, 9, 1)),
        record(5, "01000005", stop_on=date(2030, 5, 1)),
        record(6, "01000006", removed_on=date(2031, 6, 20)),
        # The row came when it was told; the vacancy began before.
        vacancy(16, "01000006", date(2031, 6, 1), came_on=date(2031, 6, 20)),
    )
}


def history(days: int = len(DAYS)) -> OwnHistory:
    """What was kept on the first so many days."""
    kept = tuple(
        Kept(
            day,
            "1",
            "2026.11",
            {number: given(*said[place]) for number, said in SAID.items() if place < len(said)},
        )
        for place, day in enumerate(DAYS[:days])
    )
    return OwnHistory(kept, SHARES)
