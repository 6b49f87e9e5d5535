"""Where texts are read: in processes of their own, a few at a time, each of which may be ended.

A text may be slow to read; a thread that reads it cannot be stopped. So a request waits for a
process, gives it one text, and ends the process where it has not answered in time.
"""

import multiprocessing
import queue
import resource
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from servanda.errors import DataError, Malformed, Refused, ServandaError

START_SECONDS = 60.0
"""How long a process may take to start; it then holds the names and the lexicons."""


class Busy(Refused):
    """Too many texts are being read; come back later."""


class TookTooLong(Refused):
    """Reading did not end in time, and was ended."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading a text may take."""

    workers: int = 2
    """Processes that read at the same time."""
    waiting: int = 8
    """Requests that may wait for one of them; further ones are told to come back."""
    seconds: float = 60.0
    """For one text, fetching it included; the process that takes longer is ended."""
    memory: int = 4 << 30
    """In bytes of address space, for one process."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read, or an address at which it stands."""

    raw: bytes = b""
    address: str | None = None
    """Where it is fetched from; None: it is in ``raw``."""
    source: str | None = None
    published: date | None = None
    title: str | None = None
    declared: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to judge."""

    words: str
    published: date | None = None


Job = Text | Sentence
_Answer = tuple[type[ServandaError] | None, Any]
"""What a process sends: a dossier, or the error that is to be raised and its words."""


class Desk:
    """The processes that read, started when they are needed."""

    def __init__(self, limits: Limits, own: Path | None = None) -> None:
        """Start nothing yet; ``own`` is the file of the own record that they lay beside."""
        self._limits, self._own = limits, own
        self._places = threading.BoundedSemaphore(limits.workers + limits.waiting)
        self._free: queue.LifoQueue[_Reader | None] = queue.LifoQueue()
        for _ in range(limits.workers):
            self._free.put(None)

    def dossier(self, job: Job, on: date) -> dict[str, Any]:
        """Return the dossier of a text or a sentence, as ``servanda/dossier/1``.

        Blocks until it is read: to be called from a thread.

        Raises:
            Malformed: It cannot be read.
            Refused: A limit or a policy forbids it; too many are being read; it takes too long.
        """
        if not self._places.acquire(blocking=False):
            raise Busy("too many texts are being read; come back later")
        try:
            return self._read(job, on)
        finally:
            self._places.release()

    def close(self) -> None:
        """End all processes that are not reading."""
        for _ in range(self._limits.workers):
            with suppress(queue.Empty):
                reader = self._free.get_nowait()
                if reader is not None:
                    reader.end()
                self._free.put(None)

    def _read(self, job: Job, on: date) -> dict[str, Any]:
        until = time.monotonic() + self._limits.seconds
        try:
            reader = self._free.get(timeout=self._limits.seconds)
        except queue.Empty:
            raise Busy("too many texts are being read; come back later") from None
        try:
            if reader is None or not reader.alive:
                reader = _Reader(self._limits, self._own)
                until = time.monotonic() + self._limits.seconds
            kind, found = reader.answer((job, on), until)
        except (TookTooLong, EOFError, OSError) as error:
            if reader is not None:
                reader.end()
                reader = None
            if isinstance(error, TookTooLong):
                raise
            raise Refused("the text takes more memory to read than is allowed") from None
        finally:
            self._free.put(reader)
        if kind is not None:
            raise kind(found)
        return dict(found)


class _Reader:
    """One process that reads, and the pipe to it."""

    def __init__(self, limits: Limits, own: Path | None) -> None:
        # Not forked: the threads of a server may hold locks that the child would wait for.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, limits.memory, own), daemon=True
        )
        self._process.start()
        theirs.close()
        try:
            kind, said = self._receive(time.monotonic() + START_SECONDS)
        except (TookTooLong, EOFError, OSError):
            self.end()
            raise
        if kind is not None:
            self.end()
            raise kind(said)

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def answer(self, asked: tuple[Job, date], until: float) -> _Answer:
        self._pipe.send(asked)
        return self._receive(until)

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _receive(self, until: float) -> _Answer:
        if not self._pipe.poll(max(0.0, until - time.monotonic())):
            raise TookTooLong("reading took too long, and was ended")
        found: _Answer = self._pipe.recv()
        return found


def _serve(pipe: Connection, memory: int, own: Path | None) -> None:
    """Read what comes through the pipe, one after the other, until it is closed."""
    from servanda.dossier import check
    from servanda.record.refresh.acceptance import open_own

    # Ctrl-C in a terminal reaches this process too; the server ends it by closing the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        if own is not None and own.is_file():
            open_own(own)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        # Names and lexicons are loaded now, not while somebody waits.
        check("Finland left the Ottawa Convention.", date(2026, 1, 1))
    except ServandaError as error:
        pipe.send(_refusal(error))
        return
    pipe.send((None, "ready"))
    with suppress(EOFError, BrokenPipeError):
        while True:
            job, on = pipe.recv()
            pipe.send(_answered(job, on))


def _answered(job: Job, on: date) -> _Answer:
    from servanda.dossier import check, dossier

    try:
        match job:
            case Sentence(words, published):
                return None, check(words, on, published=published).to_json()
            case Text():
                return None, dossier(_document(job), on).to_json()
    except ServandaError as error:
        return _refusal(error)
    except MemoryError:
        return Refused, "the text takes more memory to read than is allowed"


def _refusal(error: ServandaError) -> tuple[type[ServandaError], str]:
    kinds = (Malformed, DataError)
    return next((kind for kind in kinds if isinstance(error, kind)), Refused), str(error)


def _document(job: Text) -> Any:
    from servanda.reading.document import document

    raw, declared, source = job.raw, job.declared, job.source
    if job.address is not None:
        from servanda.fetch.guard import get

        fetched = get(job.address)
        raw, declared, source = fetched.content, fetched.encoding, fetched.url
    return document(
        raw, source=source, published=job.published, title=job.title, declared=declared
    )
