"""A language model behind an endpoint that speaks as OpenAI's does, as a reader of attributions.

It is sent the text in stretches of whole paragraphs and asked for quotes. A quote that stands in
its stretch is a span of the text; everything else that the model says is dropped.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from servanda.errors import Malformed, Refused
from servanda.reading.attribution.attribution import FAILED, Attribution, Told, Unfound
from servanda.reading.attribution.exchange import LATE, OK, checked, posted
from servanda.reading.attribution.locate import located
from servanda.reading.attribution.reply import Quoted, quoted
from servanda.reading.attribution.stretch import stretches
from servanda.terms.document import Document
from servanda.terms.finding import Caveat
from servanda.terms.span import Span

LONGEST_NAME = 200
"""Characters of the name of a model, and of a key ten times as many."""
GIVE_UP = 2
"""Failures in a row after which the rest of a text is left to the rules."""
UNWILLING = frozenset({400, 422})
"""What servers answer that do not know one of the wishes beside the messages."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked of a server, and accepted from it."""

    seconds: float = 120.0
    """For one stretch."""
    total: float = 1200.0
    """Seconds for a text."""
    size: int = 1_000_000
    """Bytes of one answer."""
    characters: int = 6_000
    """Of one stretch."""
    stretches: int = 100
    """Of one text."""
    entries: int = 100
    """Attributions of one stretch."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model that is asked over the network; ``endpoint`` makes one."""

    model: str
    base: str
    key: str | None = field(default=None, repr=False)
    limits: Limits = Limits()

    def attributions(self, document: Document) -> Iterator[Told]:
        """Yield what the model quotes, stretch by stretch; a caveat for each that it fails at."""
        text, limits = document.text, self.limits
        until = time.monotonic() + limits.total
        asking = _Asking(self, until)
        failed = 0
        parts = (one for one in stretches(text, limits.characters) if _has_words(one.of(text)))
        for number, stretch in enumerate(parts):
            reason = _enough(number, failed, limits, until)
            if reason is not None:
                yield _left(Span(stretch.start, len(text)), reason)
                return
            try:
                quotes = asking.quotes(stretch.of(text))
            except (Refused, Malformed) as error:
                failed += 1
                yield _left(stretch, str(error))
                continue
            failed = 0
            yield from _found(text, stretch, quotes)


def endpoint(
    model: str, url: str, key: str | None = None, limits: Limits | None = None
) -> Endpoint:
    """Return the reader that asks a model.

    Args:
        model: As the server calls it.
        url: What stands before ``/chat/completions``.
        key: What the server knows the user by; it is sent there and nowhere else.
        limits: How much is asked and accepted.

    Raises:
        Refused: The address, the name or the key cannot be used, or the extra ``llm`` is not
            installed.
    """
    try:
        import httpx2  # noqa: F401 -- said here, before a text is read
    except ImportError:
        raise Refused(
            "asking a language model needs the extra 'llm': pip install 'servanda[llm]'"
        ) from None
    if not model.isprintable() or not 0 < len(model) <= LONGEST_NAME:
        raise Refused("no name of a model: write llm:MODEL@https://HOST/v1")
    if key is not None and not _is_sendable(key):
        raise Refused("the key of the endpoint holds what no header can carry")
    return Endpoint(model, checked(url), key or None, limits or Limits())


def _is_sendable(key: str) -> bool:
    plain = key.isascii() and key.isprintable() and " " not in key
    return plain and len(key) <= 10 * LONGEST_NAME


@cache
def _prompt() -> str:
    return (files("servanda") / "data" / "prompts" / "attributions.txt").read_text("utf-8")


@dataclass(slots=True)
class _Asking:
    """One text's questions to one server, which may not know every wish."""

    asked: Endpoint
    until: float
    plain: bool = False
    """Whether the server refused to be asked for JSON, or for the likeliest answer."""

    def quotes(self, words: str) -> list[Quoted | None]:
        """Return what the model quotes from a stretch.

        Raises:
            Refused: The server does not answer within its limits.
            Malformed: It answers something else.
        """
        limits = self.asked.limits
        until = min(self.until, time.monotonic() + limits.seconds)
        status, content = self._posted(words, until)
        if status in UNWILLING and not self.plain:
            self.plain = True
            status, content = self._posted(words, until)
        if status != OK:
            raise Refused(f"the server answers {status}")
        return list(quoted(content, limits.entries))

    def _posted(self, words: str, until: float) -> tuple[int, bytes]:
        asked = self.asked
        headers = {"content-type": "application/json", "accept": "application/json"}
        if asked.key is not None:
            headers["authorization"] = f"Bearer {asked.key}"
        answer = posted(
            f"{asked.base}/chat/completions",
            json.dumps(self._question(words)).encode("ascii"),
            headers,
            until=until,
            size=asked.limits.size,
        )
        return answer.status, answer.content

    def _question(self, words: str) -> dict[str, Any]:
        """Return what is posted: within JSON, no text can feign that it has ended."""
        question: dict[str, Any] = {
            "model": self.asked.model,
            "messages": [
                {"role": "system", "content": _prompt()},
                {"role": "user", "content": json.dumps({"text": words}, ensure_ascii=False)},
            ],
        }
        if self.plain:
            return question
        wishes = {"response_format": {"type": "json_object"}, "temperature": 0, "stream": False}
        return {**question, **wishes}


def _has_words(words: str) -> bool:
    return any(map(str.isalnum, words))


def _enough(number: int, failed: int, limits: Limits, until: float) -> str | None:
    """Return why no more is asked, if that is so."""
    if failed == GIVE_UP:
        return f"it failed {GIVE_UP} times in a row"
    if number == limits.stretches:
        return f"a text is asked about {limits.stretches} times at most"
    return LATE if time.monotonic() >= until else None


def _left(span: Span, reason: str) -> Caveat:
    words = f"The model did not read characters {span.start} to {span.end}, the rules alone did"
    return Caveat(FAILED, f"{words}: {reason}.", span)


def _found(text: str, stretch: Span, quotes: list[Quoted | None]) -> Iterator[Told]:
    taken: set[Attribution] = set()
    for quote in quotes:
        one = located(text, stretch, quote, taken) if quote is not None else None
        if one is None:
            yield Unfound()
        elif one not in taken:
            taken.add(one)
            yield one
