"""What the zorggroep may do."""
