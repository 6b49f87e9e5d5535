"""Which pronoun may stand for a person, where a given name tells."""

from servanda.reading.statement.memory import Memory
from servanda.terms.finding import Speaker


def may_be(memory: Memory, speaker: Speaker, *, feminine: bool) -> bool:
    """Say whether a pronoun of this gender fits a name, where given names tell it ("Zofia")."""
    known = memory.known
    if speaker.name is None or " " not in speaker.name:
        return True
    given = speaker.name.split()[0].partition("-")[0]
    if known.has("feminine_names", given.lower()):
        return feminine
    if known.has("masculine_names", given.lower()):
        return not feminine
    endings = tuple(known.set("feminine_endings"))
    return not endings or given.endswith(endings) is feminine
