"""What must hold for every practice: monotone, bounded, exact, and blind to what is hidden."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.register import Audience, Level, Register, Role, Succession, seen_by
from succession.register.rows import register_of, rows_of
from succession.risk import PracticeRisk, assess
from tests.risk.world import (
    AGB,
    AS_OF,
    ASSUMPTIONS,
    RULES,
    gp,
    neighbours,
    practice,
    register,
    risk_of,
)

STAGES = ["onbekend", "geen", "zoekend", "kandidaat", "intentie", "getekend", "gestart"]
OPEN_STAGES = ["onbekend", "geen", "zoekend", "kandidaat", "intentie"]
slow = settings(max_examples=10, deadline=None, derandomize=True)


def _ages() -> st.SearchStrategy[int]:
    return st.integers(1953, 1992)


def _plans() -> st.SearchStrategy[dict[str, Any]]:
    dated = st.builds(
        lambda day, certainty: {"stop_waarschijnlijk": day, "zekerheid": certainty},
        st.dates(date(2026, 1, 1), date(2040, 1, 1)),
        st.integers(1, 5),
    )
    return st.one_of(st.just({}), dated)


def _owners(count: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    person = st.builds(
        lambda year, stage, plan, fte: {
            "geboortejaar": year,
            "opvolgingsstatus": stage,
            "fte": fte,
            **plan,
        },
        _ages(),
        st.sampled_from(STAGES),
        _plans(),
        st.sampled_from([0.6, 0.8, 1.0]),
    )
    return st.lists(person, min_size=1, max_size=count)


def _rows(owners: list[dict[str, Any]], **practice_changes: Any) -> list[dict[str, Any]]:
    people = [gp(f"H{i}", **owner) for i, owner in enumerate(owners)]
    return [practice(**practice_changes), *people, *neighbours(4)]


@slow
@given(_owners(3), st.integers(1, 15))
def test_an_older_holder_is_not_less_likely_to_leave_a_share_open(
    owners: list[dict[str, Any]], years: int
) -> None:
    older = [{**owners[0], "geboortejaar": owners[0]["geboortejaar"] - years}, *owners[1:]]
    young, old = risk_of(*_rows(owners)), risk_of(*_rows(older))
    for horizon in ("within_12", "within_24", "within_60"):
        assert getattr(old.open_share, horizon) >= getattr(young.open_share, horizon) - 1e-12


@slow
@given(_ages(), _plans())
def test_a_signed_successor_leaves_at_most_two_in_a_hundred(
    year: int, plan: dict[str, Any]
) -> None:
    risk = risk_of(*_rows([{"geboortejaar": year, "opvolgingsstatus": "getekend", **plan}]))
    assert risk.open_share.within_60 <= 0.02
    assert risk.months_left is None


@slow
@given(
    _ages(),
    _plans(),
    st.sampled_from(["onbekend", "zoekend", "kandidaat", "intentie"]),
    st.integers(0, 80),
    st.integers(1, 80),
)
def test_searching_longer_in_vain_never_lowers_the_risk(
    year: int, plan: dict[str, Any], stage: str, months: int, more: int
) -> None:
    def searching(since_months: int) -> float:
        since = date.fromordinal(AS_OF.toordinal() - 30 * since_months)
        owner = {"geboortejaar": year, "opvolgingsstatus": stage, "zoekt_sinds": since, **plan}
        return risk_of(*_rows([owner])).open_share.within_60

    assert searching(months + more) >= searching(months) - 1e-12


_DATA = {
    "birth year": ("huisartsen", "geboortejaar"),
    "stage": ("huisartsen", "opvolgingsstatus"),
    "fte": ("huisartsen", "fte"),
    "share": ("huisartsen", "aandeel"),
    "load": ("praktijken", "patienten"),
    "place": ("praktijken", "breedtegraad"),
    "dispensing": ("praktijken", "apotheekhoudend"),
    "training": ("praktijken", "opleidingspraktijk"),
    "premises": ("praktijken", "pand_staat"),
}


@pytest.mark.parametrize("datum", _DATA)
@slow
@given(_owners(4), st.data())
def test_removing_a_datum_never_lowers_the_upper_end_of_the_data_interval(
    datum: str, owners: list[dict[str, Any]], data: st.DataObject
) -> None:
    sheet, field = _DATA[datum]
    cuts = sorted(data.draw(st.lists(st.floats(0.05, 0.95), min_size=len(owners) - 1)))
    parts = np.diff([0.0, *cuts[: len(owners) - 1], 1.0])
    rows = _rows([{**owner, "aandeel": float(p)} for owner, p in zip(owners, parts, strict=True)])
    rows += [practice("01000999", breedtegraad=52.51), gp("Z", "01000999", geboortejaar=1970)]
    sheets = {name: list(found) for name, found in rows_of(register(*rows)).items()}
    whole = assess(register_of(sheets), ASSUMPTIONS, RULES, AS_OF)
    which = data.draw(st.integers(0, len(sheets[sheet]) - 1))
    sheets[sheet][which] = {**sheets[sheet][which], field: None}
    poorer = assess(register_of(sheets), ASSUMPTIONS, RULES, AS_OF)
    for before, after in zip(whole.practices, poorer.practices, strict=True):
        assert after.data_interval.high >= before.data_interval.high - 1e-12, before.agb


@slow
@given(_owners(5))
def test_the_reasons_add_up_to_the_expected_open_share(owners: list[dict[str, Any]]) -> None:
    risk = risk_of(*_rows(owners))
    assert risk.reasons[0].factor == "referentie"
    total = sum(reason.contribution for reason in risk.reasons)
    assert total == pytest.approx(risk.open_share.within_60, abs=1e-12)


@slow
@given(_owners(5))
def test_chances_are_chances_and_grow_with_the_horizon(owners: list[dict[str, Any]]) -> None:
    risk = risk_of(*_rows(owners))
    for chances in (risk.open_share, risk.any_open, risk.no_owner):
        assert 0 <= chances.within_12 <= chances.within_24 <= chances.within_60 <= 1
    assert risk.no_owner.within_60 <= risk.open_share.within_60 + 1e-12
    assert risk.open_share.within_60 <= risk.any_open.within_60 + 1e-12
    interval = risk.data_interval
    assert 0 <= interval.low <= risk.open_share.within_60 <= interval.high <= 1


@slow
@given(_owners(4), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(owners: list[dict[str, Any]], rnd: Any) -> None:
    rows = _rows(owners)
    shuffled = list(rows)
    rnd.shuffle(shuffled)
    one, other = (assess(register(*some), ASSUMPTIONS, RULES, AS_OF) for some in (rows, shuffled))
    assert repr(one) == repr(other)


def _without_plans(whole: Register, seen: Register) -> Register:
    """The register in which what this audience may not see was never known."""
    visible = {(gp_.practice_agb, gp_.gp_key): bool(gp_.said) for gp_ in seen.gps}
    gps = tuple(
        g
        if visible[g.practice_agb, g.gp_key] or not g.said
        else replace(g, said=(), last_talk=None, level=None)
        for g in whole.gps
    )
    kept = {share.share_key: share.succession != Succession() for share in seen.shares}
    shares = tuple(
        s if kept[s.share_key] else replace(s, succession=Succession(), level=None)
        for s in whole.shares
    )
    return replace(whole, gps=gps, shares=shares)


@pytest.mark.parametrize(
    "audience",
    [
        Audience(Role.DIRECTORS),
        Audience(Role.BOARD),
        Audience(Role.BOARD, hagro="Noord"),
        Audience(Role.ADMIN),
        Audience(Role.CONSULENT),
    ],
    ids=str,
)
@slow
@given(_owners(3), st.lists(st.sampled_from(list(Level)), min_size=3, max_size=3))
def test_a_hidden_plan_gives_the_same_as_a_plan_that_was_never_known(
    audience: Audience, owners: list[dict[str, Any]], levels: list[Level]
) -> None:
    levelled = [{**o, "deelniveau": level} for o, level in zip(owners, levels, strict=False)]
    whole = register(*_rows(levelled))
    seen = seen_by(whole, audience)
    never_known = seen_by(_without_plans(whole, seen), audience)
    as_seen = assess(seen, ASSUMPTIONS, RULES, AS_OF)
    assert repr(as_seen) == repr(assess(never_known, ASSUMPTIONS, RULES, AS_OF))


def test_a_hidden_plan_moves_no_number_of_any_other_practice() -> None:
    """What is unknown takes national values, never those of other records."""
    others = [practice("01000002", breedtegraad=52.51), gp("B", "01000002", geboortejaar=None)]

    def other(plan: dict[str, Any]) -> PracticeRisk:
        return risk_of(practice(), gp(**plan), *others, agb="01000002")

    said = {"stop_waarschijnlijk": 2027, "zekerheid": 5, "opvolgingsstatus": "zoekend"}
    assert repr(other(said)) == repr(other({"opvolgingsstatus": "onbekend"}))


def test_a_healthy_group_does_not_outrank_a_solo_of_the_same_age() -> None:
    group = [{"geboortejaar": year} for year in (1967, 1972, 1977, 1980, 1982)]
    solo = risk_of(*_rows([{"geboortejaar": 1967}]))
    assert risk_of(*_rows(group)).open_share.within_60 < solo.open_share.within_60


def test_an_empty_register_has_no_practices_at_risk() -> None:
    assert assess(Register(), ASSUMPTIONS, RULES, AS_OF).practices == ()


def test_a_practice_of_which_nothing_is_known_is_never_safe() -> None:
    bare = register_of({"praktijken": [{"agb": AGB}]})
    risk = assess(bare, ASSUMPTIONS, RULES, AS_OF).practices[0]
    assert (risk.level, risk.possible_level) == ("onbekend", "nu handelen")
    assert (risk.patients_enrolled, risk.patients_unplaced) == (None, None)
    assert f"{AGB}.huisartsen" in risk.unknown
