"""The levels as people meet them: in which order, in what words, and how to tell them apart.

Each level has a letter and a colour; the colour is never the only cue, and nothing is green.
"""

from dataclasses import dataclass

from succession.risk.result import PracticeRisk, RiskLevel
from succession.views import palette


@dataclass(frozen=True, slots=True)
class LevelLook:
    level: RiskLevel
    letter: str
    colour: str
    stroke_pixels: int
    badge: str
    meaning: str

    @property
    def has_outline(self) -> bool:
        """Whether it is drawn as an open circle: what is not known has no colour."""
        return self.level is RiskLevel.UNKNOWN

    @property
    def letter_in_key(self) -> str:
        """The letter as it may stand in the key of an element."""
        return "X" if self.has_outline else self.letter

    @property
    def stroke(self) -> str:
        return palette.GREY if self.has_outline else palette.INK


LOOKS = (
    LevelLook(
        RiskLevel.ACUTE,
        "A",
        palette.ACUTE,
        3,
        "red",
        "Een aandeel staat open of valt binnen een half jaar open, en de collega's die blijven "
        "kunnen de patiënten niet dragen.",
    ),
    LevelLook(
        RiskLevel.ACT,
        "N",
        palette.ACT,
        2,
        "orange",
        "Het uiterste moment om te beginnen is er of is voorbij.",
    ),
    LevelLook(
        RiskLevel.UNKNOWN,
        "?",
        palette.UNKNOWN,
        2,
        "gray",
        "Ontbrekende gegevens beslissen: de hoogste urgentie die nog mogelijk is staat erbij.",
    ),
    LevelLook(
        RiskLevel.TALK,
        "G",
        palette.TALK,
        1,
        "blue",
        "Tijd voor een gesprek over de toekomst van de praktijk.",
    ),
    LevelLook(
        RiskLevel.FOLLOW,
        "V",
        palette.FOLLOW,
        0,
        "gray",
        "Geen aanleiding om nu iets te doen; wel bijhouden.",
    ),
)
LOOK_OF = {look.level: look for look in LOOKS}


def level_words(practice: PracticeRisk) -> str:
    """`nu handelen`, or `onbekend, mogelijk nu handelen`."""
    if practice.level is RiskLevel.UNKNOWN and practice.possible_level is not None:
        return f"onbekend, mogelijk {practice.possible_level.value}"
    return practice.level.value


def level_rank(practice: PracticeRisk) -> tuple[int, bool]:
    """Most urgent first; what is only possibly so stands under what certainly is."""
    is_unknown = practice.level is RiskLevel.UNKNOWN
    shown = (practice.possible_level if is_unknown else None) or practice.level
    return [look.level for look in LOOKS].index(shown), is_unknown
