"""The findings of a dossier under the questions that a reader comes with."""

from dataclasses import dataclass

from servanda.delivery.binding import what_binds
from servanda.delivery.brief import brief
from servanda.delivery.contract import Dossier, DossierData, data_of
from servanda.delivery.dating import when
from servanda.delivery.deceit import deceits
from servanda.delivery.deciding import who_decided
from servanda.delivery.exits import Strip, strips
from servanda.delivery.judging import is_it_right
from servanda.delivery.reach import reaches
from servanda.delivery.saying import who_objects, who_says
from servanda.delivery.view import Badge, Finding, Question
from servanda.delivery.words import clipped, day, plain, sentence, table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A dossier as every view lays it out."""

    title: str
    subtitle: str
    strips: tuple[Strip, ...]
    brief: tuple[str, ...]
    questions: tuple[Question, ...]
    caveats: Question


def sheet(dossier: Dossier) -> Sheet:
    """Return the dossier laid out under the reader's questions."""
    data, text = data_of(dossier), dossier.document.text
    return Sheet(
        title=clipped(data["document"]["title"] or "", 300) or _opening(text),
        subtitle=_subtitle(data, dossier),
        strips=strips(data, dossier.on),
        brief=brief(dossier),
        questions=(
            who_decided(data, text),
            who_says(data, text),
            is_it_right(data, text),
            when(data),
            what_binds(data),
            who_objects(data, text),
        ),
        caveats=_caveats(data, text),
    )


def _opening(text: str) -> str:
    """Return the first line of the text, for a text without a title."""
    line = next(filter(str.strip, text.splitlines()), "")
    return clipped(line, 110) or "An empty text"


def _subtitle(data: DossierData, dossier: Dossier) -> str:
    document = data["document"]
    published = document["published"]
    parts = (
        clipped(document["outlet"] or "", 80),
        clipped(document["byline"] or "", 80),
        f"published {day(published)}" if published else "day of publication not known",
        f"record and law as of {day(dossier.on.isoformat())}",
    )
    return " · ".join(filter(None, parts))


def _caveats(data: DossierData, text: str) -> Question:
    """Return the warnings, what in the text deceives, and which grounds are unverified."""
    found = [
        Finding(
            anchor=f"f-w-{number}",
            sentence=sentence(warning["text"]) or plain(warning["code"]),
            badge=Badge("note", "!", "open"),
            origin=f"t-w-{number}" if warning["span"] else None,
            label="!" if warning["span"] else "",
        )
        for number, warning in enumerate(data["warnings"])
    ]
    unverified = [
        ground["text"]
        for entries in (data["claims"], data["effects"], data["residue"])
        for entry in entries
        for ground in entry["grounds"]
        if ground["confidence"] == "memory"
    ]
    found += [
        Finding(
            f"f-u-{number}", sentence(f"not verified: {text}"), Badge("unverified", "?", "open")
        )
        for number, text in enumerate(dict.fromkeys(unverified))
    ]
    whole = "\n".join(filter(None, (text, *_told(data))))
    found += [
        Finding(f"f-d-{number}", sentence(one.text), Badge("deceptive", "!", "bad"))
        for number, one in enumerate(deceits(whole))
    ]
    found += reaches(data)
    notes: list[str] = list(table("reach")["notes"])
    return Question(
        anchor="q-caveats",
        heading="What to keep in mind, and how far the record reaches",
        findings=tuple(found),
        nothing="No warning was raised.",
        note=" ".join(notes),
    )


def _told(data: DossierData) -> tuple[str | None, ...]:
    """Return what the document says of itself outside its text."""
    document = data["document"]
    return document["title"], document["outlet"], document["byline"], document["source"]
