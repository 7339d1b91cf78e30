"""Verdicts, states, moves and wishes in plain words, with the names and texts of the crisis file."""
