"""The regional run, compiled: every share a clock, every month a bucket of events.

docs/model.md, "Simulatie", says the same in words and formulas; `tests/simulation/reference.py`
says it in slow Python. `rules/` is what happens, `clockwork/` when it is looked at again.

Months count from the as-of day: bucket b holds what happens between the edges b and b + 1, taken
to happen at b + 1/2. A clock counts *integrated* hazard, so that it keeps its luck when the hazard
changes halfway. Each uniform is a hash of (seed, run, share, generation, purpose): the order of
computing never matters.
"""

from succession.simulation.engine.compiling import Record as Record
from succession.simulation.engine.compiling import compiled as compiled
from succession.simulation.engine.layout import *  # noqa: F403
from succession.simulation.engine.memory import Live as Live
from succession.simulation.engine.memory import Results as Results
from succession.simulation.engine.memory import World as World
from succession.simulation.engine.memory import live_of as live_of
from succession.simulation.engine.memory import nothing as nothing
from succession.simulation.engine.memory import results_of as results_of
from succession.simulation.engine.memory import together as together
from succession.simulation.engine.run import run_many as run_many
from succession.simulation.engine.streams import gamma as gamma
from succession.simulation.engine.streams import run_key as run_key
from succession.simulation.engine.streams import uniform as uniform
