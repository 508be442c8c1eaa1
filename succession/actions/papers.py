"""Papers of meetings: made as a concept, edited, settled."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.board.paper import BoardPaper, FrozenPaper, Voorlegger, audience_of_paper
from succession.errors import InvalidInput, Problem
from succession.register.days import day_of
from succession.store import Pen, Store
from succession.store.papers import write as papers


@dataclass(frozen=True, slots=True)
class PaperRef:
    """A paper and the version at which it was shown."""

    paper_id: str
    expected_version: int


def draft_paper(
    store: Store, submission: Submission, on: date, voorlegger: Voorlegger, frozen: FrozenPaper
) -> BoardPaper:
    """Keeps a concept for the meeting of this day, with the figures as its audience knows them."""
    paper = BoardPaper(
        paper_id=secrets.token_hex(8),
        version=0,
        on=on,
        made_on=day_of(submission.now),
        audience=audience_of_paper(submission.actor.audience),
        voorlegger=voorlegger,
        frozen=frozen,
        settled_on=None,
        made_by=submission.actor.name,
    )

    def draft(pen: Pen) -> str:
        papers.add(pen, paper)
        return paper.paper_id

    stamp = submission.stamp(permission.DRAFT_PAPER, on, voorlegger)
    return _kept(store, store.write(stamp, draft))


def edit_paper(
    store: Store, submission: Submission, ref: PaperRef, voorlegger: Voorlegger
) -> BoardPaper:
    """Puts these words in the place of those of a concept.

    Raises `InvalidInput` once it is settled, `Conflict` when it was changed since.
    """
    return _changed(
        store,
        submission,
        (permission.EDIT_PAPER, ref, voorlegger),
        lambda found: replace(_concept(found), voorlegger=voorlegger),
    )


def settle_paper(store: Store, submission: Submission, ref: PaperRef) -> BoardPaper:
    """From now on nothing of it changes; raises as `edit_paper` does."""
    today = day_of(submission.now)
    return _changed(
        store,
        submission,
        (permission.SETTLE_PAPER, ref, today),
        lambda found: replace(_concept(found), settled_on=today),
    )


def drop_paper(store: Store, submission: Submission, ref: PaperRef) -> None:
    """Throws a concept away; raises as `edit_paper` does."""

    def drop(pen: Pen) -> str:
        papers.remove(pen, _concept(papers.one(pen, ref.paper_id, ref.expected_version)))
        return ""

    store.write(submission.stamp(permission.DROP_PAPER, ref), drop)


def _changed(
    store: Store,
    submission: Submission,
    said: tuple[str, PaperRef, object],
    change: Callable[[BoardPaper], BoardPaper],
) -> BoardPaper:
    action, ref, content = said

    def write(pen: Pen) -> str:
        papers.change_words(pen, change(papers.one(pen, ref.paper_id, ref.expected_version)))
        return ref.paper_id

    return _kept(store, store.write(submission.stamp(action, ref, content), write))


def _concept(found: BoardPaper) -> BoardPaper:
    if not found.is_concept:
        raise InvalidInput((_SETTLED,))
    return found


def _kept(store: Store, paper_id: str) -> BoardPaper:
    return next(one for one in store.papers() if one.paper_id == paper_id)


_SETTLED = Problem("dit stuk is vastgesteld", "maak een nieuw stuk voor een volgende vergadering")
