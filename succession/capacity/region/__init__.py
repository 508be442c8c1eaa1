"""The region as it is: what it asks, who there are to do it."""
