"""FollowTheMoney entities of a dossier: the text, who is named, who speaks, and what is said.

The text is an ``Article``; names in it are ``Mention``; a speaker is a ``Person`` or an
``Organization`` where the text tells which, else a ``LegalEntity``; a role of a person is a
``Position`` that they hold by an ``Occupancy``; a statement and a claim are a ``Note``, an act an
``Event``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from servanda.delivery.export.dossier_table import refs
from servanda.delivery.export.entity import (
    LONGEST_NAME,
    LONGEST_STRING,
    LONGEST_TEXT,
    Entity,
    country,
    entity,
    state_entity,
    state_id,
    treaty_entity,
    treaty_id,
)
from servanda.delivery.export.folder import Held
from servanda.delivery.export.licence import words
from servanda.delivery.export.name import address, key
from servanda.delivery.words import clipped, plain
from servanda.names.state import alpha2

_SCHEMATA = {"person": "Person", "organisation": "Organization"}


def dossier_entities(held: Held) -> Iterator[Entity]:
    """Yield the entities of a dossier, those it refers to included."""
    maker = _Maker(held)
    yield maker.article()
    yield from maker.referred()
    for mention in held.dossier["mentions"]:
        yield from maker.mention(mention)
    for said in held.dossier["statements"]:
        yield from maker.statement(said)
    for act in held.dossier["acts"]:
        yield from maker.act(act)
    for claim in held.dossier["claims"]:
        yield maker.claim(claim)


class _Maker:
    """Makes the entities of one dossier."""

    def __init__(self, held: Held) -> None:
        self._held, self._document = held, held.dossier["document"]
        self._article = self._id("article")
        self._kinds = {
            plain(mention["text"]): _SCHEMATA[mention["kind"]]
            for mention in held.dossier["mentions"]
            if mention["kind"] in _SCHEMATA
        }

    def _id(self, kind: str, *parts: str) -> str:
        return f"servanda-{kind}-{key(self._document['sha256'], *parts)}"

    def article(self) -> Entity:
        data = self._document
        url = address(data["source"])
        return entity(
            self._article,
            "Article",
            name=clipped(data["title"] or data["source"] or data["id"], LONGEST_NAME),
            title=data["title"] and clipped(data["title"], LONGEST_STRING),
            author=data["byline"] and clipped(data["byline"], LONGEST_STRING),
            publisher=data["outlet"] and clipped(data["outlet"], LONGEST_STRING),
            publishedAt=data["published"],
            language=words("languages").get(data["language"]),
            sourceUrl=url,
            fileName=None if url or not data["source"] else clipped(data["source"], LONGEST_NAME),
            notes=f"sha256:{data['sha256']}",
        )

    def referred(self) -> Iterator[Entity]:
        """Yield the states and treaties of which the dossier speaks."""
        data = self._held.dossier
        for mention in data["mentions"]:
            if mention["kind"] == "treaty" and mention["ref"]:
                yield treaty_entity(mention["ref"])
        for said in data["statements"]:
            yield from (treaty_entity(stance["treaty"]) for stance in said["stance"])
            yield from (state_entity(code) for code in refs(said["source"]["ref"]) or ())
        for act in data["acts"]:
            yield from (state_entity(code) for code in act["actors"] if alpha2(code))
            if act["treaty"]:
                yield treaty_entity(act["treaty"])

    def mention(self, mention: Mapping[str, Any]) -> Iterator[Entity]:
        if mention["kind"] == "state" and mention["ref"]:
            who, schema = state_entity(mention["ref"]), "PublicBody"
        elif mention["kind"] in _SCHEMATA:
            who = self._named(mention["text"])
            schema = who["schema"]
        else:
            return
        if who["properties"].get("name"):
            yield who
            yield entity(
                self._id("mention", self._held.name, mention["id"]),
                "Mention",
                document=self._article,
                name=clipped(mention["text"], LONGEST_NAME) or who["properties"]["name"],
                resolved=who["id"],
                detectedSchema=schema,
                contextCountry=country(mention["ref"]) if schema == "PublicBody" else None,
            )

    def _named(self, name: str, **properties: Any) -> Entity:
        # One id for one name in one text; in another text it may be somebody else.
        who = self._id("named", plain(name))
        kind = self._kinds.get(plain(name), "LegalEntity")
        return entity(who, kind, name=clipped(name, LONGEST_NAME), **properties)

    def statement(self, said: Mapping[str, Any]) -> Iterator[Entity]:
        source = said["source"]
        speakers = [state_id(code) for code in refs(source["ref"]) or ()]
        for one in self._speaker(source, said):
            speakers += (
                [one["id"]] if one["schema"] in {*_SCHEMATA.values(), "LegalEntity"} else []
            )
            yield one
        quoted = " … ".join(filter(None, map(self._held.words, said["content"])))
        stance = [f"{one['value']} {one['treaty']}" for one in said["stance"]]
        yield entity(
            self._id("statement", self._held.name, said["id"]),
            "Note",
            name=clipped(f"Statement {said['id']}", LONGEST_NAME),
            entity=[*speakers, *(treaty_id(one["treaty"]) for one in said["stance"])],
            description=quoted and clipped(quoted, LONGEST_TEXT),
            summary=stance and [clipped(one, LONGEST_TEXT) for one in stance],
            keywords=[
                clipped(one, LONGEST_NAME) for one in (said["mode"], said["channel"]) if one
            ],
            proof=self._article,
            createdAt=said["said_on"],
        )

    def _speaker(self, source: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[Entity]:
        if not plain(source["name"] or ""):
            return
        of = country(source["state"])
        who = self._named(source["name"], country=of)
        yield who
        if who["schema"] == "Person" and plain(source["role"] or ""):
            post = self._id("position", source["role"], source["organisation"] or "", of or "")
            told = source["organisation"] and clipped(source["organisation"], LONGEST_TEXT)
            role = clipped(source["role"], LONGEST_NAME)
            yield entity(post, "Position", name=role, country=of, description=told)
            yield entity(
                self._id("occupancy", who["id"], post),
                "Occupancy",
                holder=who["id"],
                post=post,
                date=said["said_on"] or self._document["published"],
                proof=self._article,
            )

    def act(self, act: Mapping[str, Any]) -> Iterator[Entity]:
        actors = [actor for actor in act["actors"] if plain(actor)]
        yield from (self._named(actor) for actor in actors if not alpha2(actor))
        ids = [
            state_id(actor) if alpha2(actor) else self._id("named", plain(actor))
            for actor in actors
        ]
        names = ("kind", "stage", "modality", "polarity")
        yield entity(
            self._id("act", self._held.name, act["id"]),
            "Event",
            name=clipped(f"{act['kind']}: {act['treaty'] or act['object'] or '-'}", LONGEST_NAME),
            involved=ids,
            summary=[f"{name}: {act[name]}" for name in names if act[name]],
            description=self._held.words(act["span"]),
            proof=self._article,
        )

    def claim(self, claim: Mapping[str, Any]) -> Entity:
        return entity(
            self._id("claim", self._held.name, claim["id"]),
            "Note",
            name=clipped(f"Claim {claim['id']}", LONGEST_NAME),
            entity=self._article,
            description=clipped(claim["says"], LONGEST_TEXT),
            summary=claim["verdict"],
            notes=claim["correction"] and clipped(claim["correction"], LONGEST_TEXT),
            proof=self._article,
        )
