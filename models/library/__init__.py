"""Filling the library: scanning folders and indexing what they hold."""
