"""All runs at a glance, what is late in them, and what newer versions would change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from succession.playbook.model import Playbook
from succession.playbook.overview import OverdueStep, RunSummary
from succession.playbook.run import Run
from succession.playbook.versions import VersionChange
from succession.views import dutch

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OldVersion:
    """A run on an older version of its draaiboek: what a newer one would change in it."""

    run_id: str
    title: str
    what: str
    details: tuple[str, ...]


def headline(lines: Sequence[RunSummary]) -> str:
    """`3 lopende draaiboeken, 1 vraagt een besluit, 4 stappen te laat.`"""
    running = [line for line in lines if line.is_open]
    red = sum(line.is_red for line in running)
    late = sum(len(line.overdue) for line in running)
    parts = [dutch.count(len(running), "lopend draaiboek", "lopende draaiboeken")]
    if red:
        parts.append(f"{dutch.number(red)} {'vraagt' if red == 1 else 'vragen'} een besluit")
    parts.append(dutch.count(late, "stap te laat", "stappen te laat") if late else "niets te laat")
    return ", ".join(parts) + "."


def records(lines: Iterable[RunSummary], names: Names) -> list[dict[str, str | int]]:
    return [
        {
            "praktijk": names.get(line.practice_agb, line.practice_agb),
            "let op": "; ".join(_attention(line)) or "–",
            "te laat": len(line.overdue),
            "draaiboek": line.title,
            "gedaan": dutch.percent(line.share_done),
            "volgende stap": line.next_step or "–",
            "uiterlijk": dutch.short_day(line.next_due) if line.next_due else "–",
            "klaar op": dutch.short_day(line.end),
        }
        for line in lines
    ]


def digest_records(steps: Iterable[OverdueStep], names: Names) -> list[dict[str, str]]:
    return [
        {
            "te laat": dutch.count(step.days_late, "dag", "dagen"),
            "wat": step.title,
            "praktijk": names.get(step.practice_agb, step.practice_agb),
            "wie": step.who,
            "uiterlijk": dutch.short_day(step.due),
        }
        for step in steps
    ]


def old_version(
    run: Run, change: VersionChange, playbooks: tuple[Playbook, Playbook], names: Names
) -> OldVersion:
    """What changes for a run, told with the titles of the steps; `playbooks` are old and new."""
    old, new = playbooks
    practice = names.get(run.practice_agb, run.practice_agb)
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


def _attention(line: RunSummary) -> Iterable[str]:
    if line.outcome:
        yield f"afgesloten: {line.outcome}"
    if line.is_red:
        yield "▲ besluit nodig"
    if line.awaited_consents:
        yield f"wacht op akkoord van {dutch.listing(dict.fromkeys(line.awaited_consents))}"
    if line.asks_stop_check:
        yield "loop de stopcriteria na"
