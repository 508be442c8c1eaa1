"""What Betrouwbaarheid says."""
