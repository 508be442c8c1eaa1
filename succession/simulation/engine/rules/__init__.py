"""What happens, and how much of it: change these to change the model."""
