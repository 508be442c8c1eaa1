"""Why somebody is on the list in a few words, and the question that matters for this person."""

from datetime import date

from succession.register.fields import Sheet
from succession.register.model import Share, Stage, StopPlan
from succession.talks.worklist import TalkEntry
from succession.views import dutch
from succession.views.people import plan_words

_ASKED = {
    f"{Sheet.GPS}.geboortejaar": "Wat is het geboortejaar? Dat is onbekend.",
    f"{Sheet.GPS}.fte": "Hoeveel fte werkt u? Dat is onbekend.",
    f"{Sheet.PRACTICES}.patienten": "Hoeveel patiënten staan er op naam? Dat is onbekend.",
    f"{Sheet.PRACTICES}.pand_staat": "Hoe staat het pand ervoor? Dat is onbekend.",
    f"{Sheet.PRACTICES}.opleidingspraktijk": "Leidt de praktijk op? Dat is onbekend.",
    f"{Sheet.GPS}.opvolgingsstatus": "Is er iemand in beeld? Dat is nooit verteld.",
}
_BY_STAGE = {
    Stage.NONE: "Er is nog niemand in beeld: wat is nodig om te gaan zoeken?",
    Stage.CANDIDATE: "Er is een kandidaat: hoe ver staat het op papier?",
    Stage.INTENTION: "De intentie staat op papier: wanneer wordt er getekend?",
}


def why_words(entry: TalkEntry, as_of: date) -> str:
    """`stopt 2029 · 63 jaar`: what is known of when, and of the age; the rest stands elsewhere."""
    age = entry.gp.age_in(as_of.year)
    stop = entry.gp.stop_day
    said = [f"stopt {stop.year}"] if stop else []
    return " · ".join([*said, "leeftijd onbekend" if age is None else f"{age} jaar"])


def own_question(entry: TalkEntry, share: Share | None) -> str:
    """What the talk must settle first, by what is known of this person; `share` is the one held.

    Without anything left to settle, the first question of the list that fits.
    """
    field = entry.turning.field if entry.turning else None
    if field == f"{Sheet.GPS}.stop_waarschijnlijk":
        return _of_the_plan(entry.gp.plan)
    if field in _ASKED:
        return _ASKED[field]
    return _of_the_succession(share) or entry.question.text


def _of_the_plan(plan: StopPlan | None) -> str:
    if plan is None or not plan.is_dated:
        return "Tot wanneer wilt u doorgaan? Daarover is nog niets gezegd."
    said = f", gezegd in {dutch.month_of(plan.said_on)}" if plan.said_on else ""
    sure = f", zekerheid {plan.certainty} van 5" if plan.certainty else ""
    return f"Blijft het bij {plan_words(plan)}{said}{sure}?"


def _of_the_succession(share: Share | None) -> str | None:
    if share is None:
        return None
    found = share.succession
    if found.stage is Stage.SEARCHING:
        since = f" sinds {found.searching_since.year}" if found.searching_since else ""
        return f"Er wordt gezocht{since}: is er inmiddels iemand in beeld?"
    return _BY_STAGE.get(found.stage)
