"""Cổng Phường: from a ward's Markdown reports to a news site on which every number has its sentence.

Shared, pure: `domain` (types), `vietnamese` (numbers, dates, folding), `registries` (content/data), `pages` (views, rendering),
`edition` (the published set and its words).
Pipeline, one plugin a stage:
`frontmatter` file → Document · `markup` Markdown → safe HTML · `metrics` claims → observations · `newsroom` news pages ·
`achievements` ward, period and indicator pages · `opendata` files to take home · `images` photos and share cards · `search` index · `engine` complete-or-nothing output.
Composition: `assembly` (puts the stages together), `preview` (the same pages on demand).
No plugins: `editing` (desk of the editors), `publishing` (gates, releases, rollback).
"""
