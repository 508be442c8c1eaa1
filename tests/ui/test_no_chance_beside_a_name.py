"""Whoever is a colleague reads no chance beside the name of a practice or a person."""

import re
from collections.abc import Iterator

import pytest

from succession.actions.permission import PERMITTED, SEE_CHANCE_BY_NAME
from succession.register import Audience, Level, Role
from succession.ui.frame.navigation import ENTRIES, OVERVIEW, PRACTICE
from tests.ui.looking import Look
from tests.ui.test_files import _below, worlds
from tests.ui.worlds import Worlds

__all__ = ["worlds"]
PERCENTAGE = re.compile(r"\d\s?%")


def _beside_a_name(elements: list[str], names: set[str]) -> Iterator[str]:
    """Per line of a table, and per other text, as it is sent; a table is sent twice."""
    for element in elements:
        for line in element.split("<tr>"):
            if PERCENTAGE.search(line) and any(name in line for name in names):
                yield line


@pytest.mark.parametrize("worlds", [Level.BOARD], indirect=True, ids=["stricter"])
def test_no_page_of_a_colleague_has_a_percentage_beside_a_name(look: Look, worlds: Worlds) -> None:
    world = worlds[0]
    register = world.store.register()
    names = {one.name for one in (*register.practices, *register.gps) if one.name}
    found = {}
    for role in (Role.BOARD, Role.CONSULENT):
        who = Audience(role, "Noord" if role is Role.BOARD else None)
        pages = [one for one in ENTRIES if role in one.roles]
        shown = [
            line for one in pages for line in look(world, one, who, _below(one, worlds)).elements
        ]
        found[role] = list(_beside_a_name(shown, names))
    assert found[Role.BOARD] == []
    assert found[Role.CONSULENT], "so that the test can fail"
    assert Role.BOARD not in PERMITTED[SEE_CHANCE_BY_NAME]


@pytest.mark.parametrize("worlds", [Level.BOARD], indirect=True, ids=["stricter"])
def test_the_chance_is_not_in_what_is_sent_to_a_colleague(look: Look, worlds: Worlds) -> None:
    who = Audience(Role.BOARD, "Noord")
    for entry in (OVERVIEW, PRACTICE):
        sent = look(worlds[0], entry, who, _below(entry, worlds)).elements
        assert not any("open in 5 jaar" in each or "bijdrage" in each for each in sent)
        assert not any("Waarom deze kans" in each for each in sent)
