"""Long work: asked for once, done in a process of its own, followed while it goes on, and remembered."""
