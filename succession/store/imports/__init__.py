"""The imports that were saved, and what they were before; how columns were read."""
