"""The laboratory: measurements of the library's own embeddings, as plots and in plain words."""
