"""The one way to the network: public addresses only, within limits, every redirect re-checked.

The name of a host is resolved once and the connection goes to the very address that was checked,
so a name that changes its address between the two leads nowhere (DNS rebinding).
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from servanda.errors import Refused
from servanda.fetch.address import Resolve, addresses_of, is_public

if TYPE_CHECKING:
    import httpx2

BYTES_ALLOWED = 10_000_000
SECONDS_ALLOWED = 30.0
REDIRECTS_ALLOWED = 5
PORTS_ALLOWED = {"http": 80, "https": 443}
AGENT = "servanda (treaty ledger; reads one page on request)"

CONDITIONS = {"etag": "if-none-match", "last-modified": "if-modified-since"}
"""The validators of a page, each with the header that asks whether it still holds."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    content: bytes
    content_type: str
    """As the server named it, empty where it did not."""
    url: str
    """The address that answered, after all redirects."""
    unchanged: bool = False
    """Whether the server says that the copy asked about is still the page; there is no content."""
    validators: Mapping[str, str] = field(default_factory=dict)
    """What to send in ``known`` the next time, to be told whether the page has changed."""

    @property
    def encoding(self) -> str | None:
        """Return the encoding that the server named."""
        for part in self.content_type.split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'") or None
        return None


def get(
    url: str,
    *,
    resolve: Resolve = addresses_of,
    transport: "httpx2.BaseTransport | None" = None,
    limit: int = BYTES_ALLOWED,
    seconds: float = SECONDS_ALLOWED,
    known: Mapping[str, str] | None = None,
) -> Fetched:
    """Return what a public ``http`` or ``https`` address answers.

    ``resolve`` gives the addresses of a host and ``transport`` carries the request; ``limit`` is
    in bytes, ``seconds`` for all redirects together; ``known``: the validators of a copy held.

    Raises:
        Refused: The address is not public, a limit is exceeded, the server does not answer with
            a page, or the extra ``fetch`` is not installed.
    """
    try:
        import httpx2
    except ImportError:
        raise Refused(
            "reading from the network needs the extra 'fetch': pip install 'servanda[fetch]'"
        ) from None
    until = time.monotonic() + seconds
    # The environment may name a proxy, which would resolve names behind our back.
    client = httpx2.Client(
        transport=transport,
        trust_env=False,
        headers={"user-agent": AGENT, **_conditions(known or {})},
    )
    # A timeout holds for one read only; a server that drips its headers is cut off here.
    watch = threading.Timer(seconds, client.close)
    watch.start()
    try:
        for _ in range(REDIRECTS_ALLOWED + 1):
            found = _hop(client, httpx2.URL(url), resolve, limit, until)
            if isinstance(found, Fetched):
                return found
            url = found
    except httpx2.InvalidURL:
        raise Refused(f"no address: {url[:200]!r}") from None
    except (httpx2.HTTPError, httpx2.StreamError, OSError, RuntimeError) as wrong:
        late = time.monotonic() >= until
        raise Refused(f"{url[:200]}: {'took too long' if late else _reason(wrong)}") from None
    finally:
        watch.cancel()
        client.close()
    raise Refused(f"{url[:200]}: more than {REDIRECTS_ALLOWED} redirects")


def _conditions(known: Mapping[str, str]) -> dict[str, str]:
    return {CONDITIONS[name]: value for name, value in known.items() if name in CONDITIONS}


def _hop(
    client: "httpx2.Client", url: "httpx2.URL", resolve: Resolve, limit: int, until: float
) -> Fetched | str:
    """Return what one address answers, or the address that it leads on to."""
    address = _checked(url, resolve)
    left = until - time.monotonic()
    if left <= 0:
        raise Refused(f"{url}: took too long")
    # `copy_with` would leave the name in; the connection must go to the address itself.
    there = url.copy_with(host=address)
    with client.stream(
        "GET",
        there,
        headers={"host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
        timeout=left,
        follow_redirects=False,
    ) as answer:
        if answer.has_redirect_location:
            return str(url.join(answer.headers["location"]))
        if answer.status_code == 304:
            return Fetched(b"", "", str(url), unchanged=True)
        if answer.status_code != 200:
            raise Refused(f"{url}: the server answers {answer.status_code}")
        content = _content(answer, str(url), limit, until)
        validators = {name: answer.headers[name] for name in CONDITIONS if name in answer.headers}
        return Fetched(
            content, answer.headers.get("content-type", ""), str(url), validators=validators
        )


def _content(answer: "httpx2.Response", url: str, limit: int, until: float) -> bytes:
    length = answer.headers.get("content-length", "")
    parts, size = [], int(length) if length.isascii() and length[:12].isdigit() else 0
    if size > limit:
        raise Refused(f"{url}: more than {limit:,} bytes")
    size = 0
    # As the bytes arrive: gathered into chunks, a server that drips would never be timed.
    for part in answer.iter_bytes():
        size += len(part)
        if size > limit:
            raise Refused(f"{url}: more than {limit:,} bytes")
        if time.monotonic() > until:
            raise Refused(f"{url}: took too long")
        parts.append(part)
    return b"".join(parts)


def _checked(url: "httpx2.URL", resolve: Resolve) -> str:
    """Return the public address that a URL leads to.

    Raises:
        Refused: There is none, or one of its addresses is not public.
    """
    if url.scheme not in PORTS_ALLOWED:
        raise Refused(f"{url}: only http and https are fetched")
    if url.userinfo or not url.host:
        raise Refused(f"{url.host or url}: an address with a name and password, or without a host")
    port = url.port or PORTS_ALLOWED[url.scheme]
    if port not in PORTS_ALLOWED.values():
        raise Refused(f"{url}: only the ports 80 and 443 are fetched from")
    found = resolve(url.raw_host.decode("ascii"), port)
    if not found:
        raise Refused(f"{url}: the host is not known")
    hidden = [address for address in found if not is_public(address)]
    if hidden:
        raise Refused(f"{url}: leads to {hidden[0]}, which is no public address")
    return found[0]


def _reason(wrong: Exception) -> str:
    lines = str(wrong).splitlines()
    return lines[0][:200] if lines else type(wrong).__name__
