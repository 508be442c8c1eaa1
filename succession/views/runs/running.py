"""All runs at a glance, what is late in them, and what newer versions would change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from succession.playbook.book.model import Playbook
from succession.playbook.run.overview import OverdueStep, RunSummary
from succession.playbook.run.planning import schedule_of
from succession.playbook.run.progress import done_in
from succession.playbook.run.run import Run
from succession.playbook.run.versions import UnreadableRun, VersionChange
from succession.views import dutch
from succession.views.records import Record, Show

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OldVersion:
    """A run on an older version of its draaiboek: what a newer one would change in it."""

    run_id: str
    title: str
    what: str
    details: tuple[str, ...]


def subject(practice_agb: str | None, names: Names) -> str:
    """For whom a run is: the practice by name, or the region."""
    return names.get(practice_agb, practice_agb) if practice_agb else "De regio"


def unreadable(found: UnreadableRun, names: Names, is_guest: bool) -> str:
    """One line on a run that cannot be followed: which, what is wrong, what can be done."""
    run = found.run
    which = (
        f"Het draaiboek „{run.playbook_id}” van {subject(run.practice_agb, names)}, begonnen op "
        f"{dutch.day(run.started_at.date())} door {run.started_by}, is niet te lezen."
    )
    if is_guest:
        return f"{which} Vraag het aan de zorggroep."
    first, rest = found.problems[0], len(found.problems) - 1
    more = f" (en nog {rest})" if rest else ""
    return (
        f"{which} In de tekst waarmee het begon: {first}{more}. Wat is afgevinkt blijft bewaard. "
        "Begin het draaiboek opnieuw, en geef de beheerder het kenmerk "
        f"{run.run_id} om dit te herstellen."
    )


def conclusion(lines: Sequence[RunSummary]) -> str:
    """`3 draaiboeken lopen; bij 1 is een stap te laat. 1 vraagt een besluit.`"""
    running = [line for line in lines if line.is_open]
    red = sum(line.is_red for line in running)
    asks = f" {dutch.number(red)} {'vraagt' if red == 1 else 'vragen'} een besluit." if red else ""
    closed = len(lines) - len(running)
    return how_many([len(line.overdue) for line in running], closed) + asks


def how_many(late: Sequence[int], closed: int = 0) -> str:
    """How many run, and in how many of them steps are late; `late` counts those of each."""
    if not late and not closed:
        return "Er loopt nog geen draaiboek."
    if not late:
        return (
            f"Er loopt nu geen draaiboek; er {'is' if closed == 1 else 'zijn'} {closed} afgesloten."
        )
    running = dutch.count(len(late), "draaiboek loopt", "draaiboeken lopen")
    return f"{running}; {_late(late)}."


def _late(late: Sequence[int]) -> str:
    steps, runs = sum(late), sum(1 for one in late if one)
    if not steps:
        return "geen stap is te laat"
    if len(late) == 1:
        return dutch.count(steps, "stap is te laat", "stappen zijn te laat")
    if steps == 1:
        return "bij 1 is een stap te laat"
    together = "samen " if runs > 1 else ""
    return f"bij {runs} zijn {together}{dutch.number(steps)} stappen te laat"


def records(lines: Iterable[RunSummary], names: Names) -> list[Record]:
    return [
        {
            "praktijk": subject(line.practice_agb, names),
            "let op": "; ".join(_attention(line)) or "–",
            "te laat": len(line.overdue),
            "draaiboek": line.title,
            "gedaan": line.share_done,
            "volgende stap": line.next_step or "–",
            "uiterlijk": line.next_due,
            "klaar op": line.end,
        }
        for line in lines
    ]


def digest_records(steps: Iterable[OverdueStep], names: Names) -> list[Record]:
    return [
        {
            "te laat": step.days_late,
            "wat": step.title,
            "praktijk": subject(step.practice_agb, names),
            "wie": step.who,
            "uiterlijk": step.due,
        }
        for step in steps
    ]


def old_version(
    run: Run, change: VersionChange, playbooks: tuple[Playbook, Playbook], names: Names
) -> OldVersion:
    """What changes for a run, told with the titles of the steps; `playbooks` are old and new."""
    old, new = playbooks
    practice = subject(run.practice_agb, names)
    titles = {step.id: step.title for playbook in (new, old) for step in playbook.steps}

    def told(what: str, step_ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{what}: {titles[step_id]}" for step_id in step_ids)

    return OldVersion(
        run_id=run.run_id,
        title=f"{old.title} — {practice}",
        what=f"Versie {old.version} naar {new.version}: {change.sentence}.",
        details=(
            *told("Nieuw", change.added),
            *told("Vervalt", change.removed),
            *told("Gewijzigd", change.changed),
            *told("Was al gedaan en blijft in het verslag", change.removed_done),
        ),
    )


def version_records(run: Run, old: Playbook, new: Playbook) -> list[Record]:
    """What a newer version does to the days of a run: every step that is touched, by date.

    `run` has a day for every anchor of `new`; a step that is done is left where it stands.
    """
    before, after = _days(run, old), _days(run, new)
    done = done_in(run.events)
    titles = {step.id: step.title for playbook in (old, new) for step in playbook.steps}
    dated = sorted(titles, key=lambda name: after.get(name) or before.get(name) or date.max)
    rows = ((name, _touched(name, (old, new), (before, after))) for name in dated)
    return [
        {
            "stap": titles[name],
            "wat": "gedaan, blijft staan" if name in done else what,
            "nu": before.get(name),
            "wordt": after.get(name),
        }
        for name, what in rows
        if what
    ]


def _days(run: Run, playbook: Playbook) -> Mapping[str, date]:
    return {one.step.id: one.due for one in schedule_of(run, playbook).steps}


def _touched(
    name: str,
    playbooks: tuple[Playbook, Playbook],
    days: tuple[Mapping[str, date], Mapping[str, date]],
) -> str | None:
    """What happens to the step; None where it stays what and where it was."""
    old, new = (playbook.step_by_id.get(name) for playbook in playbooks)
    if old is None or new is None:
        return "nieuw" if old is None else "vervalt"
    is_moved = days[0].get(name) != days[1].get(name)
    found = [word for word, holds in (("gewijzigd", old != new), ("verschuift", is_moved)) if holds]
    return dutch.listing(found) or None


def _attention(line: RunSummary) -> Iterable[str]:
    if line.outcome:
        yield f"afgesloten: {line.outcome}"
    if line.is_red:
        yield "▲ besluit nodig"
    if line.awaited_consents:
        yield f"wacht op akkoord van {dutch.listing(dict.fromkeys(line.awaited_consents))}"
    if line.asks_stop_check:
        yield "loop de stopcriteria na"


SHOWN: Mapping[str, Show] = {"gedaan": dutch.percent}
LATE_SHOWN: Mapping[str, Show] = {"te laat": dutch.length}
