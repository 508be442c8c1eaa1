"""What the board puts on paper."""
