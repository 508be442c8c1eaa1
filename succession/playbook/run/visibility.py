"""What a guest sees of a run: what one's accountant says is not for the other."""

from collections.abc import Collection
from dataclasses import replace

from succession.playbook.book.model import Step, Viewer
from succession.playbook.dates.schedule import PlannedStep
from succession.playbook.run.progress import Progress, StepProgress


def sees(viewer: Viewer, step: Step) -> bool:
    """Whether a step is for this viewer: the zorggroep sees all, the praktijkhouder and the
    opvolger what is theirs or for both, and a guest of whom no more is known what is for both.
    """
    return sees_what(viewer, step.viewer)


def sees_what(viewer: Viewer, meant_for: Viewer) -> bool:
    """The same for what is meant for somebody."""
    return viewer is Viewer.ZORGGROEP or meant_for in (viewer, Viewer.BOTH)


def does(viewer: Viewer, step: Step) -> bool:
    """Whether it is for this viewer to say that a step was done: the zorggroep says so of every
    step, a guest of what he does himself and sees.
    """
    return viewer is Viewer.ZORGGROEP or (viewer.value in step.roles and sees(viewer, step))


def seen(progress: Progress, viewer: Viewer) -> Progress:
    """The run as this viewer sees it: steps, names, notes, limits and counts of the rest are gone.

    A step that waits for one that the viewer does not see still waits, without saying for what.
    """
    if viewer is Viewer.ZORGGROEP:
        return progress
    steps = tuple(s for s in progress.steps if sees(viewer, s.planned.step))
    names = {step.planned.step.id for step in steps}
    steps = tuple(_without_others(step, names) for step in steps)
    limits = tuple(one for one in progress.limits if names.issuperset(one.planned.limit.steps))
    planned = tuple(step.planned for step in steps)
    whole = progress.schedule
    schedule = replace(
        whole,
        steps=planned,
        limits=tuple(limit.planned for limit in limits),
        latest_start=min((one.start for one in planned), default=whole.latest_start),
        end=max((one.due for one in planned), default=whole.end),
        critical_path=tuple(name for name in whole.critical_path if name in names),
    )
    return Progress(schedule, steps, limits)


def _without_others(step: StepProgress, names: Collection[str]) -> StepProgress:
    return replace(
        step,
        planned=_among(step.planned, names),
        waits_for=tuple(name for name in step.waits_for if name in names),
        blocked_by=tuple(name for name in step.blocked_by if name in names),
    )


def _among(planned: PlannedStep, names: Collection[str]) -> PlannedStep:
    return replace(planned, needs=tuple(name for name in planned.needs if name in names))
