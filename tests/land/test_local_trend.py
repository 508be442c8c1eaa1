"""A gemeente goes on as it went, for half."""

import csv
import gzip
from collections import defaultdict

import numpy as np
import pytest

from succession.arrays import Floats
from succession.land.ground import YEARS_BETWEEN_COUNTS, dutch_ground
from succession.land.local_trend import rate_together, rates_of, yearly_rates
from succession.land.siting import siting_of
from tests.land.places import at
from tests.risk.world import ASSUMPTIONS
from tests.verification.published import REALDATA

CONTACTS = ASSUMPTIONS.demand.contacts.values
GROUND = dutch_ground()


def test_a_place_that_grows_as_all_others_has_no_trend_of_its_own() -> None:
    then = np.array([[100.0, 50], [300.0, 150]])
    assert yearly_rates(then, then * 1.05, (1, 3), 4) == pytest.approx([0, 0])


def test_the_rate_is_what_each_band_did_weighed_by_its_care() -> None:
    then, now = np.array([[100.0, 100], [100.0, 100]]), np.array([[110.0, 100], [90.0, 100]])
    own = np.log((110 * 1.1 + 3 * 100) / (110 + 300)) / 10
    country = np.log((200 + 3 * 200) / (200 + 600)) / 10
    assert yearly_rates(then, now, (1, 3), 10)[0] == pytest.approx(own - country)


def test_all_gemeenten_together_have_none() -> None:
    everyone = tuple(GROUND.gemeenten.values())
    assert rate_together(everyone, everyone, CONTACTS) == pytest.approx(0, abs=1e-12)


def test_a_practice_follows_the_gemeenten_its_patients_live_in_and_without_them_the_country() -> (
    None
):
    practices = [
        at("01000001", postcode="4561 AB", patients=3000),  # Hulst, which shrinks
        at("01000002", postcode="2741 AB", patients=3000),  # Waddinxveen, which grows
        at("01000003", patients=3000),
    ]
    hulst, waddinxveen, nowhere = rates_of(siting_of(practices, ASSUMPTIONS), CONTACTS)
    assert hulst < -0.002
    assert waddinxveen > 0.01
    assert nowhere == 0
    assert YEARS_BETWEEN_COUNTS == 10


_CARE_OF_AGES = {0: 0, 5: 1, 10: 1, 20: 2, 25: 2, 30: 2, 35: 2, 40: 2, 45: 3, 50: 3, 55: 3}
_CARE_OF_AGES |= {60: 3, 65: 4, 70: 4, 75: 5, 80: 5, 85: 6, 90: 6}


def _insured(year: int) -> dict[str, Floats]:
    """Persons per gemeente and band of the model in this year (Vektis; for tests only)."""
    path = REALDATA / f"nl_vektis_gp_costs/vektis_gp_costs_gemeente_age_sex_{year}.csv.gz"
    if not path.exists():
        pytest.skip("the persons of Vektis are not beside this checkout (../shared/realdata)")
    found: defaultdict[str, Floats] = defaultdict(lambda: np.zeros(7))
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["gemeente"]:
                _add(found[row["gemeente"]], row["age"], float(row["n_persons"] or 0))
    return found


def _add(bands: Floats, age: str, persons: float) -> None:
    first = int(age.rstrip("+").split()[0])
    if first == 15:
        bands[1] += 0.6 * persons
        bands[2] += 0.4 * persons
    else:
        bands[_CARE_OF_AGES[first]] += persons


def test_made_on_2011_to_2015_it_predicts_2019_better_than_the_national_rate() -> None:
    counts = [_insured(year) for year in (2011, 2015, 2019)]
    names = sorted(set.intersection(*(set(one) for one in counts)))
    then, now, later = (np.array([one[name] for name in names]) for one in counts)
    care = now @ CONTACTS
    became = np.log((later @ CONTACTS) / care)
    weights = care / care.sum()
    country = np.log((later.sum(axis=0) @ CONTACTS) / care.sum())
    half = ASSUMPTIONS.demand.local_trend.value
    foretold = country + half * 4 * yearly_rates(then, now, CONTACTS, 4)
    assert len(names) > 340
    assert _error(foretold, became, weights) <= 0.012
    assert _error(np.full(len(names), country), became, weights) > 0.0125
    assert np.corrcoef(foretold, became)[0, 1] > 0.4


def _error(foretold: Floats, became: Floats, weights: Floats) -> float:
    return float(weights @ np.abs(np.exp(foretold) - np.exp(became)))
