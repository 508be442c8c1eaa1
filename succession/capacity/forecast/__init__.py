"""The years to come, and what moves them."""
