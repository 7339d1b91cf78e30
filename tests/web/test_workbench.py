import shutil
from pathlib import Path

import pytest

from excomm.errors import CrisisError
from excomm.model.new import new_crisis
from excomm.web.workbench import Bench, space_of


def test_a_folder_that_the_system_has_cleared_away_is_made_anew() -> None:
    with pytest.raises(CrisisError) as caught:
        space_of(Bench("crisis.yaml", "crisis: faulty\n"), ())
    shutil.rmtree(Path(caught.value.problems[0].file).parent)
    assert space_of(Bench("crisis.yaml", new_crisis("mine")), ()).states > 1
