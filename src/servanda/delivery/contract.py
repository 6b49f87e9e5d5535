"""What delivery reads of a dossier: its JSON (schema ``servanda/dossier/1``), typed.

Everything delivered is composed from these values and the text, so that a dossier which another
program stored as JSON looks the same as one that was read a moment ago.
"""

from datetime import date
from typing import Any, Protocol, TypedDict, cast

from servanda.terms.document import Document

Range = list[int]
"""``[start, end]`` in code points of the text, ``end`` excluded."""


class Dossier(Protocol):
    """A dossier, as far as delivery needs it."""

    @property
    def document(self) -> Document:
        """Return the document that was read."""

    @property
    def on(self) -> date:
        """Return the day for which the dossier was drawn up."""

    def to_json(self) -> dict[str, Any]:
        """Return the dossier as its schema describes it."""


class DocumentData(TypedDict):
    """The document, without its text."""

    id: str
    source: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    language: str
    published: str | None
    characters: int
    sha256: str


class MentionData(TypedDict):
    """A name in the text."""

    id: str
    span: Range
    text: str
    kind: str
    ref: str | None
    members: list[str] | None


TimeData = TypedDict(
    "TimeData",
    {
        "id": str,
        "span": Range,
        "text": str,
        "type": str,
        "value": str | None,
        "from": str | None,
        "until": str | None,
    },
)
"""A time expression."""


class SpeakerData(TypedDict):
    """Who said it."""

    text: str | None
    span: Range | None
    name: str | None
    ref: str | list[str] | None
    role: str | None
    organisation: str | None
    state: str | None


class StanceData(TypedDict):
    """Where a speaker stands to a treaty."""

    treaty: str
    value: str


class StatementData(TypedDict):
    """Words attributed to a source."""

    id: str
    source: SpeakerData
    cue: Range | None
    content: list[Range]
    mode: str
    channel: str | None
    addressee: str | None
    said_on: str | None
    stance: list[StanceData]
    reasons: list[Range]
    condition: Range | None
    within: str | None


class ActData(TypedDict):
    """An act that the text speaks of."""

    id: str
    kind: str
    stage: str | None
    modality: str
    polarity: str
    retrospective: bool
    actors: list[str]
    treaty: str | None
    object: str | None
    when: str | None
    duration: str | None
    reasons: list[Range]
    span: Range
    statement: str | None


class GroundData(TypedDict):
    """One reason for an answer."""

    text: str
    article: str | None
    source: str | None
    confidence: str | None


class ClaimData(TypedDict):
    """A claim and what record and law make of it."""

    id: str
    kind: str
    span: Range
    says: str
    verdict: str
    record: int | str | None
    basis: str | None
    on: str | None
    article: str | None
    qualifications: list[str]
    correction: str | None
    grounds: list[GroundData]


class EffectData(TypedDict):
    """What a treaty says of an act."""

    act: str
    state: str
    treaty: str
    verdict: str
    article: str | None
    until: str | None
    as_of: str | None
    grounds: list[GroundData]


class SaidData(TypedDict):
    """The speaker's estimate as a window."""

    statement: str | None
    earliest: str
    latest: str
    assumption: str


class LawData(TypedDict):
    """The earliest day by law."""

    earliest: str | None
    article: str | None
    condition: str


class SinceData(TypedDict):
    """What has happened since."""

    notified: str | None
    effective: str | None


class ProjectionData(TypedDict):
    """One exit."""

    state: str
    treaty: str
    said: SaidData | None
    law: LawData
    since: SinceData


class ResidueData(TypedDict):
    """What binds after an exit."""

    state: str
    treaty: str
    acts: list[str]
    article: str | None
    says: str
    grounds: list[GroundData]


class LinkData(TypedDict):
    """One step on the way of the words to the reader."""

    who: str | None
    channel: str | None
    to: str | None


class SourceData(TypedDict):
    """How we know what a statement says."""

    statement: str
    chain: list[LinkData]


class WarningData(TypedDict):
    """Something that the reader must know."""

    code: str
    text: str
    span: Range | None


class DossierData(TypedDict):
    """The whole dossier."""

    document: DocumentData
    mentions: list[MentionData]
    times: list[TimeData]
    statements: list[StatementData]
    acts: list[ActData]
    claims: list[ClaimData]
    effects: list[EffectData]
    projections: list[ProjectionData]
    residue: list[ResidueData]
    sources: list[SourceData]
    warnings: list[WarningData]


def data_of(dossier: Dossier) -> DossierData:
    """Return the JSON of ``dossier`` under its type."""
    return cast(DossierData, dossier.to_json())
