"""What every file is made with, whatever it says."""
