"""The files about draaiboeken that are followed."""
