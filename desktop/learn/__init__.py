"""Guided tours that explain embeddings on a person's own library."""
