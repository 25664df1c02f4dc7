"""Everything Findling does, without a window: catalogue, encoders, indexing and search."""
