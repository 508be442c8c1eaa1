"""The register as it is kept: its rows as records, with their history."""
