"""Urgency is one scale that is told apart in grey, by the colour-blind, and by its words alone."""

import re
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

import numpy as np
import pytest

from succession.risk.result import RiskLevel
from succession.views.levels import LOOK_OF, LOOKS
from tests.risk.world import ROOT

_FILLED = [look.colour for look in LOOKS if not look.has_outline]
_BADGE = re.compile(r'st-key-urgency-(\w)"\] \.stMarkdownBadge \{(.*)\}')

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), at severity 1.
_SIGHTS = {
    "all cones": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}
_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_D65 = _TO_XYZ.sum(axis=1)


def _linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    return float((_TO_XYZ @ _linear(colour))[1])


def _contrast(one: str, other: str) -> float:
    """As WCAG counts it, from 1 to 21."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _lab(colour: str, sight: Sequence[Sequence[float]]) -> np.ndarray:
    """Where in CIE L*a*b* somebody with this sight sees the colour."""
    seen = np.clip(np.asarray(sight) @ _linear(colour), 0, 1)
    parts = _TO_XYZ @ seen / _D65
    x, y, z = np.where(parts > (6 / 29) ** 3, np.cbrt(parts), parts / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def _badges() -> dict[str, str]:
    """How a page draws the badge of each level, by its letter."""
    css = (ROOT / "succession/static/app.css").read_text(encoding="utf-8")
    return dict(_BADGE.findall(css))


def _said(rule: str) -> Callable[[str], str]:
    said = dict(re.findall(r"([a-z-]+): ([^;!]+?)(?: !important)?;", rule))
    return lambda name: said[name].upper()


def test_in_grey_each_level_is_darker_than_the_next_and_has_a_heavier_stroke() -> None:
    for darker, paler in pairwise(_FILLED):
        assert _luminance(darker) < _luminance(paler)
        assert _contrast(darker, paler) > 1.4
    strokes = [look.stroke_pixels for look in LOOKS if not look.has_outline]
    assert strokes == sorted(set(strokes), reverse=True)
    assert strokes[-1] == 0


@pytest.mark.parametrize("sight", _SIGHTS)
def test_whatever_cones_somebody_lacks_no_two_levels_look_alike(sight: str) -> None:
    for one, other in combinations(_FILLED, 2):
        apart = _lab(one, _SIGHTS[sight]) - _lab(other, _SIGHTS[sight])
        assert np.linalg.norm(apart) >= 15, (one, other)


def test_a_badge_has_the_colour_of_its_level_and_words_that_can_be_read_on_it() -> None:
    badges = _badges()
    assert set(badges) == {look.letter_in_key for look in LOOKS}
    for look in LOOKS:
        said = _said(badges[look.letter_in_key])
        assert _contrast(said("background"), said("color")) >= 4.5
        assert said("background") == look.colour


def test_what_is_not_known_is_no_step_of_the_scale_but_an_open_outline() -> None:
    unknown = LOOK_OF[RiskLevel.UNKNOWN]
    assert unknown.has_outline
    assert _contrast(unknown.stroke, unknown.colour) >= 4.5
    dashed = [letter for letter, rule in _badges().items() if "dashed" in rule]
    assert dashed == [unknown.letter_in_key]
    assert [look.level for look in LOOKS if look.has_outline] == [RiskLevel.UNKNOWN]
