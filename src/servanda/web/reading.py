"""Texts that are being read: each in a process of its own, within limits, then forgotten.

Nothing is written to disk. A dossier is held in memory for some minutes, so that its page can be
shown, turned into JSON or kept by who asked for it; then it is gone.
"""

import asyncio
import base64
import json
import secrets
import sys
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException

from servanda.errors import Malformed, Refused, ServandaError
from servanda.web.settings import Settings

HELD_SECONDS = 900.0
HELD_BYTES = 1 << 27
WAITING = 8
"""Texts that may wait for a reader."""
_LINE = 1 << 27
"""Longest line that a reader may write, in bytes."""


@dataclass(frozen=True, slots=True)
class Order:
    """A text to read, and how."""

    on: date
    raw: bytes = b""
    url: str | None = None
    source: str | None = None
    published: date | None = None
    sentence: bool = False
    frame: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader made of a text."""

    dossier: dict[str, Any]
    text: str
    page: str
    raw: bytes = b""
    """The bytes that were fetched; empty where they were given."""


class Job:
    """One text on its way."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.steps: list[str] = ["Waiting for a reader"]
        self.moved = asyncio.Event()
        self.task: asyncio.Task[Found] | None = None

    def step(self, words: str) -> None:
        """Say how far the reading is."""
        self.steps.append(words)
        self.moved.set()

    async def wait(self, seconds: float) -> None:
        """Wait until the reading ends, but no longer than some seconds."""
        if self.task is not None:
            await asyncio.wait([self.task], timeout=seconds)

    async def progress(self) -> AsyncIterator[str]:
        """Yield how far the reading is, each step once, until it ends."""
        told = 0
        while True:
            self.moved.clear()
            while told < len(self.steps):
                yield self.steps[told]
                told += 1
            if self.task is None or self.task.done():
                return
            await self.moved.wait()


class Desk:
    """Gives texts to readers, a few at a time, and holds what they bring for a while."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._free = asyncio.Semaphore(settings.readers)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._running = 0

    def begin(self, order: Order, token: str | None = None) -> str:
        """Let a text be read; return the token under which it is found.

        Raises:
            HTTPException: Too many texts wait already (503).
        """
        token = token or new_token()
        self._jobs[token] = self._start(order)
        loop = asyncio.get_running_loop()
        loop.call_later(HELD_SECONDS, self.forget, token)
        self._make_room()
        return token

    async def read(self, order: Order) -> Found:
        """Return what a reader makes of a text; nothing of it is held.

        Raises:
            Refused: It takes too long, or a limit forbids it.
            Malformed: It cannot be read.
            HTTPException: Too many texts wait already (503).
        """
        task = self._start(order).task
        assert task is not None
        return await task

    def job(self, token: str) -> Job:
        """Return the text under a token.

        Raises:
            HTTPException: There is none, or it has been forgotten (404).
        """
        try:
            return self._jobs[token]
        except KeyError:
            words = "This dossier is not held, or no longer: a dossier is held for 15 minutes."
            raise HTTPException(404, words) from None

    def forget(self, token: str) -> None:
        """Forget a text; one that is being read is given up."""
        job = self._jobs.pop(token, None)
        if job is not None and job.task is not None:
            job.task.cancel()

    def close(self) -> None:
        """Forget everything."""
        for token in list(self._jobs):
            self.forget(token)

    def _start(self, order: Order) -> Job:
        if self._running >= self._settings.readers + WAITING:
            words = "Others are being read; try again in a moment."
            raise HTTPException(503, words, headers={"retry-after": "5"})
        job = Job(order)
        self._running += 1
        job.task = asyncio.get_running_loop().create_task(self._done(job))
        job.task.add_done_callback(lambda _: self._ended(job))
        return job

    def _ended(self, job: Job) -> None:
        self._running -= 1
        job.moved.set()
        if job.task is not None and not job.task.cancelled():
            job.task.exception()  # Seen here, so that nobody reports it as lost.

    def _make_room(self) -> None:
        held = sum(map(_size, self._jobs.values()))
        while held > HELD_BYTES and len(self._jobs) > 1:
            token = next(iter(self._jobs))
            held -= _size(self._jobs[token])
            self.forget(token)

    async def _done(self, job: Job) -> Found:
        seconds = self._settings.seconds
        async with self._free:
            try:
                async with asyncio.timeout(seconds):
                    return await self._given(job)
            except TimeoutError:
                raise Refused(f"the text takes more than {seconds:.0f} seconds to read") from None

    async def _given(self, job: Job) -> Found:
        """Give a text to a reader and listen to it until it ends."""
        reader = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-m", "servanda.web.reader"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_LINE,
        )
        assert reader.stdin is not None
        assert reader.stdout is not None
        sent = asyncio.create_task(_send(reader.stdin, self._told(job.order)))
        try:
            async for line in reader.stdout:
                told = json.loads(line)
                if "step" in told:
                    job.step(told["step"])
                elif "error" in told:
                    raise _error(told)
                else:
                    fetched = base64.b64decode(told.get("raw", ""))
                    return Found(told["dossier"], told["text"], told["page"], fetched)
        finally:
            sent.cancel()
            if reader.returncode is None:
                reader.kill()
            await reader.wait()
        raise Refused("reading this text took too much memory or time")

    def _told(self, order: Order) -> bytes:
        own = self._settings.own
        head = {
            "on": order.on.isoformat(),
            "published": order.published.isoformat() if order.published else None,
            "url": order.url,
            "source": order.source,
            "sentence": order.sentence,
            "frame": order.frame,
            "own": str(own) if own is not None else None,
            "seconds": self._settings.seconds,
        }
        return json.dumps(head).encode() + b"\n" + order.raw


def new_token() -> str:
    """Return a name that nobody can guess."""
    return secrets.token_urlsafe(16)


async def _send(pipe: asyncio.StreamWriter, told: bytes) -> None:
    try:
        pipe.write(told)
        await pipe.drain()
        pipe.close()
    except (BrokenPipeError, ConnectionResetError):
        return  # The reader has ended; what it said is heard on the other pipe.


def _error(told: dict[str, Any]) -> ServandaError:
    said = str(told["said"])
    return Refused(said) if told["error"] == "refused" else Malformed(said)


def _size(job: Job) -> int:
    task = job.task
    if task is None or not task.done() or task.cancelled() or task.exception() is not None:
        return len(job.order.raw)
    found = task.result()
    return len(job.order.raw) + len(found.page) + 2 * len(found.text)
