"""Draws what was found: from states and verdicts to shapes on a sheet."""
