"""Where a run stands, on paper: for a meeting, a file, or who has no account."""

from collections.abc import Iterator, Sequence

from succession.reports.document import Document, Section, Table
from succession.reports.workbook import Statement
from succession.views.run_clock import LimitView
from succession.views.runs import PhaseView, RunView, StepView

FILE_KIND = "voortgang-draaiboek"


def progress_report(view: RunView, limits: Sequence[LimitView], statement: Statement) -> Document:
    """The run as this reader sees it: `view` and `limits` hold nothing that is not his."""
    attention = Section(
        "Waar staan we",
        paragraphs=(view.status,),
        bullets=(
            *(f"Te laat: {line}" for line in view.overdue),
            *(f"Dit kan nu: {line}" for line in view.next_steps),
            *view.blocked,
        ),
    )
    clock = Section("Grenzen", bullets=tuple(line for one in limits for line in _limit(one)))
    phases = (_phase(phase) for phase in view.phases)
    return Document(
        title=view.title,
        subtitle=view.subtitle,
        sections=(attention, *((clock,) if limits else ()), *phases),
        statement=statement,
    )


def _limit(limit: LimitView) -> Iterator[str]:
    yield f"{limit.due}: {limit.demand} ({limit.state})"
    yield from limit.decisions


def _phase(phase: PhaseView) -> Section:
    head = ("stap", "stand", "wanneer", "wie")
    rows = tuple((s.title, s.state.value, s.done or s.dates, s.who) for s in phase.steps)
    said = tuple(line for step in phase.steps for line in _said(step))
    return Section(phase.title, (phase.status,), bullets=said, table=Table(head, rows))


def _said(step: StepView) -> Iterator[str]:
    for consent in step.consents:
        yield f"{step.title} — {consent.label}: {consent.words}"
    for line in step.proofs:
        yield f"{step.title} — bewijs: {line}"
    for line in step.notes:
        yield f"{step.title} — {line}"
