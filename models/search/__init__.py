"""Answering queries: every space and the words, calibrated and fused into one list."""
