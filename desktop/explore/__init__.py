"""The library seen as a whole: what is there twice."""
