"""What the register lacks and is filled in: of which field, how often, and with what."""

from dataclasses import dataclass

from succession.register import GpRole, Seen


@dataclass(frozen=True, slots=True)
class Imputed:
    """`count` records lack `field` (as `sheet.field`), and are taken as `how` says."""

    field: str
    count: int
    how: str


def imputed_of(register: Seen) -> tuple[Imputed, ...]:
    """What everything computed from this register takes instead of what is not known."""
    gps = [gp for gp in register.gps if gp.role is not GpRole.TRAINEE]
    working = {gp.practice_agb for gp in gps}
    found = (
        Imputed(
            "praktijken.patienten",
            sum(practice.patients is None for practice in register.practices),
            "een lijst die past bij de fte, zo vol als de regio",
        ),
        Imputed(
            "praktijken.huisartsen",
            sum(practice.agb not in working for practice in register.practices),
            "de fte die past bij de lijst",
        ),
        Imputed(
            "huisartsen.fte",
            sum(gp.fte is None for gp in gps),
            "de gewone fte van de rol in het land",
        ),
        Imputed(
            "huisartsen.geboortejaar",
            sum(gp.birth_year is None for gp in gps),
            "de leeftijden van huisartsen in het land",
        ),
    )
    return tuple(one for one in found if one.count)
