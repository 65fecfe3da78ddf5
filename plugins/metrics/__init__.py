"""Metrics: reads the claims of an article and its text, writes observations of which each has its sentence."""
