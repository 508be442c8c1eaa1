"""What the draaiboeken say to who chooses one."""
