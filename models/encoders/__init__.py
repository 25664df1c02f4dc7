"""Encoders: networks that map media and text to vectors, each in a worker process of its own."""
