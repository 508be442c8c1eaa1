"""The form of a proposal: everything a body needs to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from succession.actions import undoing
from succession.actions.deciding import DecisionRef, change_proposal, prepare_decision
from succession.actions.permission import CHANGE_PROPOSAL
from succession.board.decision import (
    BoardDecision,
    DecidingBody,
    DecisionProposal,
    Involved,
)
from succession.playbook.book.model import Mandate
from succession.ui import filling, viewing
from succession.ui.board import reads
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.sending import Saved
from succession.views.board import decisions as views

_YEAR = timedelta(days=365)
_ASKED = (
    "Vul in wat er wordt gevraagd, waarom, wat er gebeurt als we niets doen, en wie het uitvoert."
)
_ProposalForm = Form[BoardDecision] | Form[None]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is chosen from lists in the form."""

    body: DecidingBody
    involved: tuple[Involved, ...]
    interested: tuple[str, ...]
    mandate: Mandate | None
    risk: int | None
    review: date


@dataclass(frozen=True, slots=True)
class _Typed:
    """The texts of the form by name, and what is chosen."""

    texts: Mapping[str, str]
    chosen: _Chosen


def new() -> None:
    """A proposal that nobody has seen yet."""
    form = filling.form("board.proposal", None)
    typed = _inputs(form, None)
    form.unsaved_line()
    if form.button("Voorstel bewaren", type="primary") and (made := _proposal(typed)):
        told, undone = f"„{made.what}” is in voorbereiding.", f"„{made.what}” is ingetrokken."
        form.send(Saved(told, undone, undoing.prepared_decision), prepare_decision, made)


def change(one: BoardDecision) -> None:
    """The same for one that is being prepared."""
    if not viewing.may(CHANGE_PROPOSAL):
        return
    with st.popover(
        "Voorstel wijzigen", icon=":material/edit:", key=f"board.edit.{one.decision_id}"
    ):
        form = filling.form(f"board.proposal.{one.decision_id}", one)
        typed = _inputs(form, form.base.proposal)
        form.unsaved_line()
        if form.button("Bewaren", type="primary") and (made := _proposal(typed)):
            back = undoing.changed_proposal(form.base.proposal)
            ref = DecisionRef(form.base.decision_id, form.base.version)
            words = f"„{made.what}” is gewijzigd.", f"„{made.what}” is weer zoals het was."
            form.send(Saved(*words, back), change_proposal, ref, made)


def _inputs(form: _ProposalForm, kept: DecisionProposal | None) -> _Typed:
    """What is typed and chosen, as it stands there."""
    texts = _texts(form, kept)
    bodies = list(DecidingBody)
    body = st.selectbox(
        "Wie beslist",
        bodies,
        index=bodies.index(kept.body) if kept else 0,
        format_func=lambda each: each.value.capitalize(),
        key=form.key("body"),
    )
    said = _Chosen(
        body=body or DecidingBody.BOARD,
        involved=tuple(_involved(form, kept)),
        interested=_interested(form, kept),
        mandate=_mandate(form, kept),
        risk=_accepted_risk(form, kept),
        review=st.date_input(
            "Te herzien op",
            kept.review_on if kept else viewing.look().today + _YEAR,
            format=DAY_FORMAT,
            key=form.key("review"),
        ),
    )
    return _Typed(texts, said)


def _interested(form: _ProposalForm, kept: DecisionProposal | None) -> tuple[str, ...]:
    hagros = sorted({one.hagro for one in viewing.look().register.practices if one.hagro})
    chosen = st.multiselect(
        "Bestuursleden uit welke hagro onthouden zich",
        hagros,
        [one for one in (kept.interested if kept else ()) if one in hagros],
        placeholder="Kies",
        help="Zij krijgen van dit punt geen stuk.",
        key=form.key("interested"),
    )
    return tuple(chosen)


def _mandate(form: _ProposalForm, kept: DecisionProposal | None) -> Mandate | None:
    mandates = list(Mandate)
    return st.selectbox(
        "Geeft de zorggroep dit mandaat",
        mandates,
        index=mandates.index(kept.mandate) if kept and kept.mandate else None,
        format_func=lambda each: each.value,
        placeholder="Geen",
        key=form.key("mandate"),
    )


def _accepted_risk(form: _ProposalForm, kept: DecisionProposal | None) -> int | None:
    practices = reads.names()
    before = kept.accepts_risk_of if kept else None
    return st.selectbox(
        "Aanvaardt het risico van een praktijk",
        list(practices),
        index=None if before is None else _place(practices, before),
        format_func=practices.__getitem__,
        placeholder="Geen",
        key=form.key("risk"),
    )


def _texts(form: _ProposalForm, kept: DecisionProposal | None) -> dict[str, str]:
    """The inputs of text, by name."""
    started = {
        "what": ("Gevraagd besluit", kept.what if kept else ""),
        "why": ("Waarom", kept.why if kept else ""),
        "nothing": ("Wat gebeurt er als we niets doen", kept.doing_nothing if kept else ""),
        "others": ("Andere wegen, elk op een regel: wat - wat ertegen pleit", _others(kept)),
        "risks": ("Risico's", kept.risks if kept else ""),
        "support": ("Draagvlak: wat vinden de hagro's", kept.support if kept else ""),
        "owner": ("Wie het uitvoert", kept.owner if kept else ""),
        "money": ("Geld (hele euro's)", _number(kept.money_euros if kept else None)),
        "hours": ("Uren", _number(kept.hours if kept else None)),
    }
    found = {}
    for name, (label, start) in started.items():
        ask = st.text_area if name in ("why", "nothing", "others") else st.text_input
        found[name] = (ask(label, start, key=form.key(name)) or "").strip()
    return found


def _involved(form: _ProposalForm, kept: DecisionProposal | None) -> list[Involved]:
    found = []
    for how, label in views.INVOLVED.items():
        before = [one.who for one in kept.involved if one.how is how] if kept else []
        chosen = st.multiselect(
            label, views.SAYING, before, placeholder="Kies", key=form.key(how.name.lower())
        )
        found += [Involved(who=who, how=how) for who in chosen]
    return found


def _proposal(typed: _Typed) -> DecisionProposal | None:
    """The proposal, once its form is sent; None, and said so, while something that a body needs is
    missing. `InvalidInput` for a number that is none."""
    texts, said = typed.texts, typed.chosen
    if not all(texts[name] for name in ("what", "why", "nothing", "owner")):
        st.error(_ASKED)
        return None
    return DecisionProposal(
        what=texts["what"],
        why=texts["why"],
        doing_nothing=texts["nothing"],
        alternatives=views.alternatives(texts["others"]),
        money_euros=views.whole(texts["money"], "Geld"),
        hours=views.whole(texts["hours"], "Uren"),
        risks=texts["risks"],
        support=texts["support"],
        owner=texts["owner"],
        body=said.body,
        involved=said.involved,
        interested=said.interested,
        mandate=said.mandate,
        accepts_risk_of=said.risk,
        review_on=said.review,
    )


def _others(kept: DecisionProposal | None) -> str:
    return "\n".join(f"{one.what} - {one.against}" for one in kept.alternatives) if kept else ""


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _place(practices: Mapping[int, str], wanted: int) -> int | None:
    return list(practices).index(wanted) if wanted in practices else None
