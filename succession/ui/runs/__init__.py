"""A draaiboek that is followed."""
