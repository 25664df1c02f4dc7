"""Looking at the whole library at once: what is there twice."""
