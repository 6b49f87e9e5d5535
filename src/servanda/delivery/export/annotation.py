"""Dossiers as linked data: each finding annotates its words in the text.

Words are pointed at twice, by their position and by themselves with what stands around them, so
that they are found again in a copy that has shifted.

Source:
    W3C, Web Annotation Data Model, 4.2.4 and 4.2.5: positions are counted in code points.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from servanda.delivery.export.dossier_table import refs
from servanda.delivery.export.folder import Held
from servanda.delivery.export.name import address, given, iri, key

AROUND = 32
"""Code points of the text that are given before and after a quotation."""
_RATINGS = {"contradicts": 1, "undetermined": None, "agrees": 5}

Node = dict[str, Any]


def document_iri(held: Held) -> str:
    """Return the name of the text: its digest as it was received."""
    return iri("document", held.dossier["document"]["sha256"])


def dossier_nodes(held: Held, software: str) -> Iterator[Node]:
    """Yield what a dossier holds as nodes of a graph."""
    maker = _Maker(held, software)
    yield maker.document()
    for part, made in (
        ("mentions", maker.mention),
        ("statements", maker.statement),
        ("acts", maker.act),
        ("claims", maker.claim),
    ):
        for one in held.dossier[part]:
            yield from made(one)
    for number, one in enumerate(held.dossier["effects"], 1):
        yield maker.effect(number, one)


def selectors(held: Held, span: Sequence[int]) -> list[Node]:
    """Return the two ways to the words of a span; without the text only their position."""
    start, end = span
    found: list[Node] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    words = held.words([start, end])
    if held.text is not None and words is not None:
        found.append(
            {
                "type": "TextQuoteSelector",
                "exact": words,
                "prefix": held.text[max(0, start - AROUND) : start],
                "suffix": held.text[end : end + AROUND],
            }
        )
    return found


class _Maker:
    """Makes the nodes of one dossier."""

    def __init__(self, held: Held, software: str) -> None:
        self._held, self._software = held, software
        self._document = document_iri(held)

    def document(self) -> Node:
        data = self._held.dossier["document"]
        return given(
            {
                "id": self._document,
                "type": ["Article", "Entity"],
                "identifier": data["id"],
                "name": data["title"],
                "authorName": data["byline"],
                "publisherName": data["outlet"],
                "datePublished": data["published"],
                "inLanguage": data["language"],
                "sha256": data["sha256"],
                "url": address(data["source"]),
            }
        )

    def mention(self, one: Mapping[str, Any]) -> Iterator[Node]:
        kinds = {"treaty": "treaty", "state": "state"}
        about = (
            iri(kinds[one["kind"]], one["ref"]) if one["ref"] and one["kind"] in kinds else None
        )
        yield self._finding(
            one["id"],
            ["Entity", "Mention"],
            {
                "kind": one["kind"],
                "text": one["text"],
                "refersTo": about,
                "identifier": None if about else one["ref"],
            },
        )
        yield self._annotation(one["id"], "identifying", [one["span"]])

    def statement(self, one: Mapping[str, Any]) -> Iterator[Node]:
        speaker = self._speaker(one["id"], one["source"])
        content = [self._held.words(span) for span in one["content"]]
        yield self._finding(
            one["id"],
            ["Quotation", "Entity", "Statement"],
            {
                "text": " … ".join(filter(None, content)),
                "spokenByCharacter": speaker["id"] if speaker else None,
                "mode": one["mode"],
                "channel": one["channel"],
                "addressee": one["addressee"],
                "dateCreated": one["said_on"],
                "speaksFor": self._side(one, "for"),
                "speaksAgainst": self._side(one, "against"),
                "within": self._iri(one["within"]) if one["within"] else None,
                "isPartOf": self._document,
            },
        )
        if speaker:
            yield speaker
        if one["content"]:
            yield self._annotation(one["id"], "highlighting", one["content"])

    def _side(self, one: Mapping[str, Any], side: str) -> list[str]:
        return [iri("treaty", each["treaty"]) for each in one["stance"] if each["value"] == side]

    def _speaker(self, statement: str, source: Mapping[str, Any]) -> Node | None:
        name = source["name"] or source["organisation"] or source["text"]
        states = [iri("state", code) for code in refs(source["ref"]) or ()]
        if name is None and not states:
            return None
        # The same name in one text is the same source; "he" is only the one of this statement.
        who = key(source["name"]) if source["name"] else key("", statement)
        return given(
            {
                "id": iri("speaker", self._held.dossier["document"]["sha256"], who),
                "type": "Entity",
                "name": name,
                "jobTitle": source["role"],
                "affiliationName": source["organisation"],
                "refersTo": states,
                "state": iri("state", source["state"]) if source["state"] else None,
            }
        )

    def act(self, one: Mapping[str, Any]) -> Iterator[Node]:
        actors = one["actors"]
        codes = [actor for actor in actors if len(actor) == 3 and actor.isupper()]
        yield self._finding(
            one["id"],
            ["Entity", "Act"],
            {
                **{
                    name: one[name] for name in ("kind", "stage", "modality", "polarity", "object")
                },
                "retrospective": one["retrospective"],
                "actor": [iri("state", code) for code in codes],
                "actorName": [actor for actor in actors if actor not in codes],
                "treaty": iri("treaty", one["treaty"]) if one["treaty"] else None,
                "statement": self._iri(one["statement"]) if one["statement"] else None,
            },
        )
        yield self._annotation(one["id"], "classifying", [one["span"]])

    def claim(self, one: Mapping[str, Any]) -> Iterator[Node]:
        yield self._finding(
            one["id"],
            ["Claim", "Entity"],
            {"kind": one["kind"], "text": one["says"], "appearance": self._document},
        )
        yield given(
            {
                "id": f"{self._iri(one['id'])}:review",
                "type": ["ClaimReview", "Entity"],
                "claimReviewed": one["says"],
                "itemReviewed": self._iri(one["id"]),
                "author": self._software,
                "verdict": one["verdict"],
                "reviewRating": given(
                    {
                        "id": f"{self._iri(one['id'])}:rating",
                        "type": "Rating",
                        "alternateName": one["verdict"],
                        "schema:ratingValue": _RATINGS[one["verdict"]],
                        "schema:worstRating": 1,
                        "schema:bestRating": 5,
                    }
                ),
                "article": one["article"],
                "on": one["on"],
                "correction": one["correction"],
                "description": [ground["text"] for ground in one["grounds"]],
            }
        )
        yield self._annotation(one["id"], "assessing", [one["span"]])

    def effect(self, number: int, one: Mapping[str, Any]) -> Node:
        return given(
            {
                "id": self._iri(f"e{number}"),
                "type": ["Entity", "Effect"],
                "act": self._iri(one["act"]),
                "state": iri("state", one["state"]),
                "treaty": iri("treaty", one["treaty"]),
                "verdict": one["verdict"],
                "article": one["article"],
                "until": one["until"],
                "on": one["as_of"],
                "wasAttributedTo": self._software,
            }
        )

    def _finding(self, ident: str, types: list[str], said: Node) -> Node:
        node = {"id": self._iri(ident), "type": types, **given(said)}
        return {**node, "wasDerivedFrom": self._document, "wasAttributedTo": self._software}

    def _annotation(self, ident: str, why: str, spans: Sequence[Sequence[int]]) -> Node:
        return {
            "id": f"{self._iri(ident)}:annotation",
            "type": "Annotation",
            "motivation": why,
            "body": self._iri(ident),
            "target": [
                {"source": self._document, "selector": selectors(self._held, span)}
                for span in spans
            ],
        }

    def _iri(self, ident: str) -> str:
        return iri("finding", self._held.dossier["document"]["sha256"], self._held.name, ident)
