"""Helps editors of ward reports: reads prose and front matter, writes proposals, checks and previews; needs no Pelican."""
