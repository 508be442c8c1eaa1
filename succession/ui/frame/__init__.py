"""What stands around every page: server, guard, menu, who is looking."""
