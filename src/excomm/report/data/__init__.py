"""Results as plain data: what JSON and tables say of them."""
