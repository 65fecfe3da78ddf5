"""Reads one Markdown file with YAML front matter; writes a `Document`, or all the reasons why it is none."""
