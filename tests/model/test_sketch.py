"""The sketch that fixed the ideas of the format is a crisis file once its dots are filled in."""

from pathlib import Path

from excomm.model.formulas import written
from excomm.model.quantities import Prior
from excomm.model.reading import read_crisis

FOLDER = Path(__file__).parent / "sketch"


def test_the_sketch_checks_clean() -> None:
    crisis = read_crisis(FOLDER / "crisis.yaml")
    assert list(crisis.evidence) == ["p01", "p08", "p18", "p21"]
    assert [written(rule.rule) for rule in crisis.rules] == [
        "not (ussr.withdraw and ussr.run_the_blockade)",
        "at most 1 of (usa.quarantine, usa.invade)",
    ]


def test_quantities_in_braces_are_read_whole() -> None:
    actors = read_crisis(FOLDER / "crisis.yaml").actors
    assert actors["usa"].pace == Prior(
        "lognormal", (4.0, 0.8), "duration", "lognormal(median=4 days, sigma=0.8)"
    )
    assert actors["usa"].choice.sharpness == Prior(
        "log-uniform", (0.5, 8.0), "number", "log-uniform(0.5, 8)"
    )


def test_the_variant_of_the_sketch_checks_clean() -> None:
    crisis = read_crisis(FOLDER / "crisis.yaml", variants=["castro_refused"])
    assert len(crisis.rules) == 3
