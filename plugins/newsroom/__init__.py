"""Newsroom: reads the published articles, writes news pages, lists, feeds and the sitemap."""
