"""Every mention that a careful lawyer expects in the articles is a name, and nothing else."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from servanda.names.lexicon import lexicon

ROOT = Path(__file__).parents[2]
KINDS = frozenset({"treaty", "state", "group", "organisation", "weapon"})
INVENTED = frozenset({"Clear Ground Coalition", "Rights Frontier", "R&D Disarmament"})
"""Organisations of the articles that do not exist: the reader finds them by their roles."""


def _cases() -> list[tuple[str, str, str, dict[str, Any]]]:
    found = []
    for path in sorted((ROOT / "tests" / "articles").glob("*.expected.toml")):
        expected = tomllib.loads(path.read_text("utf-8"))
        text = (ROOT / expected["text"]).read_text("utf-8")
        for mention in expected.get("mentions", ()):
            if mention["kind"] in KINDS and mention["text"] not in INVENTED:
                found.append((path.stem, expected["language"], text, mention))
    return found


CASES = _cases()


@pytest.mark.parametrize(
    ("language", "text", "mention"),
    [case[1:] for case in CASES],
    ids=[f"{name}: {mention['text']}" for name, _, _, mention in CASES],
)
def test_the_name_is_found_where_the_article_has_it(
    language: str, text: str, mention: dict[str, Any]
) -> None:
    start = -1
    for _ in range(mention.get("nth", 1)):
        start = text.index(mention["text"], start + 1)
    hits = [hit for hit in lexicon((language,)).find(text) if hit.span.start == start]
    assert [hit.span.of(text) for hit in hits] == [mention["text"]]
    hit = hits[0]
    assert hit.kind in (mention["kind"], *mention.get("kind_alt", ()))
    if "ref" in mention:
        assert hit.ref == mention["ref"]
    if "members" in mention:
        assert hit.members is not None
        assert sorted(hit.members) == sorted(mention["members"])
    if mention.get("vague"):
        assert hit.members is None
