"""That a consulent rang and nobody answered: kept, so that the next one need not ask again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from succession.register.audience import Audience
from succession.register.sight import Sight
from succession.register.whole import Register


@dataclass(frozen=True, slots=True)
class MissedCall:
    """On which day somebody rang the GP of `row_key` (sheet `huisartsen`) in vain, and who."""

    call_id: str
    row_key: str
    on: date
    by: str


MissedCalls = tuple[MissedCall, ...]


def visible_calls(
    calls: Iterable[MissedCall], register: Register, audience: Audience
) -> MissedCalls:
    """Those that this audience may know of, hidden as talks are: that somebody rang tells that
    there is something to talk about. `register` is the whole register.
    """
    sight = Sight(register, audience)
    return tuple(call for call in calls if sight.sees_with_plan(call.row_key, None))


def last_calls(calls: Iterable[MissedCall]) -> Mapping[str, MissedCall]:
    """The last one with each GP, by the key of the row."""
    return {call.row_key: call for call in sorted(calls, key=lambda call: call.on)}
