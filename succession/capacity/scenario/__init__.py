"""What is assumed to be otherwise, and how much of it is sure."""
