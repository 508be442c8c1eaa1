"""The files about talks."""
