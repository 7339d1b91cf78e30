"""What could have been otherwise: elements, what suits them, two worlds, and blame, as they are shown."""
