"""The draaiboeken that are being followed: each with where it stands, as this person sees it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from succession.playbook.book.model import Playbook, Viewer
from succession.playbook.run.overview import RunSummary, overview
from succession.playbook.run.progress import Progress, progress
from succession.playbook.run.run import Run
from succession.playbook.run.versions import VersionChange, on_old_versions, pinned_playbook
from succession.playbook.run.visibility import seen
from succession.reports.paper.document import Document
from succession.reports.paper.workbook import Statement
from succession.reports.runs.all_runs import RunPaper, all_runs_report
from succession.reports.runs.progress import progress_report
from succession.ui import files_read, viewing
from succession.ui.look import Look, StoredRun
from succession.views.runs import clock as run_clock
from succession.views.runs import page as views
from succession.views.runs.end import ended
from succession.views.runs.running import subject


@dataclass(frozen=True, slots=True)
class RunsLook:
    """Who looks at runs, on which day, and what the practices are called."""

    viewer: Viewer
    today: date
    names: Mapping[str, str]

    @property
    def is_guest(self) -> bool:
        return self.viewer is not Viewer.ZORGGROEP

    def at(self, stored: StoredRun) -> "Followed":
        """The run as this person sees it; limits and alarms are for the zorggroep alone."""
        run, playbook = stored.run, pinned(stored)
        found = seen(progress(run, playbook, self.today), self.viewer)
        practice = subject(run.practice_agb, self.names)
        if self.is_guest:
            return Followed(stored, playbook, found, practice, (), ())
        limits = run_clock.limit_views(playbook, found, self.today)
        alarms = run_clock.alarms(run, playbook, found, self.today)
        return Followed(stored, playbook, found, practice, limits, alarms)


@dataclass(frozen=True, slots=True)
class Followed:
    """A run with the draaiboek it is pinned to and what this person sees of it today."""

    stored: StoredRun
    playbook: Playbook
    progress: Progress
    practice: str
    limits: tuple[run_clock.LimitView, ...]
    alarms: tuple[str, ...]

    @property
    def run(self) -> Run:
        return self.stored.run

    @property
    def card(self) -> views.RunCard:
        return views.run_card(self.run, self.playbook.title, self.practice, self.progress)

    @property
    def view(self) -> views.RunView:
        return views.run_view(self.run, self.playbook, self.practice, self.progress)

    @property
    def paper(self) -> RunPaper:
        """The run to print, with no more than this person sees."""
        return RunPaper(self.practice, self.view, self.limits, self.alarms, ended(self.run))


def one(run_id: str) -> Followed | None:
    """The run of this id; None when it is not there or not shared with who is looking."""
    stored = viewing.look().run(run_id)
    return _looking().at(stored) if stored else None


def of_practice(agb: str) -> tuple[Followed, ...]:
    looking = _looking()
    return tuple(looking.at(s) for s in viewing.look().runs if s.run.practice_agb == agb)


def own() -> tuple[Followed, ...]:
    """Every run that this person takes part in or may know of."""
    looking = _looking()
    return tuple(looking.at(stored) for stored in viewing.look().runs)


def lines() -> tuple[RunSummary, ...]:
    """All runs in one line each, the most urgent first; for who works at the zorggroep."""
    return _lines(viewing.look())


def lines_of(look: Look) -> tuple[RunSummary, ...]:
    """As `lines`, as somebody else would read them."""
    return _lines(look)


def old_versions() -> tuple[tuple[Run, VersionChange], ...]:
    """The open runs of which the draaiboek has changed since, with what that changes."""
    stored = viewing.look().runs
    library = {playbook.id: playbook for playbook in files_read.playbooks()}
    return on_old_versions([each.run for each in stored], _pinned(stored), library)


def pinned(run: StoredRun) -> Playbook:
    """The version of the draaiboek that the run follows."""
    return pinned_playbook(run.run.playbook_id, run.playbook_text)


def report(followed: Followed) -> Document:
    """Where the run stands, to print; with no more than this person sees."""
    return progress_report(followed.view, followed.limits, viewing.look().statement)


def report_of_all() -> Callable[[], Document]:
    """Makes the document of every run that this person sees, once somebody asks for it."""
    look = viewing.look()
    return partial(_report_of, _looking(), look.runs, look.statement)


def _report_of(looking: RunsLook, stored: tuple[StoredRun, ...], statement: Statement) -> Document:
    return all_runs_report([looking.at(each).paper for each in stored], statement)


@st.cache_resource(max_entries=8, show_spinner="Draaiboeken nalopen…")
def _lines(look: Look) -> tuple[RunSummary, ...]:
    stored = look.runs
    return overview([each.run for each in stored], _pinned(stored), look.today)


def _pinned(stored: Iterable[StoredRun]) -> dict[str, Playbook]:
    return {each.run.run_id: pinned(each) for each in stored}


def _looking() -> RunsLook:
    look = viewing.look()
    return RunsLook(viewing.actor().viewer, look.today, look.practice_names)
