"""The board: how the region stood at a meeting, what changed since, and what is to be decided."""
