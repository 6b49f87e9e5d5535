"""Names in their cases: what is left of a word without the ending of its case."""

from servanda.reading.speech import Words

_SHORTEST = 3
"""Letters that a stem has at least."""


def stem(word: str, known: Words) -> str:
    """Return a word without its ending, a changed last sound given back.

    Two words with one stem may be two cases of one name ("Zielska", "Zielskiej"); a language
    without ``name_endings`` does not change its names.
    """
    found = word
    for ending in known.endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            found = word.removesuffix(ending)
            break
    for pair in known.set("name_stems"):
        last, _, instead = pair.partition(":")
        if found.endswith(last) and len(found) - len(last) >= 1:
            return found.removesuffix(last) + instead
    return found


def stems(name: str, known: Words) -> str:
    """Return a name of several words, each as its stem."""
    return " ".join(stem(word, known) for word in name.split())
