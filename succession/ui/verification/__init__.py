"""Hoe goed is dit?"""
