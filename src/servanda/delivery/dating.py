"""When: the times that a text names, and what they mean."""

from servanda.delivery.contract import DossierData, TimeData
from servanda.delivery.timex import moment
from servanda.delivery.view import Badge, Finding, Question
from servanda.delivery.words import clipped, period, plain, table
from servanda.terms.finding import TimeType


def when(data: DossierData) -> Question:
    """Return the times of the text, what each means, or that it stays open."""
    published = data["document"]["published"]
    note = "The days of each exit stand at the top."
    if not published:
        note = "The day of publication is not known: relative days stay open. " + note
    return Question(
        anchor="q-when",
        heading="When?",
        findings=tuple(_time(number, time) for number, time in enumerate(data["times"])),
        nothing="No day and no period was read in this text.",
        note=note,
    )


def time_words(time: TimeData) -> str | None:
    """Return what a time means, or None where it stays open."""
    value = time["value"]
    if value is None:
        return None
    known: str | None = table("time").get(value)
    if known:
        return known
    if value.startswith(("PX", "PTX")):
        return f"{period(value)}, how many is not said"
    recurs = time["type"] == TimeType.SET
    if value.startswith("P"):
        return f"every {period(value)}" if recurs else period(value)
    return moment(value, recurs=recurs) or plain(value)


def _time(number: int, time: TimeData) -> Finding:
    words = f"“{clipped(time['text'], 80)}”"
    meaning = time_words(time)
    return Finding(
        anchor=f"f-t-{number}",
        sentence=words
        if meaning == plain(time["text"])
        else f"{words} – {meaning or 'stays open'}",
        badge=None if meaning else Badge("not known", "?", "open"),
        label=time["id"],
        origin=f"t-t-{number}",
        slim=True,
    )
