"""The query language: what a person types, as parts, filters and an order. Imports nothing heavy; the window uses it."""
