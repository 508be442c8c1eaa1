"""The fit of the simulation to the country: a mini-Netherlands against published stock and flow."""
