"""Who may know of what was told by one GP: of his talks, of his scans, of each answer."""

from dataclasses import dataclass

from succession.register.audience import Audience, may_see_of
from succession.register.model import Level, ref_of, strictest
from succession.register.whole import Register


@dataclass(frozen=True, slots=True)
class Sight:
    """What an audience may know of each GP; `register` is the whole register."""

    register: Register
    audience: Audience

    def sees_with_plan(self, row_key: str, level: Level | None) -> bool:
        """Whether it sees what is hidden as the plan is: by the strictest of this level and the
        one that his row bears now, and by the strictest of all once he left the register.
        """
        gp = self.register.gp_by_key.get(ref_of(row_key))
        return self.sees(row_key, strictest((level, gp.level if gp else None)))

    def sees(self, row_key: str, level: Level) -> bool:
        agb, gp_key = ref_of(row_key)
        practice = self.register.practice_by_agb.get(agb)
        return practice is not None and may_see_of(self.audience, practice, gp_key, level)
