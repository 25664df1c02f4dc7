"""What Findling tells about itself."""
