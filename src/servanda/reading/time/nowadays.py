"""Whether "today" means these times and no day."""

from servanda.reading.time.clock import Clock
from servanda.reading.time.grammar import Found

CONTRAST = 110
"""Bytes around "today" in which another time is looked for that it is set against."""
PHRASE = 32
_ENDS = frozenset(".,;:!?)")


def is_nowadays(found: Found, clock: Clock) -> bool:
    """Say whether "today" stands for these times: "known today as", "in those days ... today".

    Next to a verb in the past it is the day, whatever else is spoken of.
    """
    known = clock.grammar
    lead = clock.text[max(0, found.start - CONTRAST) : found.start]
    before = lead.decode(errors="ignore").lower()
    after = clock.text[found.end : found.end + CONTRAST].decode(errors="ignore")
    words = before.split()
    if words and known.has("before_nowadays", words[-1]):
        return True
    if _is_of_a_people(after):
        return True
    near = " ".join(words[-6:])[-PHRASE:]
    led = (near, near.rpartition(" ")[0])
    phrases = known.lists.get("before_nowadays_phrase", frozenset())
    if any(one.endswith(phrase) for one in led for phrase in phrases):
        return True
    following = after.split()
    beside = words[-1:] + following[:1]
    if any(clock.is_past(word.lower()) for word in beside):
        return False
    around = f"{before} {after.lower()}"
    return any(phrase in around for phrase in known.lists.get("around_nowadays", frozenset()))


def _is_of_a_people(after: str) -> bool:
    """Say whether only a name with a capital belongs to it: "of today's Moriori."."""
    owned = after[:3] in {"'s ", "\u2019s "} or after[:4] in {" 's ", " \u2019s "}
    name = after.partition("s ")[2].split(maxsplit=1)[:1]
    return owned and bool(name) and name[0][:1].isupper() and name[0][-1] in _ENDS
