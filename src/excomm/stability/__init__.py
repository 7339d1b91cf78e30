"""Which states of a conflict could last, for whom, and why: the graph model for conflict resolution."""
