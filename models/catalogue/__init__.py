"""The catalogue: one SQLite database that is the only truth about a library."""
