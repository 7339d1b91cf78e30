"""Results as plain text for a terminal of eighty columns."""
