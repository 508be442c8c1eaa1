"""Distance between practices, and what happens to patients when one closes."""
