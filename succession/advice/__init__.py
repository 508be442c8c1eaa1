"""What fits a practice, and why."""
