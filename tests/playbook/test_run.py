"""Who sees that a run exists."""

import pytest

from succession.playbook.run import visible_runs
from succession.register.audience import Audience, Role
from succession.register.model import Level, Practice, Register, Share
from tests.playbook.test_progress import run

AGB = "01000001"
REGISTER = Register(
    practices=(Practice(agb=AGB, hagro="Noord"),),
    shares=(Share(share_key="s", practice_agb=AGB),),
)
RUNS = tuple(run(run_id=str(level), level=level) for level in (*Level, None))
ALL = ["vertrouwelijk", "directie", "bestuur", "hagro", "openbaar", "None"]


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (Audience(Role.CONSULENT), ALL),
        (Audience(Role.DIRECTORS), ["directie", "bestuur", "hagro", "openbaar"]),
        (Audience(Role.BOARD, hagro="Zuid"), ["bestuur", "hagro", "openbaar"]),
        (Audience(Role.BOARD, hagro="Noord"), ["hagro", "openbaar"]),
        (Audience(Role.ADMIN), ["openbaar"]),
        (Audience(Role.GUEST, practices=frozenset({AGB})), ALL),
        (Audience(Role.GUEST, practices=frozenset({"01000002"})), ["openbaar"]),
    ],
)
def test_a_run_is_seen_by_whom_its_level_allows(audience, seen):
    assert [found.run_id for found in visible_runs(RUNS, REGISTER, audience)] == seen


def test_in_a_practice_with_partners_a_guest_does_not_see_the_partners_run():
    shares = tuple(Share(share_key=key, practice_agb=AGB) for key in "ab")
    register = Register(practices=REGISTER.practices, shares=shares)
    guest = Audience(Role.GUEST, practices=frozenset({AGB}))
    assert [r.run_id for r in visible_runs(RUNS, register, guest)] == ["hagro", "openbaar"]


def test_a_run_of_a_practice_that_is_gone_is_seen_by_nobody():
    assert visible_runs(RUNS, Register(), Audience(Role.CONSULENT)) == ()
