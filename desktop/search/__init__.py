"""What is asked and what is found: search field, grid of hits."""
