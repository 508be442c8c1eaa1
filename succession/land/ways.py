"""How much longer than straight the way between two places is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Floats
from succession.assumptions import GroundAssumptions
from succession.land.ground import DutchGround
from succession.land.travel import km_of
from succession.land.water import Crossing


@dataclass(frozen=True)
class Ends:
    """Places, a row each: `km` (x, y) and the PC4 of the ground to which it is reckoned."""

    km: Floats
    pc4: NDArray[np.intp]

    def at(self, rows: NDArray[np.intp]) -> "Ends":
        """Those of these rows."""
        return Ends(self.km[rows], self.pc4[rows])


def km_longer(start: Ends, end: Ends, ground: DutchGround, numbers: GroundAssumptions) -> Floats:
    """What comes on top of the straight km of each pair: the way round water, or what the own
    travel times tell, which may be less than nothing."""
    crossing = Crossing(numbers.crossing.value, numbers.km_per_minute)
    longer = ground.waters.km_around(start.km, end.km, crossing)
    if ground.travel is None:
        return longer
    straight = np.hypot(*(start.km - end.km).T)
    for row, (a, b) in enumerate(zip(start.pc4, end.pc4, strict=True)):
        minutes = ground.travel.between(ground.pc4[a], ground.pc4[b])
        if minutes is not None:
            longer[row] = km_of(minutes, numbers) - straight[row]
    return longer
