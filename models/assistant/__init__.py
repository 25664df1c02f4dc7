"""What an assistant, a language model with tools, may ask of a library, over the Model Context Protocol.

The protocol's libraries are imported here only, and only when an assistant is served.
"""
