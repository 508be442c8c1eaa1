"""The named facts of one praktijkhouder, by which rules and questions say for whom they are."""

from datetime import date

from succession.assumptions import TalkRhythm, TalkRules
from succession.conditions import Fact, holds
from succession.register import Gp, Seen, Share, Stage
from succession.risk.cases import months_until


def facts_of(register: Seen, gp: Gp, as_of: date) -> dict[str, Fact]:
    """Every fact of `register.facts.OF_GP`; unknown is None."""
    stop = gp.stop_day
    share = share_of(register, gp)
    stage = register.stage_of(share) if share else Stage.UNKNOWN
    spoken = gp.last_talk
    return {
        "leeftijd": gp.age_in(as_of.year),
        "leeftijd_onbekend": gp.birth_year is None,
        "stop_bekend": stop is not None,
        "stop_maanden": None if stop is None else months_until(stop, as_of),
        "opvolgingsstatus": None if stage is Stage.UNKNOWN else stage.value,
        "opvolger_bekend": stage.is_intended,
        "heeft_maten": len(register.shares_by_practice.get(gp.practice_agb, ())) > 1,
        "ooit_gesproken": spoken is not None,
        "maanden_sinds_gesprek": None if spoken is None else -months_until(spoken, as_of),
    }


def share_of(register: Seen, gp: Gp) -> Share | None:
    """The share that this GP holds, or None."""
    shares = register.shares_by_practice.get(gp.practice_agb, ())
    return next((share for share in shares if share.gp_key == gp.gp_key), None)


def occasions(rules: TalkRules, facts: dict[str, Fact]) -> tuple[str, ...]:
    """Why this praktijkhouder is on the list; empty when he is not. Unknown is no reason."""
    return tuple(one.text for one in rules.who if holds(one.when, facts) is True)


def rhythm_of(rules: TalkRules, facts: dict[str, Fact]) -> TalkRhythm:
    """How often he is spoken with: the first rule that is known to hold."""
    return next(
        rhythm
        for rhythm in rules.rhythm
        if rhythm.when is None or holds(rhythm.when, facts) is True
    )
