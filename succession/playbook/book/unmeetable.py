"""Dates in a draaiboek that cannot be met, whatever day its anchors fall on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from succession.playbook.book.finding import Finding
from succession.playbook.book.model import Limit, Playbook, Step
from succession.playbook.book.term import Moment

# Terms of one anchor are compared from this moment: months and weeks have no order without a
# calendar. It is a moment and not a day so that hours count.
REFERENCE = datetime(2029, 1, 1)


def unmeetable_dates(playbook: Playbook) -> Iterator[Finding]:
    """Steps without a date, and terms that contradict each other. Needs must be free of loops."""
    yield from _dateless(playbook)
    for anchor in playbook.anchors:
        yield from _Anchored(playbook, anchor).contradictions()


def _dateless(playbook: Playbook) -> Iterator[Finding]:
    """A step takes its date from those after it; one that may drop out passes the question on."""
    certain = {step.id for step in playbook.steps if not step.conditions}
    for index, step in enumerate(playbook.steps):
        if step.due is None and not playbook.graph.all_after(step.id) & certain:
            what = (
                f"stap `{step.id}` krijgt geen datum: geen `uiterlijk` en niets wacht er altijd op"
            )
            yield Finding(("stappen", index), what, "voeg `uiterlijk:` toe")
    if all(step.conditions for step in playbook.steps):
        what = "elke stap hangt af van een voorwaarde"
        yield Finding(("stappen",), what, "zorg voor een stap zonder `als`")


@dataclass(frozen=True)
class _Anchored:
    """The terms that hang on one anchor, compared as if it fell on the reference moment."""

    playbook: Playbook
    anchor: str

    def contradictions(self) -> Iterator[Finding]:
        for index, step in enumerate(self.playbook.steps):
            yield from self._due_too_late(index, step)
            yield from self._begins_too_late(index, step)
        for index, limit in enumerate(self.playbook.limits):
            yield from self._limit_too_early(index, limit)

    def _due_too_late(self, index: int, step: Step) -> Iterator[Finding]:
        due = self._moment(step.due)
        for other in self._after(step.id):
            latest = self._latest[other.id]
            if due and latest and due > other.least.before(latest):
                what = (
                    f"stap `{step.id}` is klaar {step.due}, te laat voor `{other.id}` "
                    f"({other.due or 'dat zelf op tijd moet zijn'}, duurt minimaal {other.least})"
                )
                yield Finding(
                    ("stappen", index, "uiterlijk"), what, "zet deze vroeger of die later"
                )

    def _begins_too_late(self, index: int, step: Step) -> Iterator[Finding]:
        first, latest = self._moment(step.not_before), self._latest[step.id]
        if first and latest and step.least.after(first) > latest:
            what = (
                f"stap `{step.id}` kan pas vanaf {step.not_before}, duurt minimaal {step.least} "
                "en komt dan te laat klaar"
            )
            yield Finding(
                ("stappen", index, "vanaf"), what, "zet `vanaf` vroeger of de termijn later"
            )

    def _limit_too_early(self, index: int, limit: Limit) -> Iterator[Finding]:
        due = self._moment(limit.due)
        ends = [self._earliest_end.get(name) for name in limit.steps]
        if due and all(end and end > due for end in ends):
            names = " en ".join(f"`{name}`" for name in limit.steps)
            what = f"de grens {limit.due} is niet te halen: {names} kan pas later klaar zijn"
            yield Finding(("grenzen", index, "uiterlijk"), what, "zet de grens later")

    @cached_property
    def _latest(self) -> Mapping[str, datetime | None]:
        """Per step the moment stated, or else the last that the steps after it leave."""
        latest: dict[str, datetime | None] = {}
        for step_id in reversed(self.playbook.graph.order):
            ends = ((other, latest[other.id]) for other in self._after(step_id))
            left = min((other.least.before(end) for other, end in ends if end), default=None)
            stated = self.playbook.step_by_id[step_id].due
            latest[step_id] = self._moment(stated) if stated else left
        return latest

    @cached_property
    def _earliest_end(self) -> Mapping[str, datetime | None]:
        """Per step the first moment it can be done, where a `vanaf` at or before it says so."""
        ends: dict[str, datetime | None] = {}
        for step_id in self.playbook.graph.order:
            step = self.playbook.step_by_id[step_id]
            first = self._moment(step.not_before)
            begins = [begin for begin in (first, *(ends[need] for need in step.needs)) if begin]
            ends[step_id] = step.least.after(max(begins)) if begins else None
        return ends

    def _after(self, step_id: str) -> Iterator[Step]:
        return (self.playbook.step_by_id[name] for name in self.playbook.graph.after(step_id))

    def _moment(self, moment: Moment | None) -> datetime | None:
        return moment.on(REFERENCE) if moment and moment.anchor == self.anchor else None
