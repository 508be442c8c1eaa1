"""What is not known of a practice and bears on its risk, as `agb.field`."""

from succession.land.placing import LocatedBy, Location
from succession.register import Gp, GpRole, Holder, Practice, Seen, Share, Stage

_ASKED_FROM_AGE = 60


def unknown_fields(
    register: Seen, practice: Practice, place: Location | None, year: int
) -> tuple[str, ...]:
    """The unknown fields of the practice and its GPs; a GP without AGB is told by the practice."""
    gps = register.gps_by_practice.get(practice.agb, ())
    shares = register.shares_by_practice.get(practice.agb, ())
    found = [f"{practice.agb}.{name}" for name in _of_practice(practice, place)]
    if not gps and not shares:
        return (*found, f"{practice.agb}.huisartsen")
    if not shares:
        found.append(f"{practice.agb}.praktijkhouder")
    for gp in gps:
        found += [f"{gp.agb or practice.agb}.{name}" for name in _of_gp(gp, year)]
    for share in shares:
        holder = register.holder_of(share)
        agb = (holder.agb if holder else None) or practice.agb
        stage = register.stage_of(share)
        found += [f"{agb}.{name}" for name in _of_share(share, stage, len(shares))]
    return tuple(dict.fromkeys(found))


def _of_practice(practice: Practice, place: Location | None) -> list[str]:
    lacks = {
        "hagro": practice.hagro is None,
        "postcode": place is None or place.source is LocatedBy.PLACE,
        "patienten": practice.patients is None,
    }
    return [name for name, is_lacking in lacks.items() if is_lacking]


def _of_gp(gp: Gp, year: int) -> list[str]:
    is_owner = gp.role is GpRole.OWNER
    unknown = []
    if is_owner and gp.birth_year is None:
        unknown.append("geboortejaar")
    if gp.fte is None and gp.role is not GpRole.TRAINEE:
        unknown.append("fte")
    age = gp.age_in(year)
    is_asked = age is None or age >= _ASKED_FROM_AGE
    if is_owner and is_asked and not (gp.plan and gp.plan.is_dated):
        unknown.append("stop_waarschijnlijk")
    return unknown


def _of_share(share: Share, stage: Stage, count: int) -> list[str]:
    unknown = []
    if share.size is None and count > 1:
        unknown.append("aandeel")
    if share.holder is Holder.GP and stage is Stage.UNKNOWN:
        unknown.append("opvolgingsstatus")
    if share.holder is Holder.ZORGGROEP_BV and share.vacancy is None:
        unknown.append("vacant_sinds")
    return unknown
