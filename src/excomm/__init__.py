"""International crises as executable, sourced models: which outcomes could last, and why."""
