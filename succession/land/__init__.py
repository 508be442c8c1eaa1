"""Dutch ground: from a postcode to a place, its people, its neighbours and the water between."""
