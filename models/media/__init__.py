"""Everything that opens a stranger's file: pictures, sounds and documents, read in processes of their own."""
