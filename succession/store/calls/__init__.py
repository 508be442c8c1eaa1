"""Who was rung in vain."""
