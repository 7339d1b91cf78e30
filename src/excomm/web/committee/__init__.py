"""A committee in the browser: who sits in it, how it works, what its members say, and what it decides."""
