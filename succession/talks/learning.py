"""What a talk is worth before it is held: how much better the zorggroep then chooses whom to help.

The zorggroep helps the k practices for which help brings most. A talk is worth what its answer
adds to that choice, on average over the answers it may yield:

    value = E over answers [ max(benefit given the answer, theta) ] - max(expected benefit, theta)

with theta the least benefit for which another practice gets a place. What is certain has nothing
to teach; who needs action stands in the other order. See docs/model.md, "Wat een gesprek leert".
"""

from dataclasses import dataclass

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.talks.benefit import Benefits

MONTHS_PER_ANSWER = 12
_ROUNDING = 1e-6  # a difference of sums of thousands; less than this is nothing


@dataclass(frozen=True)
class Answers:
    """What a talk about one share may yield, the same number of answers for every share.

    `chance` adds up to 1 over the answers; `benefit` is what help is then expected to bring.
    Shapes (shares, answers), in patient-months.
    """

    chance: Floats
    benefit: Floats


def answers(benefits: Benefits, assumptions: Assumptions) -> Answers:
    """The answers of a talk: the stage, a year of stopping or later, and how certain that is.

    An answer of certainty c is right with the weight of its class; otherwise it says nothing
    about the year. With the chances left over a talk teaches nothing at all.
    """
    told_chance, told = _told(benefits, MONTHS_PER_ANSWER)
    unsaid = np.broadcast_to(benefits.by_stage_mean[:, :, None], told.shape)
    weight = {row.certainty: row.weight for row in assumptions.stop.plan_classes.rows}
    chances, gains = [], []
    for row in assumptions.talks.answers.rows:
        chances.append(row.chance * told_chance)
        gains.append(weight[row.certainty] * told + (1 - weight[row.certainty]) * unsaid)
    silent = 1 - sum(row.chance for row in assumptions.talks.answers.rows)
    size = len(told)
    return Answers(
        np.hstack([*(c.reshape(size, -1) for c in chances), np.full((size, 1), silent)]),
        np.hstack([*(g.reshape(size, -1) for g in gains), benefits.of_share[:, None]]),
    )


def perfect_answers(benefits: Benefits) -> Answers:
    """The answers of a talk that settles stage and month of stopping for certain."""
    chance, benefit = _told(benefits, 1)
    return Answers(chance.reshape(len(chance), -1), benefit.reshape(len(chance), -1))


def learning_values(benefits: Benefits, possible: Answers, places: int) -> Floats:
    """What a talk with the holder of each share teaches, in patient-months; never below 0."""
    practice = benefits.cases.share.practice
    now = benefits.of_practice[practice]
    rest = now - benefits.of_share
    least = thresholds(benefits.of_practice, places)[practice]
    after = np.maximum(possible.benefit + rest[:, None], least[:, None])
    value = (possible.chance * after).sum(axis=1) - np.maximum(now, least)
    return np.where(value < _ROUNDING, 0.0, value)


def thresholds(benefit: Floats, places: int) -> Floats:
    """Per practice the least benefit that would give it a place: the k-th best of the others."""
    if len(benefit) <= places:
        return np.zeros(len(benefit))
    order = np.argsort(-benefit, kind="stable")
    result = np.full(len(benefit), benefit[order[places - 1]])
    result[order[:places]] = benefit[order[places]]
    return result


def places_for(practices: int, assumptions: Assumptions) -> int:
    """How many practices the zorggroep can help in one round; at least one."""
    return max(1, round(practices * assumptions.talks.programme_part.value))


def _told(benefits: Benefits, months_per_answer: int) -> tuple[Floats, Floats]:
    """Chance and mean benefit per stage and period of stopping, the last period being later.

    Shapes (shares, stages, periods).
    """
    shares, months = benefits.leaving.shape
    periods = months // months_per_answer
    split = (shares, -1, periods, months_per_answer)
    leaving = benefits.leaving.reshape(shares, 1, periods, months_per_answer)
    chance = leaving.sum(axis=-1)
    total = (leaving * benefits.by_stage.reshape(split)).sum(axis=-1)
    mean = np.divide(total, chance, out=np.zeros_like(total), where=chance > 0)
    later = 1 - benefits.leaving.sum(axis=1)[:, None, None]
    stages = benefits.stage_chance[:, :, None]
    return (
        stages * np.concatenate((chance, later), axis=-1),
        np.concatenate((mean, np.zeros_like(total[..., :1])), axis=-1),
    )
