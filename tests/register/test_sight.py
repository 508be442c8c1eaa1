"""What one GP told is as secret as it was when he told it and as his plan is today."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from succession.management.scan_history import HeldScan, visible_scans
from succession.register import Audience, Gp, GpRole, Level, Practice, Register, Role
from succession.register.model import strictest
from succession.talks.talk import Talk, visible_talks

AGB, ROW = "01000001", "01000001/a"
LEVELS = st.none() | st.sampled_from(Level)
AUDIENCES = st.builds(
    Audience,
    st.sampled_from(Role),
    st.sampled_from((None, "Noord", "Zuid")),
    st.sampled_from((frozenset(), frozenset({AGB}))),
    st.sampled_from((None, ROW, f"{AGB}/b")),
)


def _today(level: Level | None) -> Register:
    gp = Gp(gp_key="a", practice_agb=AGB, role=GpRole.OWNER, level=level)
    return Register(practices=(Practice(agb=AGB, hagro="Noord"),), gps=(gp,))


def _talk(level: Level | None) -> Talk:
    return Talk(
        talk_id="t",
        practice_agb=AGB,
        row_key=ROW,
        started_by="K. Smit",
        started_at=datetime(2026, 1, 5, tzinfo=UTC),
        version=1,
        held_on=date(2026, 1, 5),
        level=level,
    )


def _scan(level: Level) -> HeldScan:
    return HeldScan(
        scan_id="s",
        row_key=ROW,
        on=date(2026, 1, 5),
        level=level,
        by="K. Smit",
        version=1,
        edition="1",
        told=(),
        known=(),
    )


@given(born=LEVELS, now=LEVELS, audience=AUDIENCES)
def test_a_talk_is_as_secret_as_the_strictest_of_then_and_now(
    born: Level | None, now: Level | None, audience: Audience
) -> None:
    stricter = strictest((born, now))
    plain = visible_talks((_talk(stricter),), _today(Level.PUBLIC), audience)
    assert bool(visible_talks((_talk(born),), _today(now), audience)) == bool(plain)


@given(born=st.sampled_from(Level), now=LEVELS, audience=AUDIENCES)
def test_a_scan_is_as_secret_as_the_strictest_of_then_and_now(
    born: Level, now: Level | None, audience: Audience
) -> None:
    plain = visible_scans((_scan(strictest((born, now))),), _today(Level.PUBLIC), audience)
    assert bool(visible_scans((_scan(born),), _today(now), audience)) == bool(plain)
