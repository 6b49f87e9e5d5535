"""Addresses made to reach the inside: a real server listens there, and hears nothing."""

import csv
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qs

import httpx2
import pytest

from servanda.errors import Refused
from servanda.fetch.address import is_public
from servanda.fetch.guard import Fetched, get

HOSTILE = Path(__file__).with_name("hostile.csv")
PUBLIC, PUBLIC6 = "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
NAMES: dict[str, Sequence[Sequence[str]]] = {
    "news.example": [[PUBLIC]],
    "six.news.example": [[PUBLIC6]],
    "both.example": [[PUBLIC6, PUBLIC]],
    "xn--bcher-kva.example": [[PUBLIC]],
    "hop.example": [[PUBLIC]],
    "localhost": [["127.0.0.1", "::1"]],
    "inside.example": [["10.0.0.5"]],
    "xn--bcher-inside-9db.example": [["127.0.0.1"]],
    "loop.example": [["127.0.0.1"]],
    "linklocal.example": [["169.254.169.254"]],
    "mixed.example": [[PUBLIC, "127.0.0.1"]],
    "mixed6.example": [[PUBLIC6, "::1"]],
    "mapped.example": [["::ffff:127.0.0.1"]],
    "nat64.example": [["64:ff9b::7f00:1"]],
    "six.example": [["2002:7f00:1::1"]],
    "zone.example": [["fe80::1%lo"]],
    "empty.example": [[]],
    "nonsense.example": [["inside"]],
    # The first answer is checked; whoever asked again would be led inside.
    "rebind.example": [[PUBLIC], ["127.0.0.1"]],
    "rebind6.example": [[PUBLIC6], ["::1"]],
}
NEVER = {"rebinding", "userinfo", "shape", "unicode", "port"}
"""Kinds that may be answered by the public host that they name, if they are answered at all."""


def hostile() -> list[tuple[str, str]]:
    """Return kind and address of each line; signs beyond ASCII are written as escapes."""
    with HOSTILE.open(encoding="utf-8", newline="") as file:
        return [
            (row["kind"], row["url"].encode("ascii").decode("unicode_escape"))
            for row in csv.DictReader(file)
        ]


class Resolver:
    """Answers names from a table, a new answer each time, and numbers as the system does."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def __call__(self, host: str, port: int) -> Sequence[str]:
        name = host.rstrip(".").lower()
        answers = NAMES.get(name)
        if answers is not None:
            self.asked[name] += 1
            return answers[min(self.asked[name], len(answers)) - 1]
        try:
            # The flag keeps the system from asking anybody.
            found = socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)
        except (OSError, UnicodeError):
            return ()
        return [str(entry[4][0]) for entry in found]


class Canary:
    """Listens on both loopback addresses and counts who comes."""

    def __init__(self) -> None:
        self.heard = 0
        self.ports: dict[str, int] = {}
        self._sockets = []
        for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
            try:
                one = socket.create_server((address, 0), family=family)
            except OSError:
                continue  # a machine without IPv6
            self.ports[address] = one.getsockname()[1]
            self._sockets.append(one)
            threading.Thread(target=self._listen, args=(one,), daemon=True).start()

    def _listen(self, one: socket.socket) -> None:
        while True:
            try:
                heard, _ = one.accept()
            except OSError:
                return
            self.heard += 1
            heard.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\ncanary")
            heard.close()

    def close(self) -> None:
        for one in self._sockets:
            one.shutdown(socket.SHUT_RDWR)
            one.close()


class Wire(httpx2.BaseTransport):
    """Carries what goes inside to the canary, and answers in the place of public hosts."""

    def __init__(self, canary: Canary) -> None:
        self.canary, self.went = canary, list[str]()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        address = request.url.host
        self.went.append(address)
        if address in (PUBLIC, PUBLIC6, "8.8.8.8", "2001:4860:4860::8888"):
            target = parse_qs(request.url.query.decode()).get("to")
            if target:
                return httpx2.Response(302, headers=[(b"location", target[0].encode())])
            return httpx2.Response(200, content=request.headers["host"].encode())
        port = self.canary.ports["::1" if ":" in address else "127.0.0.1"]
        request.url = request.url.copy_with(port=port)
        with httpx2.HTTPTransport(trust_env=False) as inside:
            answer = inside.handle_request(request)
            return httpx2.Response(answer.status_code, content=answer.read())


Fetch = Callable[[str], Fetched]


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    found = Canary()
    yield found
    found.close()


@pytest.fixture
def wire(canary: Canary) -> Iterator[Wire]:
    with Wire(canary) as found:
        yield found


def fetched(url: str, wire: Wire) -> Fetched:
    return get(url, resolve=Resolver(), transport=wire, seconds=5)


def test_the_canary_hears_whoever_comes(wire: Wire) -> None:
    # Else its silence would show nothing.
    heard = wire.canary.heard
    for address in wire.canary.ports:
        host = f"[{address}]" if ":" in address else address
        with httpx2.Client(transport=Wire(wire.canary)) as client:
            assert client.get(f"http://{host}/").text == "canary"
    assert wire.canary.heard == heard + len(wire.canary.ports)


def test_there_are_enough_of_every_kind() -> None:
    kinds = Counter(kind for kind, _ in hostile())
    assert kinds.total() >= 300
    assert min(kinds.values()) >= 4
    assert len({url for _, url in hostile()}) == kinds.total()


@pytest.mark.parametrize(("kind", "url"), hostile(), ids=lambda text: ascii(text)[1:60])
def test_no_address_reaches_the_inside(kind: str, url: str, wire: Wire) -> None:
    heard = wire.canary.heard
    try:
        found = fetched(url, wire)
    except Refused as refused:
        found, said = None, str(refused)
    else:
        said = ""
    assert "\n" not in said
    assert found is None or (kind in NEVER and found.content != b"canary")
    assert wire.canary.heard == heard
    assert set(wire.went) <= {PUBLIC, PUBLIC6}
    if kind not in NEVER | {"redirect"}:
        assert wire.went == []


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example/", "https://news.example/a?b=c#d", "HTTP://NEWS.EXAMPLE/",
        "http://news.example./", "http://news.example:80/", "https://news.example:443/x",
        "http://news.example:443/", "http://six.news.example/", "http://both.example/",
        "http://bücher.example/", "http://xn--bcher-kva.example/", "http://BÜCHER.example/",
        "http://93.184.215.14/", "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        "http://8.8.8.8/", "http://134744072/", "http://0x8.0x8.0x8.0x8/", "http://8.8.2056/",
        "http://[2001:4860:4860::8888]/", "http://news.example/?to=http%3A%2F%2Fboth.example%2F",
        "http://hop.example/?to=%2Fnext", "http://hop.example/?to=%2F%2Fnews.example%2F",
        "http://news.example/%2e%2e/%00", "http://news.example/ä",
    ],
)  # fmt: skip
def test_a_public_address_is_fetched_from_where_it_was_checked(url: str, wire: Wire) -> None:
    found = fetched(url, wire)
    assert found.content
    assert all(is_public(address) for address in wire.went)
    assert wire.went


def test_a_name_is_resolved_once_for_each_connection(wire: Wire) -> None:
    resolver = Resolver()
    get("http://rebind.example/", resolve=resolver, transport=wire)
    assert resolver.asked["rebind.example"] == 1
    assert wire.went == [PUBLIC]


FORMS = [
    ("8.8.8.8", True), ("1.1.1.1", True), ("93.184.215.14", True), ("192.0.1.1", True),
    ("2606:2800:21f:cb07::1", True), ("2001:4860:4860::8888", True), ("2a00:1450::1", True),
    ("::ffff:8.8.8.8", True),
    ("0.0.0.0", False), ("0.1.2.3", False), ("10.0.0.1", False), ("100.64.0.1", False),
    ("127.0.0.1", False), ("169.254.169.254", False), ("172.16.0.1", False),
    ("192.0.0.1", False), ("192.0.2.1", False), ("192.88.99.1", False), ("192.168.0.1", False),
    ("198.18.0.1", False), ("198.51.100.1", False), ("203.0.113.1", False),
    ("224.0.0.1", False), ("239.255.255.250", False), ("240.0.0.1", False),
    ("255.255.255.255", False),
    ("::", False), ("::1", False), ("::127.0.0.1", False), ("::ffff:127.0.0.1", False),
    ("::ffff:0:127.0.0.1", False), ("64:ff9b::127.0.0.1", False), ("64:ff9b:1::1", False),
    ("100::1", False), ("2001::1", False), ("2001:2::1", False), ("2001:20::1", False),
    ("2001:db8::1", False), ("2002:7f00:1::", False), ("3fff::1", False), ("5f00::1", False),
    ("fc00::1", False), ("fe80::1", False), ("fec0::1", False), ("ff02::1", False),
    ("ff0e::1", False), ("2001:10::1", False), ("::1%lo", False),
]  # fmt: skip


@pytest.mark.parametrize(("address", "public"), FORMS)
def test_every_form_of_an_address_is_known(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_the_standard_library_alone_would_not_do() -> None:
    wrong = [form for form, public in FORMS if ip_address(form).is_global is not public]
    assert {"64:ff9b::127.0.0.1", "224.0.0.1"} <= set(wrong), wrong
