"""What Regio says."""
