"""The two sheets for a talk: what is on them, and above all what is not."""

from dataclasses import replace
from datetime import date

import pytest

from succession.register import Audience, Candidate, Level, PracticeForm, Register, Role
from succession.talks.candidates import Place, fitting
from succession.talks.preparation import Around, ForMyself, ToShare, for_myself, to_share
from succession.talks.worklist import worklist
from tests.risk.world import gp, practice, register
from tests.talks.world import CONSULENT, METHOD, PLAYBOOK, region

SOON = {"stop_waarschijnlijk": date(2029, 1, 1), "zekerheid": 4, "geboortejaar": 1963}
NEIGHBOUR = practice("01000002", naam="De Buurman", breedtegraad=52.51, patienten=1000)
CANDIDATE = Candidate(name="K. Kandidaat", form=PracticeForm.SOLO, level=Level.DIRECTORS)


def _register() -> Register:
    rows = (practice(naam="De Linde"), gp("A. Visser", **SOON), NEIGHBOUR, gp("B", "01000002"))
    return replace(register(*rows), candidates=(CANDIDATE,))


def _sheets(found: Register, audience: Audience = CONSULENT) -> tuple[ToShare, ForMyself]:
    seen = region(found, audience)
    entry = next(e for e in worklist(seen, METHOD).entries if e.gp.name == "A. Visser")
    around = Around((PLAYBOOK,))
    return to_share(seen, METHOD, entry), for_myself(seen, METHOD, entry, around)


def test_the_sheet_to_share_knows_the_practice_and_nothing_else() -> None:
    shared, _ = _sheets(_register())
    assert (shared.practice.name, shared.gp_name) == ("De Linde", "A. Visser")
    assert shared.known["patienten"] == 2095
    assert {field for field in shared.known if "stop" in field} == {"patientenstop"}
    said = repr(shared)
    for hidden in ("Kandidaat", "De Buurman", "open_share", "2029", "1963"):
        assert hidden not in said


def test_the_sheet_for_oneself_has_neighbours_candidates_and_options() -> None:
    _, own = _sheets(_register())
    assert [one.practice.name for one in own.neighbours] == ["De Buurman"]
    assert own.neighbours[0].room > 0
    assert own.neighbours[0].km == pytest.approx(1.1, abs=0.05)
    assert [fit.candidate.name for fit in own.candidates] == ["K. Kandidaat"]
    (option,) = own.options
    assert option.title == PLAYBOOK.title
    assert option.latest_start < date(2029, 1, 1)


def test_the_sheet_for_oneself_bears_only_this_practice() -> None:
    _, own = _sheets(_register())
    assert {one.practice_agb for one in own.own.gps} == {"01000001"}
    assert [one.agb for one in own.hagro] == ["01000002"]


def test_what_the_reader_may_not_see_is_on_neither_sheet() -> None:
    """For the board: as if the plan had never been told and the candidate never came."""
    secret = _register()
    told = replace(
        secret,
        gps=tuple(replace(one, level=Level.CONFIDENTIAL) for one in secret.gps),
        shares=tuple(replace(one, level=Level.CONFIDENTIAL) for one in secret.shares),
    )
    rows = (
        practice(naam="De Linde"),
        gp("A. Visser", geboortejaar=1963, opvolgingsstatus=None),
        NEIGHBOUR,
        gp("B", "01000002", opvolgingsstatus=None),
    )
    board = Audience(Role.BOARD)
    never = replace(register(*rows), candidates=())
    assert _sheets(told, board) == _sheets(never, board)


def _fits(candidate: Candidate, **changes: object) -> bool:
    found = register(practice(plaats="Aardorp", **changes), gp(**SOON))
    place = Place(found.practices[0], found.gps[0], established=1)
    return bool(fitting(place, (candidate,)))


@pytest.mark.parametrize(
    ("candidate", "changes", "is_fitting"),
    [
        (Candidate(name="K"), {}, False),  # nothing speaks for who said nothing
        (Candidate(name="K", form=PracticeForm.SOLO), {}, True),
        (Candidate(name="K", form=PracticeForm.GROUP), {}, False),
        (Candidate(name="K", places="Beekdorp, aardorp"), {}, True),
        (Candidate(name="K", places="Beekdorp", form=PracticeForm.SOLO), {}, False),
        (Candidate(name="K", places="Beekdorp"), {"gemeente": "Beekdorp"}, True),
        (Candidate(name="K", accepts_dispensing=False), {"apotheekhoudend": True}, False),
        (Candidate(name="K", accepts_dispensing=True), {"apotheekhoudend": True}, True),
        (Candidate(name="K", wanted_fte=0.1), {}, False),
        (Candidate(name="K", wanted_fte=0.5), {}, True),
        (Candidate(name="K", available_from=date(2029, 6, 1)), {}, False),
    ],
)
def test_a_candidate_fits_when_something_speaks_for_and_nothing_against(
    candidate: Candidate, changes: dict[str, object], is_fitting: bool
) -> None:
    assert _fits(candidate, **changes) is is_fitting


def test_whom_most_is_known_to_fit_comes_first() -> None:
    little = Candidate(name="A", form=PracticeForm.SOLO)
    much = Candidate(name="Z", form=PracticeForm.DUO, wanted_fte=0.8)
    found = register(practice(), gp(**SOON))
    place = Place(found.practices[0], found.gps[0], established=1)
    fits = fitting(place, (little, much))
    assert [fit.candidate.name for fit in fits] == ["Z", "A"]
    assert "hoeveel fte" in fits[1].unknown
