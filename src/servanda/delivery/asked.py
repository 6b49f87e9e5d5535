"""What a person may ask with, at whatever door: days, names, kinds of action, one sentence."""

from datetime import date
from string import digits
from typing import TYPE_CHECKING, NamedTuple

import re2

from servanda.errors import AmbiguousName, Malformed, Refused, UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable

    from servanda.terms.treaty import Treaty

FIRST_YEAR, LAST_YEAR = 1500, 2999
"""Years that record and law serve; beyond them the arithmetic of days has no use."""
LONGEST_NAME = 200
"""In code points: no name of a treaty or a state is longer."""
LONGEST_SENTENCE = 20_000
"""In code points: a sentence, or a paragraph; what is longer is an article to ``read``."""
KINDS_OFFERED = (
    "consent", "ratification", "accession", "acceptance", "approval", "succession", "withdrawal",
)  # fmt: skip
"""What a depositary receives; the law has answers to further kinds, which are seldom asked for."""
LONGEST_WINDOW = 100
"""In years: yearly reports would fill any longer one."""
_WRITTEN = re2.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Clocks(NamedTuple):
    """The day asked about, and the two clocks of knowledge: the public's and ours."""

    on: date
    known_on: date | None = None
    recorded_on: date | None = None


def day(text: str) -> date:
    """Return the day written as ``YYYY-MM-DD``.

    Raises:
        Refused: It is written otherwise, the calendar does not have it, or it is out of range.
    """
    try:
        found = date.fromisoformat(text) if _WRITTEN.fullmatch(text) else None
    except ValueError as error:
        raise Refused(f"{text!r} is no day of the calendar ({error}); write YYYY-MM-DD") from error
    if found is None or found.isoformat() != text:
        raise Refused(f"{text!r} is no day; write YYYY-MM-DD")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Refused(f"{text}: only days of the years {FIRST_YEAR} to {LAST_YEAR} are served")
    return found


def window(first: date, last: date) -> tuple[date, date]:
    """Return the window from one day to another, both included.

    Raises:
        Refused: Its days stand in the wrong order, or it is too long.
    """
    if last < first:
        raise Refused(f"--between: {last} comes before {first}")
    if last.year - first.year > LONGEST_WINDOW:
        raise Refused(f"--between: only windows of up to {LONGEST_WINDOW} years are served")
    return first, last


def treaty_id(text: str) -> str:
    """Return the id of the treaty that a person calls ``text``."""
    from servanda import names

    try:
        return names.treaty(_name(text, "treaty"))
    except UnknownName as unknown:
        raise _known_as("state", names.state, unknown) from None


def state_code(text: str) -> str:
    """Return the code of the state that a person calls ``text``."""
    from servanda import names

    try:
        return names.state(_name(text, "state"))
    except UnknownName as unknown:
        raise _known_as("treaty", names.treaty, unknown) from None


def _known_as(kind: str, named: "Callable[[str], str]", unknown: UnknownName) -> UnknownName:
    """Return the error, which says so where the name is one of the other kind."""
    try:
        named(unknown.name)
    except (UnknownName, AmbiguousName):
        return unknown
    return UnknownName(unknown.name, unknown.kind, unknown.near, known_as=kind)


def treaty_with_clauses(text: str) -> "Treaty":
    """Return the treaty that a person calls ``text``, with its clauses.

    Raises:
        Refused: Only a record of it is held.
    """
    from servanda.law import catalogue

    ident = treaty_id(text)
    if ident in catalogue.catalogue():
        return catalogue.treaty(ident)
    family = ident.rstrip(digits)
    parts = [one for one in catalogue.catalogue() if one.rstrip(digits) == family]
    hint = f"see {', '.join(parts)}" if parts else f"its record: `servanda status {ident}`"
    raise Refused(f"no clauses are held under {ident}; {hint}")


def treaty_and_state(first: str, second: str) -> tuple[str, str]:
    """Return treaty id and state code of two names given in either order."""
    try:
        treaty = treaty_id(first)
    except UnknownName as unknown:
        try:
            return treaty_id(second), state_code(first)
        except UnknownName:
            # Neither order reads; the error of the order that the help shows is the useful one,
            # unless the first name is a state and the second is simply no treaty.
            _raise_for_state_first(first, second)
            raise unknown from None
    return treaty, state_code(second)


def treaty_or_state(text: str) -> tuple[str | None, str | None]:
    """Return the treaty id or the state code of a name that is either.

    Raises:
        UnknownName: It is neither; the error speaks of treaties.
    """
    try:
        return treaty_id(text), None
    except UnknownName as unknown:
        try:
            return None, state_code(text)
        except UnknownName:
            raise unknown from None


def kind_of_action(text: str) -> str:
    """Return the kind of action as the law writes it, also of a verb: "withdraw".

    Raises:
        UnknownName: The law knows no such kind; near ones are offered.
    """
    from servanda.law.effect import kind_called, kinds

    kind = kind_called(text)
    if kind not in kinds():
        from difflib import get_close_matches

        near = get_close_matches(kind, kinds())
        raise UnknownName(text, "kind of action", near or KINDS_OFFERED)
    return kind


def sentence(text: str) -> str:
    """Return one sentence that is to be judged, as it is.

    Raises:
        Malformed: It is empty, or cannot be written down.
        Refused: It is longer than a paragraph.
    """
    if not text.strip():
        raise Malformed("the sentence is empty")
    if len(text) > LONGEST_SENTENCE:
        raise Refused(f"longer than {LONGEST_SENTENCE} characters: use `servanda read`")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Malformed("the sentence is not valid UTF-8") from error
    return text


def _raise_for_state_first(first: str, second: str) -> None:
    try:
        state_code(first)
    except UnknownName:
        return
    treaty_id(second)


def _name(text: str, kind: str) -> str:
    if not text.strip():
        raise Refused(f"the name of the {kind} is empty")
    if len(text) > LONGEST_NAME:
        raise Refused(f"the name of the {kind} is longer than {LONGEST_NAME} characters")
    if not text.isprintable():
        raise Refused(f"the name of the {kind} holds characters that cannot be printed")
    return text
