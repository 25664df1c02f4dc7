"""The page of encoders: which there are, which work, how to get and to use others."""
