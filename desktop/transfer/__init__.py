"""Exporting and importing a whole library: the page, and what leads there."""
