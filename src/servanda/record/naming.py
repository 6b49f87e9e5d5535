"""What actions and steps are called where people read of them."""

import tomllib
from functools import cache
from importlib.resources import files

from servanda.terms.action import DomesticStep


def step_name(step: DomesticStep) -> str:
    """Return what a step on the way out is called ("withdrawal in parliament")."""
    return action_name(f"{step.act} {step.step}")


def action_name(action: str) -> str:
    """Return what an action or a step of a change is called.

    >>> action_name("withdraw reason"), action_name("withdrawal_notified")
    ('reason for the withdrawal', 'withdrawal notified')
    """
    what, _, step = action.partition(" ")
    words = _words()
    if what in words["what"] and step in words["step"]:
        return words["step"][step].format(what=words["what"][what])
    return action.replace("_", " ")


@cache
def _words() -> dict[str, dict[str, str]]:
    text = files("servanda").joinpath("data/templates/step.toml").read_text("utf-8")
    return tomllib.loads(text)
