"""The chances that were given, kept once a month."""
