"""What Vooruitblik says."""
