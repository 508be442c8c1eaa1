"""Papers about the register as a whole."""
