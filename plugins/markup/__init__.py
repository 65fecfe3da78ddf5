"""Reads the Markdown of an article; writes safe HTML, its plain text, and a word about everything it refused."""
