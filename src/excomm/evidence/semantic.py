"""Search by meaning: how near a question lies to each text in the space of a small sentence model [reimers2019]."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.evidence.model_files import GET_MODEL, model_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]


def nearness(question: str, texts: Iterable[tuple[str, ...]]) -> Numbers:
    """Return how near a question is to each of some things that are described by a few texts each, as float32[things].

    It is the cosine of the question to each text, averaged over the texts of a thing: 1 for the same meaning, about 0
    for nothing in common. Texts are taken in once; `InputError` where no model is installed.
    """
    import numpy as np

    described = tuple(texts)
    vectors = _vectors(described)
    asked = _vectors(((question,),))[0]
    return np.asarray(vectors @ asked)


@lru_cache(maxsize=64)
def _vectors(described: tuple[tuple[str, ...], ...]) -> Numbers:
    """The mean vector of the texts of each thing, as float32[things, 384]."""
    import numpy as np

    from excomm.evidence.sentence_model import encode, load_model

    folder = model_folder()
    if folder is None:
        raise InputError("there is no sentence model to search by meaning with", remedy=GET_MODEL)
    every = [text for texts in described for text in texts]
    encoded = encode(load_model(folder), every)
    ends = np.cumsum([len(texts) for texts in described])
    means = [part.mean(axis=0) for part in np.split(encoded, ends[:-1])] if described else []
    return np.array(means, dtype=np.float32).reshape(len(described), -1)
