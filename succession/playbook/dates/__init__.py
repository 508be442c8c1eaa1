"""When each step of a draaiboek falls."""
