"""Reads a Word or text report; writes a draft article with pictures, proposed metrics and a list of what stayed behind."""
