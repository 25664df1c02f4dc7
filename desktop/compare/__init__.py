"""Two encoders side by side on one query."""
