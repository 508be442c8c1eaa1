"""What a draaiboek that is followed says."""
