"""Where all runs stand, in one document: at a glance, what is late, and then each run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from succession.playbook.run.progress import StepState
from succession.reports.paper.document import Document, PaperTable, Section
from succession.reports.paper.workbook import Statement
from succession.reports.runs.progress import attention, limit_lines, said
from succession.views import dutch
from succession.views.runs.clock import LimitView
from succession.views.runs.page import PhaseView, RunView

FILE_KIND = "voortgang-draaiboeken"
_GLANCE = ("draaiboek", "gedaan", "te laat", "let op", "volgende stap")
_LATE = ("uiterlijk", "wat", "praktijk", "wie")
_STEPS = ("stap", "stand", "wanneer", "wie")


@dataclass(frozen=True, slots=True)
class RunPaper:
    """One run as the reader sees it; `ended` says how, of a run that is closed."""

    practice: str
    view: RunView
    limits: tuple[LimitView, ...]
    alarms: tuple[str, ...]
    ended: str | None


def all_runs_report(runs: Sequence[RunPaper], statement: Statement) -> Document:
    """Every run of `runs`, which hold nothing that is not the reader's."""
    runs = sorted(runs, key=_urgency)
    running = [run for run in runs if run.ended is None]
    late = tuple(_late(running))
    return Document(
        title="Voortgang van de draaiboeken",
        subtitle=f"{dutch.count(len(running), 'lopend draaiboek', 'lopende draaiboeken')}, "
        f"{dutch.count(len(late), 'stap te laat', 'stappen te laat')}.",
        sections=(
            Section(
                "In één oogopslag", table=PaperTable(_GLANCE, tuple(_glance(run) for run in runs))
            ),
            Section("Wat te laat is", _none(late), table=PaperTable(_LATE, late)),
            *(_run(run) for run in runs),
        ),
        statement=statement,
    )


def _urgency(run: RunPaper) -> tuple[bool, bool, int, str]:
    return run.ended is not None, not run.alarms, -run.view.late, run.view.title


def _none(late: Sequence[object]) -> tuple[str, ...]:
    return () if late else ("Er is geen stap te laat.",)


def _glance(run: RunPaper) -> tuple[str, ...]:
    view = run.view
    awaits = run.ended or ("besluit nodig" if run.alarms else next(iter(view.blocked), "–"))
    late = "–" if run.ended else dutch.number(view.late)
    following = "–" if run.ended else next(iter(view.next_steps), "–")
    return view.title, dutch.percent(view.share_done), late, awaits, following


def _late(runs: Sequence[RunPaper]) -> Iterator[tuple[str, ...]]:
    """The late steps of all runs, those that are late the longest first."""
    steps = [
        (step.due, run.practice, step)
        for run in runs
        for phase in run.view.phases
        for step in phase.steps
        if step.state is StepState.LATE
    ]
    for due, practice, step in sorted(steps, key=lambda one: one[:2]):
        yield dutch.short_day(due), step.title, practice, step.who


def _run(run: RunPaper) -> Section:
    view = run.view
    lines = () if run.ended else attention(view)
    return Section(
        view.title,
        paragraphs=(view.subtitle, run.ended or view.status),
        bullets=(
            *run.alarms,
            *lines,
            *(line for limit in run.limits for line in limit_lines(limit)),
            *(line for phase in view.phases for line in said(phase)),
        ),
        table=PaperTable(_STEPS, tuple(row for phase in view.phases for row in _phase(phase))),
    )


def _phase(phase: PhaseView) -> Iterator[tuple[str, ...]]:
    yield phase.title.upper(), phase.status, "", ""
    for step in phase.steps:
        yield step.title, step.state.value, step.done or step.dates, step.who
