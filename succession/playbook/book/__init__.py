"""A draaiboek as a file: read strictly, checked, its words and effects."""
