"""What history says about what is not known, in words."""

from dataclasses import replace

import excomm as ex
from excomm.report.text.fit import fit_lines
from excomm.report.text.paper import Paper
from tests.test_printing import CRISIS


def test_a_fit_of_hardly_any_draws_opens_with_no_finding() -> None:
    found = ex.fit(CRISIS, draws=40, rounds=2)
    enough, hardly = (
        "\n".join(fit_lines(Paper(), replace(found, effective=effective), every=False))
        for effective in (20.0, 1.0)
    )
    assert "1 effective of 80 draws" in " ".join(hardly.split())
    assert "nothing can be said yet" in hardly
    assert "WHAT HISTORY SAYS" not in hardly
    assert "nothing can be said yet" not in enough
