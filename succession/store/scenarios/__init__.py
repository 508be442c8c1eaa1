"""The saved scenarios of the capacity forecast."""
