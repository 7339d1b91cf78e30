"""What a report says, section by section, as frozen values: no markup, no arithmetic left to do."""
