"""A person's own tags: given by hand, or proposed and looked at before they stick."""
