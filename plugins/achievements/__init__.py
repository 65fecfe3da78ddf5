"""Achievements: reads the dataset, writes ward, period and indicator pages."""
