"""Gates of a draaiboek that stay shut for want of somebody who may open them, and conditions
that never hold."""

from collections.abc import Iterator

from succession.conditions import Condition
from succession.playbook.book.finding import Finding, Path
from succession.playbook.book.model import Consent, Playbook, Step
from succession.playbook.book.possible import can_hold
from succession.register.facts import ASKED, AUTHORISED


def unopenable_gates(playbook: Playbook) -> Iterator[Finding]:
    """Every agreement that nobody can give in some case; every fact must be a known one."""
    at_work = {role for step in playbook.steps for role in step.roles}
    for path, step, consent in _consents(playbook):
        if consent.role not in at_work and not consent.substitutes:
            what = f"niemand kan poort `{step.id}` openen: `{consent.role}` doet nergens mee"
            remedy = f"zet `{consent.role}` bij `wie` van een stap, of noem `vervangers`"
            yield Finding((*path, "wie"), what, remedy)
        missing = _without_opener(playbook, step, consent)
        if missing:
            what = (
                f"niemand kan poort `{step.id}` openen als {' of '.join(missing)} "
                f"{AUTHORISED} is in plaats van {consent.role}"
            )
            yield Finding((*path, "wie"), what, f"voeg `vervangers: [{', '.join(missing)}]` toe")


def conditions_that_never_hold(playbook: Playbook) -> Iterator[Finding]:
    """Steps, agreements and reasons whose conditions contradict each other."""
    remedy = "haal een van de voorwaarden weg"
    for path, conditions in _argued(playbook):
        if not can_hold(conditions):
            yield Finding(path, "deze reden geldt nooit: de voorwaarden sluiten elkaar uit", remedy)
    for index, step in enumerate(playbook.steps):
        if not can_hold(step.conditions):
            what = f"stap `{step.id}` komt nooit voor: de voorwaarden sluiten elkaar uit"
            yield Finding(("stappen", index, "als"), what, remedy)
    for path, step, consent in _consents(playbook):
        if can_hold(step.conditions) and not can_hold(step.conditions + consent.conditions):
            what = f"om akkoord van `{consent.role}` wordt bij stap `{step.id}` nooit gevraagd"
            yield Finding((*path, "als"), what, remedy)


def _consents(playbook: Playbook) -> Iterator[tuple[Path, Step, Consent]]:
    for index, step in enumerate(playbook.steps):
        for place, consent in enumerate(step.consents):
            if playbook.roles.keys() >= {consent.role, *consent.substitutes}:
                yield ("stappen", index, "akkoord", place), step, consent


def _argued(playbook: Playbook) -> Iterator[tuple[Path, tuple[Condition, ...]]]:
    for key, arguments in playbook.arguments.items():
        for index, argument in enumerate(arguments):
            yield (key, index, "als"), argument.conditions


def _without_opener(playbook: Playbook, step: Step, consent: Consent) -> list[str]:
    """Who may have to decide for the practice and is not allowed to agree here."""
    values = ASKED[AUTHORISED].values
    if AUTHORISED not in playbook.asked_facts or consent.role not in values:
        return []
    return [
        str(value)
        for value in values
        if value != consent.role
        and value not in consent.substitutes
        and can_hold((*step.conditions, *consent.conditions, _is_authorised(str(value))))
    ]


def _is_authorised(role: str) -> Condition:
    return Condition.model_validate({"field": AUTHORISED, "is": role})
