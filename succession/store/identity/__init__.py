"""Which database this is, and how often it was written."""
