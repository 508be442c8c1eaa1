"""The draaiboeken that are followed."""
