"""Taking results out of Findling."""
