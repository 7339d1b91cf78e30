import pytest


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests changes what the program writes."""
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "EXCOMM_DEBUG"):
        monkeypatch.delenv(name, raising=False)
