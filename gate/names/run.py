"""Treaty names in public documents: how many are found, and how many of those found are right.

Recall is taken over the spans that a simple pattern marked in the documents, where they name one
of the 64 treaties; ``left_out.toml`` says which do not, and why. Precision is taken over the
mentions of ``read.jsonl``, drawn by ``--draw`` and read one by one; each gives document, offsets,
what the lexicon said and the verdict. A mention that has since vanished does not count.
"""

import gzip
import json
import random
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import re2

from gate.gate import Gate, shared_folder
from servanda.names.lexicon import NameHit, lexicon
from servanda.terms.finding import MentionKind

HERE = Path(__file__).parent
FILES = ("treaty-documents.jsonl.gz", "parliament-de.jsonl.gz")
SEED, DRAWN = 1997, 200
CHANGED_ALLOWED = 0.02
"""Share of the mentions read that may be gone before the reading has to be done again."""

Item = dict[str, Any]


def items(folder: Path) -> Iterator[Item]:
    """Yield the documents with their spans."""
    for name in FILES:
        with gzip.open(folder / "text" / "documents" / name, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def treaty_hits(item: Item) -> list[NameHit]:
    """Return the names of treaties in a document."""
    found = lexicon((item["lang"],)).find(item["text"])
    return [hit for hit in found if hit.kind is MentionKind.TREATY]


def left_out(item: Item, span: tuple[int, int, str], rules: list[Item]) -> bool:
    """Say whether a rule leaves the span out of the recall."""
    start, end, tag = span
    words = " ".join(item["text"][start:end].split())
    around = f"{item['text'][max(0, start - 120) : start]}|{item['text'][end : end + 20]}"
    for rule in rules:
        if rule["tag"] != tag or not re2.fullmatch(rule["words"], words):
            continue
        if "documents" in rule and not re2.fullmatch(rule["documents"], item["id"]):
            continue
        if "at" in rule and not {item["id"], f"{item['id']}:{start}"} & set(rule["at"]):
            continue
        if "unless" in rule and re2.search(rule["unless"], around):
            continue
        return True
    return False


def right_ids(item: Item, span: tuple[int, int, str], wanted: Item) -> set[str]:
    """Return the treaties that the span may name."""
    start, end, tag = span
    if tag != "de_x":
        return set(wanted["en"].get(tag, ()))
    words = item["text"][start:end]
    for rule in wanted["de"]:
        if re2.fullmatch(rule["words"], words):
            war = any(item["id"].endswith(one) for one in rule.get("war", ()))
            return {"GC1949"} if war else set(rule["ids"])
    raise SystemExit(f"{item['id']}: no treaty is given for {words!r}")


def recall(documents: list[Item]) -> float:
    """Return the share of the spans that a name of the right treaty overlaps; print the others."""
    rules = tomllib.loads((HERE / "left_out.toml").read_text("utf-8"))["left_out"]
    wanted = tomllib.loads((HERE / "expected.toml").read_text("utf-8"))
    asked = found = out = 0
    for item in documents:
        hits = treaty_hits(item)
        for start, end, tag in item["alias_spans"]:
            if left_out(item, (start, end, tag), rules):
                out += 1
                continue
            ids = right_ids(item, (start, end, tag), wanted)
            met = any(
                hit.ref in ids and hit.span.start < end and start < hit.span.end for hit in hits
            )
            asked, found = asked + 1, found + met
            if not met:
                print(f"missed: {item['id']}:{start} {item['text'][start:end]!r} ({tag})")
    print(f"recall: {found} of {asked} spans; {out} left out")
    return found / asked


def drawn(documents: list[Item]) -> Iterator[dict[str, Any]]:
    """Yield mentions drawn by chance, with the words around them for whoever reads."""
    every = [(item, hit) for item in documents for hit in treaty_hits(item)]
    for item, hit in random.Random(SEED).sample(every, DRAWN):  # noqa: S311 -- a sample, no secret
        start, end = hit.span.start, hit.span.end
        around = item["text"][max(0, start - 150) : end + 100]
        yield {"id": item["id"], "start": start, "end": end, "ref": hit.ref, "around": around}


def precision(documents: Mapping[str, Item]) -> float:
    """Return the share of the mentions that were read, and are still made, that are right."""
    lines = (HERE / "read.jsonl").read_text("utf-8").splitlines()
    kept = right = 0
    for line in lines:
        one = json.loads(line)
        hits = treaty_hits(documents[one["id"]])
        if (one["start"], one["end"], one["ref"]) in {
            (hit.span.start, hit.span.end, hit.ref) for hit in hits
        }:
            kept, right = kept + 1, right + (one["verdict"] == "right")
    print(f"precision: {right} of {kept} mentions; {len(lines) - kept} are no longer made")
    if kept < (1 - CHANGED_ALLOWED) * len(lines):
        print("too many are gone: draw and read again")
        return 0.0
    return right / kept


def main() -> int:
    """Measure and return the exit status."""
    shared = shared_folder()
    if shared is None:
        return Gate.left_out("names", "the documents are not at hand")
    documents = list(items(shared))
    if "--draw" in sys.argv:
        for one in drawn(documents):
            print(json.dumps(one, ensure_ascii=False))
        return 0
    data = [shared / "text" / "documents" / name for name in FILES]
    gate = Gate(HERE, "names", [*data, HERE / "read.jsonl", HERE / "left_out.toml"])
    by_id = {item["id"]: item for item in documents}
    return gate.judge({"recall": recall(documents), "precision": precision(by_id)})


if __name__ == "__main__":
    sys.exit(main())
