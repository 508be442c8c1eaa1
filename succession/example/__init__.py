"""An invented region of any size, for demonstration, training and tests: nobody in it exists."""

from succession.example.region import MOST_PRACTICES, example_region

__all__ = ["MOST_PRACTICES", "example_region"]
