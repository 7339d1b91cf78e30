"""What the sources of a crisis say: when it happened, what rests on what, and where they are at odds."""
