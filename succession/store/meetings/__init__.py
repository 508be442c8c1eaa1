"""How the region stood at each meeting."""
