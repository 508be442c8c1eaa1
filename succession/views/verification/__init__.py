"""What Hoe goed is dit? says."""
