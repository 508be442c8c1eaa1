"""The word that somebody may have meant: what is almost the same as what he wrote."""

from collections.abc import Iterable

# In hundredths, of what two words share. Below it people no longer see what they have in common.
ALIKE = 60


def near(
    word: str, known: Iterable[str], at_least: float = ALIKE, limit: int = 1
) -> list[tuple[str, float]]:
    """The known words that are most like this one, with how much (0-100), the most alike first.

    What is alike is counted in letters, whatever the order of the words in it.
    """
    # Only who wrote something wrong waits for it to load.
    from rapidfuzz import fuzz, process

    found = process.extract(
        word, list(known), scorer=fuzz.token_sort_ratio, score_cutoff=at_least, limit=limit
    )
    return [(match, score) for match, score, _ in found]


def meant(word: str, known: Iterable[str], otherwise: str) -> str:
    """The remedy for a word that is not known: the one that is most like it, or else another."""
    close = near(word, known)
    return f"bedoelde u `{close[0][0]}`?" if close else otherwise


def alike(one: str, other: str) -> float:
    """How much two words have in common, 0-100, whatever the order of the words in them."""
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(one, other)
