"""The invented region as one register."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from succession.example.candidates import candidate_rows
from succession.example.draws import Rng, picked
from succession.example.gaps import with_gaps
from succession.example.gps import gp_rows
from succession.example.people import CREWS_2021, Crews, Staff, staff
from succession.example.places import Site, sites
from succession.example.practices import Facts, practice_agb, practice_rows
from succession.example.real_places import sites_on
from succession.land.ground import Gemeente, dutch_ground
from succession.register import Holder, Register
from succession.register.fields import Sheet
from succession.register.rows import Row, Sheets, register_of

MOST_PRACTICES = 5000
_TRAINING = 0.22
_FTE_OF_OPEN_SHARE = 0.87


def example_region(
    practices: int,
    seed: int,
    as_of: date,
    gemeenten: Sequence[Gemeente] = (),
    country: Crews = CREWS_2021,
) -> Register:
    """A region of so many practices (1-5000) as it stands on `as_of`.

    The same arguments give the same register. With `gemeenten` it stands on their ground: postcodes
    and places exist, nothing else does. Kinds, roles, ages, lists, stop plans and
    what is unknown are shared out as in the Netherlands, in a small region too.
    """
    assert 1 <= practices <= MOST_PRACTICES
    # A stream for each subject: more fields of one do not redraw the others.
    at_places, at_people, at_plans, at_practices, at_candidates, at_gaps = (
        np.random.default_rng(stream) for stream in np.random.SeedSequence(seed).spawn(6)
    )
    where = _sites(at_places, practices, gemeenten)
    is_training = picked(at_people, np.full(practices, _TRAINING))
    crew = staff(at_people, is_training, as_of, country)
    gps = gp_rows(at_plans, crew, as_of)
    facts = _facts(where, is_training.tolist(), crew, gps)
    taken = {str(row.get("opvolger")) for row in gps}
    sheets: Sheets = {
        Sheet.PRACTICES: with_gaps(
            at_gaps, Sheet.PRACTICES, practice_rows(at_practices, facts, as_of)
        ),
        Sheet.GPS: with_gaps(at_gaps, Sheet.GPS, gps),
        Sheet.CANDIDATES: candidate_rows(at_candidates, crew.people, where, taken, as_of),
    }
    return register_of(sheets)


def _sites(rng: Rng, practices: int, gemeenten: Sequence[Gemeente]) -> tuple[Site, ...]:
    if not gemeenten:
        return sites(rng, practices)
    return sites_on(rng, practices, gemeenten, dutch_ground())


def _facts(
    where: Sequence[Site], is_training: Sequence[bool], crew: Staff, gps: Sequence[Row]
) -> list[Facts]:
    """What the row of each practice depends on."""
    holder = {share.practice: share.holder for share in crew.held}
    searching = _searching_since(gps)
    return [
        Facts(
            site=site,
            is_training=training,
            established=len(fte),
            fte=sum(fte),
            holder=holder.get(place, Holder.GP),
            searching_since=searching.get(practice_agb(place)),
        )
        for place, (site, training, fte) in enumerate(
            zip(where, is_training, _established_fte(crew, len(where)), strict=True)
        )
    ]


def _established_fte(crew: Staff, practices: int) -> list[list[float]]:
    """Per practice the fte of its established GPs; who left keeps his patients on the list."""
    fte: list[list[float]] = [[] for _ in range(practices)]
    for person in crew.people:
        if person.role.is_established:
            fte[person.practice].append(person.fte)
    for share in crew.held:
        if share.holder is Holder.NOBODY:
            fte[share.practice].append(_FTE_OF_OPEN_SHARE)
    return fte


def _searching_since(gps: Sequence[Row]) -> dict[str, date]:
    return {
        str(row["praktijk_agb"]): since
        for row in gps
        if isinstance(since := row.get("zoekt_sinds"), date)
    }
