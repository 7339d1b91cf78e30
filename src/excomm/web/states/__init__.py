"""What the screen of states is told: which states are meant, and what the library says of them, in its shapes."""
