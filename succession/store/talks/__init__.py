"""The talks, with what it takes to plan and print them."""
