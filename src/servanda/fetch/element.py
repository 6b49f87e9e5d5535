"""What the elements of an HTML page mean, as `data/fetch/html.toml` says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import re2


@dataclass(frozen=True, slots=True)
class Elements:
    """The classes of elements, and where a page says what it is."""

    raw: frozenset[str]
    void: frozenset[str]
    skipped: frozenset[str]
    skipped_outside: frozenset[str]
    blocks: frozenset[str]
    lines: frozenset[str]
    open_ended: frozenset[str]
    zones: tuple[str, ...]
    noise: frozenset[str]
    noise_roles: frozenset[str]
    byline: frozenset[str]
    meta: Mapping[str, tuple[str, ...]]

    def is_noise(self, name: str, given: Mapping[str, str]) -> bool:
        """Say whether an element with these attributes is no part of the article."""
        if name in self.zones or name in {"html", "body"}:
            return False
        if "hidden" in given or given.get("aria-hidden") == "true":
            return True
        if given.get("role", "") in self.noise_roles:
            return True
        return not self.noise.isdisjoint(_first_words(given.get("class", ""))) or (
            not self.noise.isdisjoint(_first_words(given.get("id", "")))
        )

    def is_byline(self, given: Mapping[str, str]) -> bool:
        """Say whether an element with these attributes is the line of the author."""
        words = " ".join(given.get(key, "") for key in ("class", "itemprop", "rel"))
        return not self.byline.isdisjoint(_first_words(words))


@cache
def elements() -> Elements:
    """Return what the elements of HTML mean for reading an article."""
    path = files("servanda") / "data" / "fetch" / "html.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    meta = {key: tuple(names) for key, names in data.pop("meta").items()}
    zones = tuple(data.pop("zones"))
    return Elements(zones=zones, meta=meta, **{key: frozenset(data[key]) for key in data})


_WORD_END = re2.compile(r"[-_]")


def _first_words(names: str) -> list[str]:
    """Return the first word of each name in a class attribute: ``share-box`` gives ``share``."""
    return [_WORD_END.split(name, 1)[0] for name in names.lower()[:1000].split()]
