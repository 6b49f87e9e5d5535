"""How often one client may ask: a bucket each, in memory, of bounded number."""

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from servanda.web.api.settings import Rate

CLIENTS = 4096
"""Buckets held; beyond them that of the client seen longest ago is forgotten."""
_NETWORK = 64


class Buckets:
    """One bucket for each client: a request takes one, and they refill with time."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with a full bucket for everybody."""
        self._rate, self._clock = rate, clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Return after how many seconds the client may ask; 0.0: it may, and one is taken."""
        now = self._clock()
        left, seen = self._held.pop(client, (float(self._rate.burst), now))
        left = min(self._rate.burst, left + (now - seen) * self._rate.per_second)
        missing = 0.0 if left >= 1 else (1 - left) / self._rate.per_second
        self._held[client] = (left if missing else left - 1, now)
        while len(self._held) > CLIENTS:
            self._held.popitem(last=False)
        return missing

    def __len__(self) -> int:
        """Return how many clients are held."""
        return len(self._held)


def client_of(address: str | None) -> str:
    """Return by what a client is told apart: its address, of IPv6 its network.

    >>> client_of("192.0.2.7"), client_of("2001:db8::1:2"), client_of(None)
    ('192.0.2.7', '2001:db8::', 'unknown')
    """
    if address is None:
        return "unknown"
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address):
        return str(IPv6Address(int(found) >> _NETWORK << _NETWORK))
    return str(found)
