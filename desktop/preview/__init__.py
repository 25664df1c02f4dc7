"""One hit, large: picture, sound or document."""
