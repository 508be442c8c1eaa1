"""What Register says."""
