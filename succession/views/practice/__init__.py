"""What the dossier of a practice says."""
