"""Where a run stands, on paper: for a meeting, a file, or who has no account."""

from collections.abc import Iterator, Sequence

from succession.reports.paper.document import Document, PaperTable, Section
from succession.reports.paper.workbook import Statement
from succession.views.runs.clock import LimitView
from succession.views.runs.page import PhaseView, RunView, StepView

FILE_KIND = "voortgang-draaiboek"


def progress_report(view: RunView, limits: Sequence[LimitView], statement: Statement) -> Document:
    """The run as this reader sees it: `view` and `limits` hold nothing that is not his."""
    standing = Section("Waar staan we", paragraphs=(view.status,), bullets=attention(view))
    clock = Section("Grenzen", bullets=tuple(line for one in limits for line in limit_lines(one)))
    phases = (_phase(phase) for phase in view.phases)
    return Document(
        title=view.title,
        subtitle=view.subtitle,
        sections=(standing, *((clock,) if limits else ()), *phases),
        statement=statement,
    )


def attention(view: RunView) -> tuple[str, ...]:
    """What is late, what can be done now, and whose agreement is awaited."""
    return (
        *(f"Te laat: {line}" for line in view.overdue),
        *(f"Dit kan nu: {line}" for line in view.next_steps),
        *view.blocked,
    )


def limit_lines(limit: LimitView) -> Iterator[str]:
    """A limit in words, with what was decided about it."""
    yield f"{limit.due}: {limit.demand} ({limit.state})"
    yield from limit.decisions


def _phase(phase: PhaseView) -> Section:
    head = ("stap", "stand", "wanneer", "wie")
    rows = tuple((s.title, s.state.value, s.done or s.dates, s.who) for s in phase.steps)
    return Section(
        phase.title, (phase.status,), bullets=tuple(said(phase)), table=PaperTable(head, rows)
    )


def said(phase: PhaseView) -> Iterator[str]:
    """What people wrote down at the steps of a phase: agreements, evidence and notes."""
    for step in phase.steps:
        yield from _said(step)


def _said(step: StepView) -> Iterator[str]:
    for consent in step.consents:
        yield f"{step.title} — {consent.label}: {consent.words}"
    for line in step.proofs:
        yield f"{step.title} — bewijs: {line}"
    for line in step.notes:
        yield f"{step.title} — {line}"
