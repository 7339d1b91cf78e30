import pytest

import excomm as ex
from excomm.errors import TooLargeError
from excomm.model.reading import parse_crisis

OPTIONS = "".join(f"  {who}.o{number}: {{text: act}}\n" for who in "abc" for number in range(5))
LARGE = f"""\
crisis: large
title: Many states
actors: {{a: {{name: Ann}}, b: {{name: Bob}}, c: {{name: Cid}}}}
options:
{OPTIONS}preferences: {{a: [b.o1], b: [c.o1], c: [a.o1]}}
"""


def test_too_many_states_for_coalitions_are_told_with_the_arguments_of_python() -> None:
    with pytest.raises(TooLargeError) as caught:
        ex.coalitions(parse_crisis(LARGE))
    assert "among=" in caught.value.remedy
    assert "concepts=" in caught.value.remedy
    assert "--" not in caught.value.remedy
