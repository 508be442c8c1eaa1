"""Who did what when, and the last form of each session."""
