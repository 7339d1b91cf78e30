"""What can be turned on the screen of chance, and what has come of it, in words."""
