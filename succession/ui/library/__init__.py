"""Draaiboeken: which there are, and beginning one."""
