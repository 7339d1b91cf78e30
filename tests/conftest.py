"""Settings that every test shares."""

import os

from hypothesis import settings

# No test is timed; in CI the same examples are drawn every time, so that a failure can be repeated.
settings.register_profile("house", deadline=None, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")
