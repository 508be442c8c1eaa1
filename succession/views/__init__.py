"""What a page or a report says, before it is drawn: frozen values in, frozen values out."""
