"""A whole library in open formats: written out, and brought in again here or on another computer."""
