"""How a crisis runs in time: clocks, chance, and people in the loop."""
