"""What a talk is worth, against brute force: each answer known, decided anew, and weighed."""

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest

from succession.assumptions import AnswerChance
from succession.example import example_region
from succession.register import Register, Stage
from succession.risk.cases import STAGES, Cases, Holding, cases_of
from succession.risk.likelihood import Likelihood
from succession.risk.parameters import central
from succession.risk.search import none_by
from succession.risk.situations import View, situation_of
from succession.talks.benefit import Benefits, benefits
from succession.talks.learning import (
    Answers,
    answers,
    learning_values,
    perfect_answers,
    places_for,
    thresholds,
)
from tests.risk.world import AS_OF, ASSUMPTIONS, gp, practice, register

SEEDS = range(6)


def _small_region(seed: int) -> Cases:
    return cases_of(example_region(7, seed, date(2026, 11, 21)), ASSUMPTIONS, date(2026, 11, 21))


def _chosen(benefit: np.ndarray, places: int) -> float:
    """What the best choice brings: help for the practices that gain most."""
    return float(np.sort(benefit)[::-1][:places].sum())


def _by_hand(found: Benefits, possible: Answers, places: int) -> list[float]:
    """The value of each talk: the choice made anew for every answer, weighed by its chance."""
    now = found.of_practice
    values = []
    for share, practice_index in enumerate(found.cases.share.practice):
        after = 0.0
        for chance, benefit in zip(possible.chance[share], possible.benefit[share], strict=True):
            known = now.copy()
            known[practice_index] += benefit - found.of_share[share]
            after += chance * _chosen(known, places)
        values.append(after - _chosen(now, places))
    return values


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("places", [1, 2, 4])
@pytest.mark.parametrize("kind", [answers, "perfect"])
def test_the_closed_form_is_the_choice_made_anew_for_every_answer(
    seed: int, places: int, kind: object
) -> None:
    found = benefits(_small_region(seed), ASSUMPTIONS)
    possible = perfect_answers(found) if kind == "perfect" else answers(found, ASSUMPTIONS)
    values = learning_values(found, possible, places)
    by_hand = _by_hand(found, possible, places)
    assert values == pytest.approx(by_hand, abs=1e-6)
    assert list(np.argsort(-values.round(6), kind="stable")) == list(
        np.argsort(-np.round(by_hand, 6), kind="stable")
    )
    assert values.max() > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_the_answers_are_chances_and_keep_the_expectation(seed: int) -> None:
    found = benefits(_small_region(seed), ASSUMPTIONS)
    for possible in (answers(found, ASSUMPTIONS), perfect_answers(found)):
        assert (possible.chance >= -1e-12).all()
        assert possible.chance.sum(axis=1) == pytest.approx(np.ones(len(found.of_share)))
        expected = (possible.chance * possible.benefit).sum(axis=1)
        assert expected == pytest.approx(found.of_share, abs=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_talk_is_worth_no_more_than_one_that_settles_everything(seed: int) -> None:
    found = benefits(_small_region(seed), ASSUMPTIONS)
    values = learning_values(found, answers(found, ASSUMPTIONS), 2)
    perfect = learning_values(found, perfect_answers(found), 2)
    assert (values >= 0).all()
    assert (values[values > 0] > 1e-6).all()
    assert (values <= perfect + 1e-9).all()


def test_no_talk_is_worth_more_than_knowing_all_answers_of_all() -> None:
    rows = [(practice(f"0100000{i}", patienten=1500 + 700 * i), _owner(i)) for i in range(3)]
    found = benefits(_cases(register(*(row for pair in rows for row in pair))), ASSUMPTIONS)
    possible = answers(found, ASSUMPTIONS)
    outcomes = [list(zip(possible.chance[i], possible.benefit[i], strict=True)) for i in range(3)]
    settled = [[one for one in options if one[0] > 1e-4] for options in outcomes]
    all_known = sum(
        np.prod([chance for chance, _ in world]) * _chosen(np.array([b for _, b in world]), 1)
        for world in product(*settled)
    )
    everything = all_known - _chosen(found.of_practice, 1)
    values = learning_values(found, possible, 1)
    assert 0 < values.max() <= everything * 1.02
    assert values.sum() > 0


def _owner(number: int) -> dict[str, object]:
    return gp(f"G{number}", f"0100000{number}", geboortejaar=1961 + number)


def _cases(found: Register) -> Cases:
    return cases_of(found, ASSUMPTIONS, AS_OF)


def test_two_outcomes_by_hand() -> None:
    """Two practices, one place. The first gains 100 or nothing, as likely; the second 40 surely.

    Not knowing: help the first, 50. Knowing: 100 or else 40, so 70. The talk is worth 20, and a
    talk with the second, of whom all is known, nothing.
    """
    found = _hundred_or_nothing()
    values = learning_values(found, perfect_answers(found), 1)
    assert values == pytest.approx([20.0, 0.0])


def _hundred_or_nothing() -> Benefits:
    leaving = np.zeros((2, 60))
    leaving[0, 30], leaving[1, 30] = 0.5, 1.0
    by_stage = np.zeros((2, 3, 60))
    by_stage[0, :, 30], by_stage[1, :, 30] = 100.0, 40.0
    return Benefits(_two_practices(), leaving, np.array([[0.5, 0.3, 0.2]] * 2), by_stage)


def test_an_answer_is_believed_as_far_as_its_certainty_goes() -> None:
    """As above, but the answer is right nine times in ten: 95 or 5 in place of 100 or nothing.

    Knowing: 95 or else 40, so 67.5; the talk is worth 17.5, and half of that when every other
    talk teaches nothing.
    """
    found = _hundred_or_nothing()
    for chance, worth in ((1.0, 17.5), (0.5, 8.75)):
        rows = (AnswerChance(certainty=5, chance=chance),)
        talks = ASSUMPTIONS.talks.model_copy(
            update={"answers": ASSUMPTIONS.talks.answers.model_copy(update={"rows": rows})}
        )
        assumptions = ASSUMPTIONS.model_copy(update={"talks": talks})
        values = learning_values(found, answers(found, assumptions), 1)
        assert values == pytest.approx([worth, 0.0])


def _two_practices() -> Cases:
    rows = (practice("01000001"), gp("A", "01000001"), practice("01000002"), gp("B", "01000002"))
    return _cases(register(*rows))


def test_a_place_for_everybody_leaves_nothing_to_learn() -> None:
    found = benefits(_two_practices(), ASSUMPTIONS)
    assert learning_values(found, perfect_answers(found), 2) == pytest.approx([0.0, 0.0])


def test_thresholds_leave_the_practice_itself_out() -> None:
    assert thresholds(np.array([5.0, 9.0, 7.0, 1.0]), 2) == pytest.approx([7.0, 5.0, 5.0, 7.0])


def test_a_round_has_room_for_one_practice_at_least() -> None:
    assert [places_for(size, ASSUMPTIONS) for size in (1, 20, 150, 300)] == [1, 1, 8, 15]


def test_a_stated_and_certain_date_teaches_less_than_silence() -> None:
    silent = gp("A", "01000001", geboortejaar=1964)
    certain = silent | {"stop_waarschijnlijk": date(2029, 7, 1), "zekerheid": 5}
    other = (practice("01000002"), gp("B", "01000002", geboortejaar=1963))
    worth = []
    for first in (silent, certain):
        found = benefits(_cases(register(practice("01000001"), first, *other)), ASSUMPTIONS)
        worth.append(learning_values(found, answers(found, ASSUMPTIONS), 1)[0])
    assert worth[0] > 2 * worth[1]


def test_the_benefit_is_the_months_that_help_saves() -> None:
    """Against a sum over short steps of the chance of still having nobody."""
    cases = _cases(
        register(
            practice("01000001"),
            gp("A", "01000001", opvolgingsstatus="geen", geboortejaar=1965),
            practice("01000002", patienten=3000),
            gp("B", "01000002", opvolgingsstatus="zoekend", zoekt_sinds=date(2025, 1, 1)),
        )
    )
    found = benefits(cases, ASSUMPTIONS)
    situation = situation_of(cases, ASSUMPTIONS, central(ASSUMPTIONS), View.MIDDLE)
    likelihood = Likelihood(ASSUMPTIONS, central(ASSUMPTIONS))
    rate, talks = likelihood.rate(situation), ASSUMPTIONS.talks
    for month in (3, 20, 45):
        stop = likelihood.grid.middles[month]
        for share, (begun, helped) in enumerate(
            (
                (
                    min(stop, 12 * ASSUMPTIONS.search.lead.value),
                    min(stop, 12 * talks.prepared_lead.value),
                ),
                (stop, stop),
            )
        ):
            saved = _months_open(
                situation.searched[share] * share, begun, rate[share]
            ) - _months_open(
                situation.searched[share] * share, helped, rate[share], talks.help_factor.value
            )
            patients = (2095, 3000)[share]
            assert found.by_stage[share, 0, month] == pytest.approx(patients * saved, rel=1e-4)


def _months_open(searched: float, begun: float, rate: float, factor: float = 1.0) -> float:
    step = 0.01
    months = begun + np.arange(step / 2, ASSUMPTIONS.talks.gap.value, step)
    shape = central(ASSUMPTIONS).frailty_shape
    # Help multiplies the pull from now on, not what was searched before.
    nobody = none_by(factor * months, np.array([searched]), np.array([rate]), shape)
    return float(nobody.sum() * step)


def test_an_unknown_stage_is_the_mixture_of_what_it_may_be() -> None:
    unknown = gp("A", "01000001", opvolgingsstatus=None, geboortejaar=1963)
    found = benefits(_cases(register(practice("01000001"), unknown)), ASSUMPTIONS)
    situation = situation_of(found.cases, ASSUMPTIONS, central(ASSUMPTIONS), View.MIDDLE)
    known = {
        stage: benefits(
            _cases(register(practice("01000001"), unknown | {"opvolgingsstatus": stage})),
            ASSUMPTIONS,
        ).by_stage[0, 0]
        for stage in (Stage.NONE, Stage.SEARCHING)
    }
    assert found.by_stage[0] == pytest.approx(np.array(list(known.values())))
    assert situation.idle[0] == pytest.approx(ASSUMPTIONS.stages.when_unknown["geen"])


def test_who_has_signed_gains_almost_nothing_and_an_organisation_nothing() -> None:
    rows = (
        practice("01000001"),
        gp("A", "01000001", opvolgingsstatus="getekend", stop_waarschijnlijk=date(2029, 7, 1)),
        practice("01000002"),
        gp("B", "01000002", stop_waarschijnlijk=date(2029, 7, 1)),
    )
    found = benefits(_cases(register(*rows)), ASSUMPTIONS)
    assert found.of_share[0] < 0.05 * found.of_share[1]
    owned = replace(
        found.cases, share=replace(found.cases.share, holding=np.full(2, Holding.ORGANISATION))
    )
    assert benefits(owned, ASSUMPTIONS).of_share == pytest.approx([0.0, 0.0])
    assert STAGES[found.cases.share.stage[0]] is Stage.SIGNED
