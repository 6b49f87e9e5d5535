"""A client that asks one address over many connections: wrk if there is one, else our own."""

import asyncio
import re
import shutil
import subprocess
import time
from dataclasses import dataclass

CONNECTIONS = 32
_UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0}
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_P99 = re.compile(r"99%\s+([\d.]+)(us|ms|s)")


@dataclass(frozen=True, slots=True)
class Load:
    """What a server bore."""

    rate: float
    """Answers in a second."""
    p99: float
    """Seconds within which 99 of 100 answers came."""

    def best(self, other: "Load") -> "Load":
        """Return the better rate and the better time of two measurements."""
        return Load(max(self.rate, other.rate), min(self.p99, other.p99))


def load(port: int, path: str, seconds: float) -> Load:
    """Ask one address of loopback over all connections for some seconds.

    Raises:
        SystemExit: It does not answer with 200.
    """
    asyncio.run(_ask(port, path, 0.2))
    wrk = shutil.which("wrk")
    if wrk is None or seconds < 1:
        return asyncio.run(_ask(port, path, seconds))
    done = subprocess.run(
        [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--latency",
         f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    rate, late = _RATE.search(done.stdout), _P99.search(done.stdout)
    if rate is None or late is None or "Non-2xx" in done.stdout:
        raise SystemExit(f"{path}: {done.stdout}")
    return Load(float(rate[1]), float(late[1]) * _UNITS[late[2]])


async def _ask(port: int, path: str, seconds: float) -> Load:
    until = time.perf_counter() + seconds
    begun = time.perf_counter()
    asked = [_connection(port, path, until) for _ in range(CONNECTIONS)]
    taken = sorted(each for one in await asyncio.gather(*asked) for each in one)
    spent = time.perf_counter() - begun
    return Load(len(taken) / spent, taken[min(len(taken) - 1, int(len(taken) * 0.99))])


async def _connection(port: int, path: str, until: float) -> list[float]:
    """Ask over one connection, one question after the other, and return what each took."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    taken: list[float] = []
    while not taken or time.perf_counter() < until:
        begun = time.perf_counter()
        writer.write(asked)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        if not head.startswith("http/1.1 200"):
            raise SystemExit(f"{path}: {head.splitlines()[0]}")
        length = re.search(r"content-length: (\d+)", head)
        if length is not None:
            await reader.readexactly(int(length[1]))
        else:
            while size := int((await reader.readline()).split(b";")[0], 16):
                await reader.readexactly(size + 2)
            await reader.readline()
        taken.append(time.perf_counter() - begun)
    writer.close()
    await writer.wait_closed()
    return taken
