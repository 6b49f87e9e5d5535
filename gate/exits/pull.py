"""Pull the news items that may tell of an exit: a word of leaving near a word for a treaty.

``python gate/exits/pull.py NEWS.jsonl.gz`` prints the ids, one a line, in the order of the news.
The words are wider than any reader's: an item is pulled to be read, not because it counts.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import re2

LEAVING = re2.compile(
    r"(?i)\b(?:withdr[aeo]\w*|leav(?:e|es|ing)|left|quit\w*|exit\w*|pull\w* out|suspen\w+|"
    r"renounc\w+|denounc\w+|abandon\w*|rejoin\w*|return\w* to|revok\w+|rescind\w*|scrap\w*|"
    r"unsign\w*|terminat\w+|abrogat\w+|cease[sd]? to|repudiat\w+|cancel\w*|tear\w* up|annul\w*)\b"
)
BOND = re2.compile(
    r"\b(?:(?i:treat(?:y|ies)|conventions?|protocols?|accords?|pact|statute|arms control)|"
    r"(?i:(?:nuclear|peace|climate|trade|ceasefire|free trade|armistice) (?:agreement|deal))|"
    r"International Criminal Court|ICC|UNESCO|OPCW|IAEA|International Whaling Commission|IWC|OPEC|"
    r"World Health Organization|Paris Agreement|New START|NPT|NATO|Commonwealth of Nations|"
    r"African Union|Arab League|Human Rights Council|Organi[sz]ation of American States|"
    r"European Union|Eurasian \pL+ Union|Mercosur|UNASUR|OSCE|Council of Europe)\b"
)
NEAR = 60
"""Characters within which the two stand."""


def pulled(news: Path) -> Iterator[dict[str, str]]:
    """Yield the items that a person should read, in the order of the news."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            if _near(item["text"]):
                yield item


def _near(text: str) -> bool:
    bonds = [match.span() for match in BOND.finditer(text)]
    if not bonds:
        return False
    return any(
        start - NEAR < first and last < end + NEAR
        for first, last in (match.span() for match in LEAVING.finditer(text))
        for start, end in bonds
    )


if __name__ == "__main__":
    for found in pulled(Path(sys.argv[1])):
        print(found["id"])
