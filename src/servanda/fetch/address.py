"""Which addresses of the network are public, and which a name leads to."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the addresses that a host name leads to."""

_TRANSLATED = tuple(
    map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "::/96"))
)
"""IPv6 addresses that carry an IPv4 address: NAT64, Teredo, 6to4, IPv4-compatible."""

_RESERVED = tuple(
    map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20", "5f00::/16"))
)
"""Set apart for protocols, relays, documentation and segment routing; the standard library calls
some of them global, which of them depends on its version."""


def addresses_of(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host as the system resolves it; none where it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return [str(entry[4][0]) for entry in found]


def is_public(text: str) -> bool:
    """Say whether an address belongs to the public network.

    >>> is_public("8.8.8.8"), is_public("::ffff:127.0.0.1"), is_public("100.64.0.1")
    (True, False, False)

    Source:
        IANA special-purpose address registries (RFC 6890), as the standard library has them.
    """
    try:
        address: IPv4Address | IPv6Address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if address.scope_id or any(address in network for network in _TRANSLATED):
            return False
        if address.is_site_local:
            return False
    if any(address in network for network in _RESERVED):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )
