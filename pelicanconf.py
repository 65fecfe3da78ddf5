"""Settings of the site for Pelican: data only. What editors change stands in content/data/site.yaml."""

from __future__ import annotations

PATH = "content"
OUTPUT_PATH = ".cache/pelican"  # Pelican itself writes nothing; the engine owns output/
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []

TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
SITEURL = ""
SITENAME = "Cổng Phường"

# In pipeline order: read and write, then the pages. Named in full, so that no installed package wakes up by itself.
PLUGIN_PATHS: list[str] = []
PLUGINS = [
    "plugins.assembly.plugin",
    "plugins.newsroom.plugin",
    "plugins.achievements.plugin",
    "plugins.opendata.plugin",
]

# Our plugins own reading, static files, feeds and the map of addresses; Pelican's own generators find nothing to do.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
READERS = {"rst": None, "html": None}
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
