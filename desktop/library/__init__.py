"""What the library holds and is doing: folders, progress, failed files, encoders."""
