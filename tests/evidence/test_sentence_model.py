"""The sentence model against what sentence-transformers 6.2.0 computes with PyTorch 2.13.0."""

from __future__ import annotations

import numpy as np
import pytest

from excomm.evidence.model_files import model_folder
from excomm.evidence.sentence_model import encode, load_model

FOLDER = model_folder()
needs_model = pytest.mark.skipif(FOLDER is None, reason="the sentence model is not installed")

# The first four numbers of the normalised vector of each text, by the reference.
REFERENCE = {
    "who stopped the torpedo?": (-0.0518370345, 0.1095705405, -0.0313017294, -0.0029034861),
    "naïve Café — “quoted” 日本 U.S.": (-0.0045402399, 0.0265108459, 0.0201031081, 0.0031901572),
    "Δέλτα zzzzqqqq 1,400": (-0.0707112178, 0.0633565485, 0.0041397074, -0.0210705474),
}


@needs_model
@pytest.mark.parametrize("text", REFERENCE)
def test_vectors_are_those_of_the_reference(text: str) -> None:
    assert FOLDER is not None
    (vector,) = encode(load_model(FOLDER), [text])
    assert vector[:4] == pytest.approx(REFERENCE[text], abs=2e-6)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


@needs_model
def test_a_text_has_the_same_vector_whatever_stands_beside_it() -> None:
    assert FOLDER is not None
    model = load_model(FOLDER)
    texts = [f"{'word ' * length}torpedo" for length in range(0, 40, 3)]
    together = encode(model, texts)
    for place in (0, 5, 13):
        assert together[place] == pytest.approx(encode(model, [texts[place]])[0], abs=2e-6)


@needs_model
def test_an_endless_text_is_read_only_so_far() -> None:
    assert FOLDER is not None
    (vector,) = encode(load_model(FOLDER), ["missile " * 1_000_000])
    assert np.isfinite(vector).all()
