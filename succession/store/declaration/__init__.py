"""Who said that the privacy of a real list was arranged."""
