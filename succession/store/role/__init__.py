"""Which role the zorggroep wants."""
