"""What Overzicht says."""
