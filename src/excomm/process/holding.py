"""How one actor would choose if it knew how all others do, and nothing it did changed that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from excomm.process.board import board_of
from excomm.process.choosing import _respond, _settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.scene import Scene

    Numbers = NDArray[np.float64]
    States = NDArray[np.int64]


def answer_to(
    scene: Scene, crisis: Crisis, actor: int, held: Sequence[Numbers], *, states: States
) -> Numbers:
    """What an actor does at each sight if it takes each other to do what is `held`; shape (sights, courses).

    All quantities of the crisis are known. `held[j]` is what it takes actor *j* to do, as in `Choices.policy`; its own
    entry is not read. An actor that does not choose by what it expects does as its rule says. Raises as
    `choices_of` does.

    >>> import numpy as np
    >>> import excomm as ex
    >>> from excomm.process.choosing import choices_of
    >>> from excomm.process.scene import scene_of
    >>> crisis = ex.load("chicken")
    >>> scene = scene_of(ex.compile_space(crisis))
    >>> first, second = choices_of(scene, crisis).policy
    >>> alone = answer_to(scene, crisis, 0, [first, second], states=np.arange(4))
    >>> bool(np.allclose(alone, first))
    True
    """
    board = board_of(scene, crisis, states)
    own = board.minds.true[actor]
    for other, policy in enumerate(held):
        if other != actor:
            board.policies[int(board.minds.others[own, other])][:] = policy
    alone = replace(board, quantal=tuple(mind for mind in board.quantal if mind == own))
    if alone.quantal:
        _settle(alone)
        _respond(alone, step=1.0, everywhere=True)
    found: Numbers = board.policies[own].copy()
    return found
