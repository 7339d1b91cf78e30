"""Other programs' formats: what they write is read, what they read is written."""
