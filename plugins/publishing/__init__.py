"""Reads `output/`, its manifest and `content/data/publish.yaml`; writes one whole version of the site to a target."""
