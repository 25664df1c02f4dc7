"""The window: everything that a person sees. The only room that knows Qt."""
