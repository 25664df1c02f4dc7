"""A library that several machines share: its catalogue in PostgreSQL, its vectors in Milvus."""
