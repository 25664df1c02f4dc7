"""The query language: what a person types, as parts, filters and an order. Light, because the window uses it."""
