"""The files about the forecast."""
