"""Tells what a crisis rests on, answers questions from its sources, and flips what is disputed."""
