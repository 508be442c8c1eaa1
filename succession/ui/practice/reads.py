"""What the dossier reads beside the risk: what runs, with whom to talk, and what fits."""

from contextlib import suppress

from succession.actions.permission import CHOOSE_PLAYBOOK, SEE_TALKS
from succession.errors import InvalidInput
from succession.risk.result import PracticeRisk
from succession.ui import viewing
from succession.ui.library import choosing
from succession.ui.runs import following
from succession.ui.runs.following import Followed
from succession.ui.talks import reads as talk_reads
from succession.views.practice.summary import Fitting, Now, TalkAhead, Underway, what_now
from succession.views.talks import page as talks
from succession.views.talks.page import TalkRow


def now(risk: PracticeRisk) -> Now:
    """The one thing to do next, as far as this person may know of it."""
    running = tuple(_underway(each) for each in following.of_practice(risk.agb) if _is_open(each))
    return what_now(risk.level, running, _ahead(risk.agb), _fitting(risk.agb))


def talk_rows(agb: str) -> tuple[TalkRow, ...]:
    """The praktijkhouders of this practice with whom a talk is or will be due."""
    if not viewing.may(SEE_TALKS):
        return ()
    sources, mark = talk_reads.known(), talk_reads.marks().of
    listed = talk_reads.work_list()
    own = (entry for entry in listed.by_need if entry.practice.agb == agb)
    return tuple(talks.row_of(entry, listed.as_of, mark, sources) for entry in own)


def _is_open(followed: Followed) -> bool:
    return followed.run.closing is None


def _underway(followed: Followed) -> Underway:
    found = followed.progress
    first = next((step.planned.step.title for step in found.next_steps), None)
    return Underway(followed.run.run_id, followed.playbook.title, first, len(found.overdue))


def _ahead(agb: str) -> tuple[TalkAhead, ...]:
    """None where the questions cannot be read: the page of the talks says so."""
    rows: tuple[TalkRow, ...] = ()
    with suppress(InvalidInput):
        rows = talk_rows(agb)
    return tuple(TalkAhead(row.mark, row.who, row.question, row.is_due, row.due_on) for row in rows)


def _fitting(agb: str) -> tuple[Fitting, ...]:
    if not viewing.may(CHOOSE_PLAYBOOK):
        return ()
    found = choosing.suggested(agb)
    return tuple(Fitting(one.playbook_id, one.title, next(iter(one.why), "")) for one in found)
