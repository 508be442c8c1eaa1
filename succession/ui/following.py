"""The draaiboeken that are being followed: each with where it stands, as this person sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from succession.playbook.model import Playbook
from succession.playbook.overview import RunSummary, overview
from succession.playbook.progress import Progress, progress
from succession.playbook.run import Run
from succession.playbook.versions import VersionChange, on_old_versions, pinned_playbook
from succession.playbook.visibility import seen
from succession.register import Audience
from succession.reports.document import Document
from succession.reports.run_progress import progress_report
from succession.ui import wiring
from succession.views import run_clock
from succession.views import runs as views


@dataclass(frozen=True, slots=True)
class Followed:
    """A run with the draaiboek it is pinned to and what this person sees of it today."""

    stored: wiring.StoredRun
    playbook: Playbook
    progress: Progress
    practice: str

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
    def limits(self) -> tuple[run_clock.LimitView, ...]:
        return run_clock.limit_views(self.playbook, self.progress, wiring.today())

    @property
    def alarms(self) -> tuple[str, ...]:
        return run_clock.alarms(self.run, self.playbook, self.progress, wiring.today())


def one(run_id: str) -> Followed | None:
    """The run of this id; None when it is not there or not shared with who is looking."""
    stored = wiring.run(run_id)
    return _followed(stored) if stored else None


def of_practice(agb: str) -> tuple[Followed, ...]:
    return tuple(_followed(s) for s in wiring.runs() if s.run.practice_agb == agb)


def own() -> tuple[Followed, ...]:
    """Every run that this person takes part in or may know of."""
    return tuple(_followed(stored) for stored in wiring.runs())


def lines() -> tuple[RunSummary, ...]:
    """All runs in one line each, the most urgent first; for who works at the zorggroep."""
    return _lines(wiring.data_version(), wiring.audience(), wiring.today(), wiring.runs())


def old_versions() -> tuple[tuple[Run, VersionChange], ...]:
    """The open runs of which the draaiboek has changed since, with what that changes."""
    stored = wiring.runs()
    library = {playbook.id: playbook for playbook in wiring.playbooks()}
    return on_old_versions([each.run for each in stored], _pinned(stored), library)


def pinned(run: wiring.StoredRun) -> Playbook:
    """The version of the draaiboek that the run follows."""
    return pinned_playbook(run.run.playbook_id, run.playbook_text)


def report(followed: Followed) -> Document:
    """Where the run stands, to print; with no more than this person sees."""
    return progress_report(followed.view, followed.limits, wiring.statement())


@st.cache_resource(max_entries=8, show_spinner="Draaiboeken nalopen…")
def _lines(
    version: int, audience: Audience, today: date, _stored: tuple[wiring.StoredRun, ...]
) -> tuple[RunSummary, ...]:
    return overview([each.run for each in _stored], _pinned(_stored), today)


def _pinned(stored: Iterable[wiring.StoredRun]) -> dict[str, Playbook]:
    return {each.run.run_id: pinned(each) for each in stored}


def _followed(stored: wiring.StoredRun) -> Followed:
    run, playbook = stored.run, pinned(stored)
    found = seen(progress(run, playbook, wiring.today()), wiring.actor().viewer)
    names = wiring.practice_names()
    return Followed(stored, playbook, found, names.get(run.practice_agb, run.practice_agb))
