"""Vandaag."""
