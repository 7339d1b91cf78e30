"""What is wrong with a crisis that shows only when it is set in motion, short of solving for anybody's choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError, PartError
from excomm.process.board import board_of
from excomm.process.compiling import stage_of
from excomm.process.design import draws_of
from excomm.process.settings import tells_of_time

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.space.space import Space


def faults_in_time(space: Space) -> tuple[PartError, ...]:
    """Every fault of a crisis that setting it in motion shows; none if it does not say where it starts.

    Its processes are laid out with all that is not known at its median, and nobody's choices are solved for. Costs
    time linear in the number of nodes times that of courses and events.

    >>> import excomm as ex
    >>> faults_in_time(ex.compile_space(ex.load("cuba-1962")))
    ()
    """
    if space.start is None or not tells_of_time(space.crisis):
        return ()
    try:
        stage = stage_of(space)
        board_of(stage.scene, draws_of(space.crisis, 1)[0], stage.states)
    except PartError as error:
        return error, *error.also
    except InputError as error:
        return (PartError((), error.message, remedy=error.remedy),)
    return ()


def moves_alike(one: Crisis, other: Crisis) -> bool:
    """Whether two crises differ at most in what no fault in time depends on: wishes, outcomes, texts about them.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> moves_alike(crisis, ex.load("cuba-1962", variants=["chiefs"]))
    True
    >>> moves_alike(crisis, ex.load("cuba-1962", variants=["no-way-back"]))
    False
    """
    same = {
        name: getattr(one, name)
        for name in ("title", "text", "preferences", "outcomes", "agreements", "variants")
    }
    return other.model_copy(update=same) == one
