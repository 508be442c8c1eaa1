"""Praktijkopvolging: which practices lose their praktijkhouder, what it does, what to do."""
