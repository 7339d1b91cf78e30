"""What the screen of stories is told: history and runs in one form, the places, and who knew what."""
