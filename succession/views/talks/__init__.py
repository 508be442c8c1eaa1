"""What Gesprekken and Mijn gegevens say."""
