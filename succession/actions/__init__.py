"""Everything a user can change: one function, one transaction, one audit entry, role checked."""
