"""Who holds a role that is named before its holder."""

from collections.abc import Sequence
from dataclasses import replace

from servanda.reading.speech import Words
from servanda.terms.finding import Speaker

FORWARD = 8
"""Statements after a nameless role in which its holder may be named."""


def bound_forward(found: Sequence[Speaker], known: Words) -> list[Speaker]:
    """Bind a nameless role to the one person named soon after who fits it.

    "Its defence minister announced ... N. N. told reporters": the first speaker behind it with
    a full name and no role, organisation or state of their own holds the role.
    """
    done = list(found)
    for place, speaker in enumerate(found):
        if speaker.role is None or speaker.name is not None or speaker.text is None:
            continue
        first = speaker.text.lower().split()[0]
        if known.has("indefinite", first):
            continue
        heir = _heir(found[place + 1 : place + 1 + FORWARD], speaker)
        before = {one.name for one in found[max(0, place - FORWARD) : place]}
        if heir is None or (heir in before and known.has("possessive_pronouns", first)):
            # Who has spoken before may be "the minister", but no "its minister" since.
            continue
        for number, one in enumerate(done):
            if (one.name == heir and one.role is None) or number == place:
                done[number] = replace(
                    one, name=heir, role=speaker.role, state=one.state or speaker.state
                )
    return done


def _heir(following: Sequence[Speaker], speaker: Speaker) -> str | None:
    for one in following:
        # A name of one word may as well be that of a body ("Amnesty"), and whoever is named
        # with more than a name is somebody else ("the Kremlin's N. N.").
        if one.name is None or " " not in one.name or one.ref is not None:
            continue
        if one.text is not None and one.text.partition(one.name)[0].endswith(("'s ", "’s ")):
            return None
        if one.name == one.organisation:
            continue
        if one.text is not None and one.text.partition(one.name)[2].strip():
            # "N. N., who chairs the committee": more than a name tells who it is.
            return None
        free = one.role is None and one.organisation is None
        return one.name if free and one.state in {None, speaker.state} else None
    return None
