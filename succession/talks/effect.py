"""What a talk changed in the picture of a practice: the risk without it and with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from succession.register import Seen
from succession.register.fields import Sheet
from succession.register.rows import Row, key_of, register_of, rows_of
from succession.risk.result import PracticeRisk, RiskLevel
from succession.talks.talk import Answer, Talk


@dataclass(frozen=True, slots=True)
class RiskChange:
    """The risk of one practice before and after a talk, for one audience on one day."""

    before: PracticeRisk
    after: PracticeRisk

    @property
    def open_share(self) -> float:
        """How much the expected open share at 60 months changed, in parts of 1."""
        return self.after.open_share.within_60 - self.before.open_share.within_60

    @property
    def uncertainty(self) -> float:
        """How much narrower (negative) or wider the picture became by what is now known."""
        before, after = self.before.data_interval, self.after.data_interval
        return (after.high - after.low) - (before.high - before.low)

    @property
    def levels(self) -> tuple[RiskLevel, RiskLevel]:
        return self.before.level, self.after.level

    @property
    def now_known(self) -> tuple[str, ...]:
        """What was unknown before the talk and is known now, as `agb.field`."""
        return tuple(name for name in self.before.unknown if name not in self.after.unknown)


def register_before(register: Seen, talk: Talk) -> Seen:
    """The register as it would be without what this talk wrote into it.

    `register` is what the audience sees, `talk` as it sees that too: what is hidden from it
    changes nothing. The history of plans is then the last one only.
    """
    written = {a.name: a for a in talk.answers if a.is_written}
    rows = {
        sheet: [_before(sheet, row, talk, written) for row in sheet_rows]
        for sheet, sheet_rows in rows_of(register).items()
    }
    before = register_of(rows)
    return replace(
        register,
        practices=before.practices,
        gps=before.gps,
        shares=before.shares,
        candidates=before.candidates,
    )


def change_of(
    before: Iterable[PracticeRisk], after: Iterable[PracticeRisk], agb: str
) -> RiskChange:
    """The change in one practice, from the risks of the region without and with the talk."""
    return RiskChange(*(next(r for r in risks if r.agb == agb) for risks in (before, after)))


def _before(sheet: str, row: Row, talk: Talk, written: Mapping[str, Answer]) -> Row:
    """What was changed again after the talk stays: that does not come from it."""
    is_own = (sheet, key_of(sheet, row)) in (
        (Sheet.GPS, talk.row_key),
        (Sheet.PRACTICES, talk.practice_agb),
    )
    if not is_own:
        return row
    answers = {name: written.get(f"{sheet}.{name}") for name in row}
    return {
        name: answer.before if (answer := answers[name]) and answer.value == value else value
        for name, value in row.items()
    }
