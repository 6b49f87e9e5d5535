"""What states, treaties and organisations are called in a sentence."""

from servanda import names
from servanda.delivery.words import clipped, table, word
from servanda.errors import AmbiguousName, UnknownName
from servanda.terms.standing import Standing

LONGEST = 120
"""Characters of a name that a sentence shows."""


def actor_name(code: str) -> str:
    """Return the English name of the state with ``code``; any other name stays as it is.

    >>> actor_name("POL"), actor_name("NLD"), actor_name("Belma")
    ('Poland', 'the Netherlands', 'Belma')
    """
    if not (len(code) == 3 and code.isascii() and code.isupper()):
        return clipped(code, LONGEST) or word("missing", "actor")
    try:
        name = names.state_name(code)
    except (UnknownName, AmbiguousName):
        return code
    return f"the {name}" if code in table("states")["with_article"] else name


def is_state(code: str) -> bool:
    """Say whether ``code`` is that of a known state."""
    return actor_name(code) != clipped(code, LONGEST)


def treaty_name(treaty: str) -> str:
    """Return the short name of a treaty with its article, as a sentence uses it.

    >>> treaty_name("APMBC")
    'the Ottawa Convention'
    """
    try:
        name = names.treaty_name(treaty)
    except (UnknownName, AmbiguousName):
        name = clipped(treaty, LONGEST)
    if not name:
        return word("missing", "treaty")
    if name.lower().startswith("the ") or treaty in table("treaties")["without_article"]:
        return name
    return f"the {name}"


def treaty_title(treaty: str) -> str | None:
    """Return the full title of a treaty, or None where none is known."""
    try:
        return names.treaty_title(treaty)
    except (UnknownName, AmbiguousName):
        return None


def exit_status(status: str) -> str:
    """Return how far an exit has come, as a list of exits says it.

    >>> exit_status("unknown"), exit_status("rescinded")
    ('not known whether it took effect', 'rescinded')
    """
    return "not known whether it took effect" if status == Standing.UNKNOWN else status


def group_name(ref: str) -> str:
    """Return the name of an organisation; an unknown id stays as it is."""
    try:
        return names.organisation_name(ref)
    except (UnknownName, AmbiguousName):
        return ref
