"""Search by meaning: how near a question lies to each text in the space of a small sentence model [reimers2019]."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from excomm.errors import InputError
from excomm.evidence.lexical import bare, words_of
from excomm.evidence.model_files import GET_MODEL, model_folder
from excomm.evidence.word_pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from excomm.evidence.sentence_model import SentenceModel

    Numbers = NDArray[np.float32]

# Each text has a piece where it begins, and one where it ends.
MARKS = 2

Described = tuple[tuple[str, ...], ...]


class Nearness(NamedTuple):
    """How near a question lies to each of some things, 1 for the same meaning and about 0 for nothing in common.

    `whole` compares the question as one with each thing, as float32[things]; `by_piece` seeks for each piece of its
    words the nearest one in the thing, and is their mean, as float32[things]. `words` are the words of the question
    that say something, each with how near the nearest word of any thing is.
    """

    whole: Numbers
    by_piece: Numbers
    words: Mapping[str, float]


class _Taken(NamedTuple):
    """What the model makes of some things: a vector of each, one of each piece of its last text, and where these begin.

    They are float32[things, 384], float32[pieces, 384], and intp[things].
    """

    vectors: Numbers
    pieces: Numbers
    begins: NDArray[np.intp]


def nearness(question: str, described: Iterable[tuple[str, ...]]) -> Nearness:
    """Return how near a question is to each of some things that are described by a few texts each.

    As a whole it is the cosine of the question to each text, averaged over the texts of a thing; piece by piece it is
    the late interaction of [khattab2020], with the last text of each thing. Texts are taken in once; costs memory
    linear in their length. `InputError` where no model is installed.
    """
    import numpy as np

    things = _things(tuple(described))
    asked = _take_in(((question,),))
    near = asked.pieces @ things.pieces.T
    best = np.maximum.reduceat(near, things.begins, axis=1)
    return Nearness(
        things.vectors @ asked.vectors[0],
        best.mean(axis=0),
        dict(_of_words(question, best.max(axis=1))),
    )


def _of_words(question: str, nearest: Numbers) -> Iterator[tuple[str, float]]:
    """Each word of a question that says something, with the mean of what its pieces have."""
    after = 0
    for word, numbers in zip(question.split(), _numbers(question.split()), strict=True):
        before, after = after, after + len(numbers)
        # What is longer than the model takes in has no nearness.
        if words_of(word) and numbers and after <= len(nearest):
            yield bare(word), float(nearest[before:after].mean())


def _numbers(words: Iterable[str]) -> list[list[int]]:
    """The pieces of each word, without those that mark where a text begins and ends."""
    from excomm.evidence.sentence_model import MOST_PIECES

    known = _model().pieces
    return [pieces_of(word, known, most=MOST_PIECES)[1:-1] for word in words]


def _model() -> SentenceModel:
    from excomm.evidence.sentence_model import load_model

    folder = model_folder()
    if folder is None:
        raise InputError("there is no sentence model to search by meaning with", remedy=GET_MODEL)
    return load_model(folder)


@lru_cache(maxsize=8)
def _things(described: Described) -> _Taken:
    """Questions come and go, and claims are asked again and again: only these are kept."""
    return _take_in(described)


def _take_in(described: Described) -> _Taken:
    import numpy as np

    from excomm.evidence.sentence_model import encode_pieces, unit

    states = encode_pieces(_model(), [text for texts in described for text in texts])
    wholes = unit(np.array([one.mean(axis=0) for one in states]))
    ends = np.cumsum([len(texts) for texts in described])
    vectors = np.array([part.mean(axis=0) for part in np.split(wholes, ends[:-1])])
    # Without the pieces that mark where a text begins and ends, which are alike in all; a text may have no others.
    last = [states[end - 1] for end in ends]
    last = [one[1:-1] if len(one) > MARKS else one for one in last]
    begins = np.cumsum([0, *(len(one) for one in last[:-1])])
    return _Taken(vectors, unit(np.concatenate(last)), begins)
