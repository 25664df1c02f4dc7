"""Readers: words inside pictures, and words that are spoken, as passages. Their libraries are optional extras."""
