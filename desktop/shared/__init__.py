"""Shared libraries in the window: opened by their address, searched in place of this computer."""
