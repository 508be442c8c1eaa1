import pytest

from succession.conditions import Condition
from succession.errors import InvalidInput
from succession.playbook.book.facts import all_hold, facts_from, in_words
from succession.register.facts import ASKED, FROM_REGISTER, RISK_LEVELS
from succession.risk.result import RiskLevel


def conditions(*lines):
    return tuple(Condition.model_validate(line) for line in lines)


def test_texts_become_facts_in_the_words_of_the_register():
    texts = {"maatschap": "Ja", "personeel": "nee", "pand": "aan huis", "zoekt_maanden": "12,5"}
    assert facts_from(texts) == {
        "maatschap": True,
        "personeel": False,
        "pand": "aan huis",
        "zoekt_maanden": 12.5,
    }


@pytest.mark.parametrize("text", ["onbekend", "", " "])
def test_what_is_not_known_stays_unknown(text):
    assert facts_from({"maatschap": text}) == {"maatschap": None}


def test_every_text_that_fits_nothing_is_told_at_once():
    with pytest.raises(InvalidInput) as caught:
        facts_from({"maatschp": "ja", "pand": "kasteel", "zoekt_maanden": "lang"})
    assert [str(problem) for problem in caught.value.problems] == [
        "`maatschp` is geen bekend gegeven — bedoelde u `maatschap`?",
        "`kasteel` past niet bij `pand` — kies uit eigendom, huur, aan huis",
        "`lang` past niet bij `zoekt_maanden` — kies een getal",
    ]


def test_an_unknown_fact_decides_only_where_nothing_known_fails():
    both = conditions({"field": "maatschap", "is": True}, {"field": "personeel", "is": True})
    assert all_hold(both, {"maatschap": True, "personeel": True}) is True
    assert all_hold(both, {"maatschap": True}) is None
    assert all_hold(both, {"personeel": False}) is False


def test_no_condition_always_holds():
    assert all_hold((), {}) is True


def test_conditions_read_as_dutch():
    lines = conditions(
        {"field": "apotheekhoudend", "is": True},
        {"field": "open_nu", "is": False},
        {"field": "pand", "one_of": ["huur", "aan huis"]},
        {"any": [{"field": "zoekt_maanden", "at_least": 12}, {"field": "te_koop", "is": True}]},
    )
    assert in_words(lines) == (
        "de praktijk is apotheekhoudend en elk aandeel heeft een houder "
        "en het pand is huur of aan huis "
        "en maanden vergeefs gezocht minstens 12 of de praktijk staat te koop"
    )


def test_what_must_not_be_so_reads_as_dutch_too():
    none = conditions(
        {
            "none": [
                {"field": "fase_has", "one_of": ["II", "III"]},
                {"field": "maatschap", "is": True},
                {"field": "subsidie", "is": False},
                {"field": "zoekt_maanden", "at_least": 12},
                {"field": "stop_maanden", "at_most": 6},
            ]
        }
    )
    assert in_words(none) == (
        "de fase van de HAS is niet II of III en er is geen maatschap en er is subsidie "
        "en maanden vergeefs gezocht minder dan 12 "
        "en maanden tot de eerste genoemde stopdatum meer dan 6"
    )


def test_the_levels_that_may_be_asked_are_those_of_the_risk():
    assert set(RISK_LEVELS) == {level.value for level in RiskLevel}


def test_no_fact_is_both_asked_and_from_the_register():
    assert not set(ASKED) & set(FROM_REGISTER)
