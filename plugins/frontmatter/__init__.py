"""Reads one Markdown file with YAML front matter; writes a `Document`, or all the reasons why it is none."""

from __future__ import annotations

from plugins.frontmatter.known import Known
from plugins.frontmatter.reading import Reading, read_document, read_standing, steps_of_reading

__all__ = ["Known", "Reading", "read_document", "read_standing", "steps_of_reading"]
