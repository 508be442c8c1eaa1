"""What the programme said is kept, so that it can be held against what happened."""

from dataclasses import replace

from succession.actions import permission
from succession.actions.permission import Submission, require
from succession.assumptions import Assumptions, Rules
from succession.register import Audience, Role, seen_by
from succession.register.days import day_of
from succession.risk import assess
from succession.risk.given import given_chances
from succession.store import Pen, Store
from succession.store.chances import write as chances
from succession.store.chances.read import kept_months, month_of


def keep_chances(
    store: Store, submission: Submission, assumptions: Assumptions, rules: Rules
) -> None:
    """Keeps the chances that the whole register gives today, unless this month has been kept.

    Without a share that may still fall open there is nothing to keep yet.
    """
    require(submission.actor, permission.KEEP_CHANCES)
    day = day_of(submission.now)
    if month_of(day) in store.read(kept_months):
        return
    register = seen_by(store.register(), Audience(Role.CONSULENT))
    told = given_chances(register, assess(register, assumptions, rules, day), assumptions)

    def keep(pen: Pen) -> str:
        chances.keep(pen, told)
        return ""

    if told.by_share:
        # Of two who are first at the same moment, only one writes: it is one form of no session.
        month = f"{permission.KEEP_CHANCES} {day:%Y-%m}"
        stamp = submission.stamp(permission.KEEP_CHANCES)
        store.write(replace(stamp, session=month, key=month, form=month), keep)
