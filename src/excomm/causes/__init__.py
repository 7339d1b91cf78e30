"""What made the difference: interventions, actual causes, responsibility, blame and shares."""
