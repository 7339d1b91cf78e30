import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.model.quantities import Known, Prior
from excomm.process.priors import priors_in
from excomm.process.varying import varied
from tests.process.writing import crisis_of

CUBA = ex.load("cuba-1962")


def test_a_place_that_the_file_leaves_empty_can_be_filled() -> None:
    changed = varied(ex.load("chicken"), {"actors.first.choice.sharpness": 5})
    assert changed.actors["first"].choice.sharpness == Known(5.0, "number", "5")
    assert changed.actors["second"].choice.sharpness is None


def test_an_option_with_a_dot_in_its_name_is_found() -> None:
    changed = varied(CUBA, {"beliefs.cuba.options.usa.turkey_secret": "50%"})
    belief = changed.beliefs["cuba"].options["usa.turkey_secret"]
    assert isinstance(belief, Known)
    assert belief.value == 0.5


def test_what_was_a_prior_is_one_no_more_and_the_others_stay() -> None:
    changed = varied(CUBA, {"actors.usa.pace": "36 hours"})
    before = [prior for prior in priors_in(CUBA) if prior.name != "actors.usa.pace"]
    assert list(priors_in(changed)) == before


def test_another_distribution_can_be_put_in_the_place_of_one() -> None:
    changed = varied(CUBA, {"events.b59_cornered.rate": "uniform(1, 2) per week"})
    rate = changed.events["b59_cornered"].rate
    assert isinstance(rate, Prior)
    assert rate.parameters == (1 / 7, 2 / 7)


def test_changes_add_up_and_the_crisis_itself_stays_as_it_was() -> None:
    once = varied(CUBA, {"actors.usa.pace": "1 day", "actors.ussr.pace": "2 days"})
    step = varied(varied(CUBA, {"actors.usa.pace": "1 day"}), {"actors.ussr.pace": "2 days"})
    assert once == step
    assert isinstance(CUBA.actors["usa"].pace, Prior)


def test_the_answer_changes_as_it_should() -> None:
    crisis = crisis_of(events={"e": {"when": "not p", "rate": "0.1 per day", "sets": ["p"]}})
    never = ex.exact(varied(crisis, {"events.e.rate": "0 per day"}))
    assert never.probability("yes") == 0
    assert ex.exact(crisis).probability("yes") > 0.5


@pytest.mark.parametrize(
    ("place", "written", "said"),
    [
        ("events.b59_cornerd.rate", "1 per day", "did you mean 'events.b59_cornered.rate'?"),
        ("actors.usa.pacee", "1 day", "did you mean 'actors.usa.pace'?"),
        ("actors.usa.name", "1 day", "there is no quantity at 'actors.usa.name'"),
        ("actors.usa.choice", "1", "'actors.usa.choice' is no single quantity"),
        ("actors.usa.pace", "3 per day", "is a rate where a duration is needed"),
        ("events.stray_u2.chance", "1.5", "a probability lies between 0 and 1"),
        ("events.stray_u2.rate", "-1 per day", "a rate cannot be negative"),
        ("events.stray_u2.rate", "uniform(2, 1) per day", "has no mass"),
        ("events.stray_u2.chance", "often", "'often' is no quantity"),
        ("", "1", "there is no quantity at ''"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(place: str, written: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        varied(CUBA, {place: written})
    assert place in str(caught.value)
    assert said in str(caught.value)
