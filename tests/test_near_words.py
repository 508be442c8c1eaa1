"""The word that was meant, by whoever suggests one."""

import pytest

from succession.near_words import meant, near


@pytest.mark.parametrize(
    ("word", "suggested"),
    [("titell", "titel"), ("wekn", "weken"), ("tittel", "titel"), ("id", None), ("kleur", None)],
)
def test_a_slip_of_the_finger_is_understood_and_another_word_is_not(
    word: str, suggested: str | None
) -> None:
    said = meant(word, ["titel", "weken", "stappen"], "haal het weg")
    assert said == (f"bedoelde u `{suggested}`?" if suggested else "haal het weg")


def test_the_order_of_the_words_does_not_count_and_the_most_alike_comes_first() -> None:
    known = ["agb code praktijk", "naam praktijk", "plaats"]
    assert near("praktijk naam", known) == [("naam praktijk", 100.0)]
    found = near("praktijk code", known, at_least=50, limit=5)
    assert [word for word, _ in found] == ["agb code praktijk", "naam praktijk"]
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
