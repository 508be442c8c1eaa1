"""How well a practice runs: the scan, and what became of it."""
