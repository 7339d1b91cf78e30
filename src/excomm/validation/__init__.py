"""Checks of a crisis against the world: what records and published judgements say, and what the file says."""
