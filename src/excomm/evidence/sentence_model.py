"""A small sentence model, computed with NumPy alone: what a text is about, as a point on a sphere.

The model is all-MiniLM-L6-v2 [reimers2019] [wang2020], six layers of a transformer [vaswani2017] with their weights in
the safetensors format. The Python package that brings it would load it with PyTorch; only its files are used here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from excomm.evidence.word_pieces import pieces_of, read_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

# As the model was made: how many pieces it takes in, its attention heads, and what keeps it from dividing by nothing.
MOST_PIECES = 256
HEADS = 12
WIDTH = 384
TINY = 1e-12
# So many texts are worked on together: enough for large matrices, few enough for little memory.
AT_ONCE = 32


@dataclass(frozen=True)
class SentenceModel:
    """The weights by their names, and the numbers of the word pieces."""

    weights: Mapping[str, Numbers]
    pieces: Mapping[str, int]


@lru_cache(maxsize=1)
def load_model(folder: Path) -> SentenceModel:
    """Read a model; its weights stay on the disk until they are used."""
    weights = _read_weights(folder / "model.safetensors")
    return SentenceModel(weights, read_pieces(str(folder / "vocab.txt")))


def _read_weights(path: Path) -> dict[str, Numbers]:
    """Map the arrays of a safetensors file: the length of a JSON header, the header, then all numbers in a row."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    return {
        name: np.asarray(_array(path, 8 + length + told["data_offsets"][0], tuple(told["shape"])))
        for name, told in header.items()
        if told.get("dtype") == "F32"
    }


def _array(path: Path, start: int, shape: tuple[int, ...]) -> Numbers:
    return np.memmap(path, np.float32, "r", start, shape)


def encode(model: SentenceModel, texts: Iterable[str]) -> Numbers:
    """Return a unit vector for each text, as float32[texts, 384]; the nearer two of them, the more alike in meaning."""
    means = [states.mean(axis=0) for states in encode_pieces(model, texts)]
    return unit(np.array(means, dtype=np.float32).reshape(-1, WIDTH))


def encode_pieces(model: SentenceModel, texts: Iterable[str]) -> list[Numbers]:
    """Return what the last layer makes of each piece of each text, as float32[pieces, 384] a text.

    The first and the last piece of a text mark its beginning and its end.
    """
    texts = tuple(texts)
    parts = [_encode_some(model, texts[at : at + AT_ONCE]) for at in range(0, len(texts), AT_ONCE)]
    return [states for part in parts for states in part]


def unit(vectors: Numbers) -> Numbers:
    """Return vectors with length one, a row each."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), TINY))


def _encode_some(model: SentenceModel, texts: Sequence[str]) -> list[Numbers]:
    numbers = [pieces_of(text, model.pieces, most=MOST_PIECES) for text in texts]
    ends = np.cumsum([len(one) for one in numbers])
    spans = [slice(end - len(one), end) for end, one in zip(ends, numbers, strict=True)]
    states = _embedded(model.weights, numbers)
    for layer in count():
        name = f"encoder.layer.{layer}."
        if f"{name}output.dense.weight" not in model.weights:
            break
        states = _layer(model.weights, name, states, spans)
    return [states[span] for span in spans]


def _embedded(weights: Mapping[str, Numbers], numbers: Sequence[Sequence[int]]) -> Numbers:
    """The pieces of all texts, one after another, as float32[pieces, 384]."""
    words = weights["embeddings.word_embeddings.weight"][[one for text in numbers for one in text]]
    places = [place for text in numbers for place in range(len(text))]
    placed = words + weights["embeddings.position_embeddings.weight"][places]
    return _normal(
        weights,
        "embeddings.LayerNorm",
        placed + weights["embeddings.token_type_embeddings.weight"][0],
    )


def _layer(
    weights: Mapping[str, Numbers], name: str, states: Numbers, spans: Sequence[slice]
) -> Numbers:
    """One layer: what each piece takes from the others of its text, then a wider pass over each by itself."""
    taken = _attention(weights, name, states, spans)
    heard = _linear(weights, f"{name}attention.output.dense", taken)
    states = _normal(weights, f"{name}attention.output.LayerNorm", states + heard)
    wide = _gelu(_linear(weights, f"{name}intermediate.dense", states))
    added = _linear(weights, f"{name}output.dense", wide)
    return _normal(weights, f"{name}output.LayerNorm", states + added)


def _attention(
    weights: Mapping[str, Numbers], name: str, states: Numbers, spans: Sequence[slice]
) -> Numbers:
    asks, offers, gives = (
        _linear(weights, f"{name}attention.self.{part}", states).reshape(len(states), HEADS, -1)
        for part in ("query", "key", "value")
    )
    taken = [_taken(asks[span], offers[span], gives[span]) for span in spans]
    return np.concatenate(taken)


def _taken(asks: Numbers, offers: Numbers, gives: Numbers) -> Numbers:
    """Scaled dot-product attention in one text; all three are float32[pieces, heads, width]."""
    likeness = (
        asks.transpose(1, 0, 2) @ offers.transpose(1, 2, 0) / np.float32(np.sqrt(asks.shape[2]))
    )
    share = np.exp(likeness - likeness.max(axis=2, keepdims=True))
    share /= share.sum(axis=2, keepdims=True)
    taken = (share @ gives.transpose(1, 0, 2)).transpose(1, 0, 2)
    return np.asarray(taken.reshape(len(asks), -1))


def _linear(weights: Mapping[str, Numbers], name: str, states: Numbers) -> Numbers:
    return states @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _normal(weights: Mapping[str, Numbers], name: str, states: Numbers) -> Numbers:
    """Each row with mean nought and variance one, then stretched and moved as was learned."""
    centred = states - states.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + np.float32(TINY))
    return np.asarray(centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"])


def _gelu(values: Numbers) -> Numbers:
    from scipy.special import erf

    return np.asarray(values * (1 + erf(values / np.float32(np.sqrt(2)))) / 2)
