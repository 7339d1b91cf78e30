"""Howard's metagames [howard1971], by what a textbook says of them [thomas1984].

Read, in an excerpt of the textbook: only complete metagames have to be looked at; an outcome is a symmetric
metaequilibrium if it is one in all of them; of the prisoners' dilemma, and of the book's own game of the Cuban
missile crisis, all metaequilibria are symmetric, but that need not be so.
Not read: the book's game of the crisis, nor Howard's, so that only the dilemma is compared.
"""

import excomm as ex
from excomm.games.metagames import metaequilibria
from excomm.games.results import StrategicAnalysis
from excomm.games.theory_of_moves import ordinal_games


def test_all_metaequilibria_of_the_dilemma_are_symmetric() -> None:
    found = ex.game(ex.load("prisoners-dilemma"), analyses=[])
    assert isinstance(found, StrategicAnalysis)
    one, other = (metaequilibria(found.game, first) for first in (0, 1))
    assert one == other
    assert len(one) == 2


def test_that_need_not_be_so() -> None:
    """Our count: of 24 of the 78 games without ties some metaequilibrium is not symmetric."""
    asymmetric = [
        game for game in ordinal_games() if metaequilibria(game, 0) != metaequilibria(game, 1)
    ]
    assert len(asymmetric) == 24
