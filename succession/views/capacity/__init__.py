"""What Capaciteit says."""
