"""A draaiboek that is being followed."""
