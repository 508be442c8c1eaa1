"""What others changed in the plan of a run while a form about it was open."""

from collections.abc import Iterator, Mapping

from succession.playbook.book.facts import FACTS
from succession.playbook.book.model import Playbook
from succession.playbook.run.run import Run
from succession.views import dutch
from succession.views.conflict import FieldChange

_LABELS = {name: fact.label for name, fact in FACTS.items()}


def run_changes(before: Run, now: Run, playbook: Playbook) -> tuple[FieldChange, ...]:
    """The days, facts and people that are otherwise than they were; `yours` is for the form."""
    return (
        *_changed(_days(before), _days(now), playbook.anchors),
        *_changed(dict(before.given), dict(now.given), _LABELS),
        *_changed(before.people, now.people, playbook.roles),
    )


def _days(run: Run) -> dict[str, str]:
    return {name: dutch.day(day) for name, day in run.anchors}


def _changed(
    before: Mapping[str, str], now: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[FieldChange]:
    for name in {**before, **now}:
        was, stands = before.get(name, dutch.UNKNOWN), now.get(name, dutch.UNKNOWN)
        if was != stands:
            yield FieldChange(labels.get(name, name.replace("_", " ")), was, stands, "")
