import excomm as ex
from excomm.stability import table


def test_stability_can_be_asked_for_again_after_its_package_is_imported() -> None:
    dilemma = ex.load("prisoners-dilemma")
    first, second = ex.stability(dilemma), ex.stability(dilemma)
    assert first.equilibria("nash") == second.equilibria("nash") == ((),)
    assert "nash" in table.CONCEPTS
