"""Gates: who must agree before a run goes on, and what each of them said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from succession.conditions import Facts
from succession.playbook.book.facts import all_hold
from succession.playbook.book.model import Consent, Playbook, Step
from succession.playbook.run.events import GateAnswer
from succession.playbook.run.run import EventKind, Run, RunEvent, told


class ConsentState(StrEnum):
    GIVEN = "akkoord"
    REFUSED = "geweigerd"
    AWAITED = "nog geen akkoord"
    UNSURE = "nog niet bekend of dit akkoord nodig is"


@dataclass(frozen=True, slots=True)
class ConsentProgress:
    """One agreement that a gate asks for: `openers` are the roles of which one is enough.

    `answer` is what was said last. `deciding` names the unknown facts on which it hangs whether
    the agreement is needed; while it is not given and they are unknown, the gate stays shut.
    """

    consent: Consent
    state: ConsentState
    openers: tuple[str, ...]
    answer: RunEvent | None
    deciding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """The agreements that a step asks for here; one whose conditions fail is left out."""

    step: Step
    consents: tuple[ConsentProgress, ...]

    @property
    def is_open(self) -> bool:
        return all(one.state is ConsentState.GIVEN for one in self.consents)

    @property
    def missing(self) -> tuple[ConsentProgress, ...]:
        return tuple(one for one in self.consents if one.state is not ConsentState.GIVEN)


def gates_of(run: Run, steps: Iterable[Step], given: Facts) -> Mapping[str, Gate]:
    """The gates among these steps by step id; a step that asks nobody is absent."""
    gates = (Gate(step, tuple(_consents(run, step, given))) for step in steps if step.consents)
    return {gate.step.id: gate for gate in gates if gate.consents}


def shut_before(playbook: Playbook, gates: Mapping[str, Gate]) -> Mapping[str, list[str]]:
    """Per step the gates that hold it: every shut one before it, in order of need, and its own."""
    shut = {step_id for step_id, gate in gates.items() if not gate.is_open}
    return {
        step_id: [name for name in (*before, step_id) if name in shut]
        for step_id, before in playbook.graph.before.items()
    }


def _consents(run: Run, step: Step, given: Facts) -> Iterator[ConsentProgress]:
    for consent in step.consents:
        is_needed = all_hold(consent.conditions, given)
        if is_needed is not False:
            answer = _last_answer(run, step, consent)
            yield ConsentProgress(
                consent=consent,
                state=_state(answer, is_needed),
                openers=consent.openers(given),
                answer=answer,
                deciding=_unknown(consent, given) if is_needed is None else (),
            )


def _last_answer(run: Run, step: Step, consent: Consent) -> RunEvent | None:
    answers = [
        event
        for event, answer in told(run.events, GateAnswer)
        if event.step_id == step.id and answer.role == consent.role
    ]
    return answers[-1] if answers else None


def _state(answer: RunEvent | None, is_needed: bool | None) -> ConsentState:
    if answer is not None:
        return ConsentState.GIVEN if answer.kind is EventKind.AGREED else ConsentState.REFUSED
    return ConsentState.AWAITED if is_needed else ConsentState.UNSURE


def _unknown(consent: Consent, given: Facts) -> tuple[str, ...]:
    names = frozenset[str]().union(*(one.fields() for one in consent.conditions))
    return tuple(sorted(name for name in names if given.get(name) is None))
