"""Playbooks (draaiboeken): reading, checking, dating and following them."""
