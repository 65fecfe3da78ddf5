"""Cổng Phường: from a ward's Markdown reports to a news site on which every number has its sentence.

Shared, pure: `domain` (types), `vietnamese` (numbers, dates, folding), `registries` (content/data), `pages` (views, rendering).
Pipeline, one plugin a stage:
`frontmatter` file → Document · `markup` Markdown → safe HTML · `metrics` claims → observations · `newsroom` news pages ·
`achievements` ward, period and indicator pages · `images` photos and share cards · `search` index · `engine` complete-or-nothing output.
No plugins: `editing` (desk of the editors), `publishing` (gates, releases, rollback).
"""
