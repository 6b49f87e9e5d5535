"""Pages are fetched one at a time, and not again where they are unchanged."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from servanda.errors import Refused
from servanda.fetch.guard import Fetched
from servanda.record.coverage import coverage
from servanda.record.refresh.live import PAUSE, addresses, fetched, one_by_one

URL = "https://treaties.un.org/x"


class Site:
    """A server that keeps one page under an etag."""

    def __init__(self, *, away: bool = False) -> None:
        self.page, self.etag, self.away = b"first", '"1"', away
        self.asked: list[Mapping[str, str]] = []

    def __call__(self, url: str, *, known: Mapping[str, str] | None = None) -> Fetched:
        self.asked.append(known or {})
        if self.away or url.endswith("XXVI-6&chapter=26&clang=_en"):
            raise Refused(f"{url}: the host is not known")
        if known and known.get("etag") == self.etag:
            return Fetched(b"", "", url, unchanged=True)
        return Fetched(self.page, "text/html", url, validators={"etag": self.etag})


def test_an_unchanged_page_is_taken_from_the_folder(tmp_path: Path) -> None:
    site = Site()
    assert fetched(URL, tmp_path, site) == b"first"
    assert fetched(URL, tmp_path, site) == b"first"
    assert site.asked == [{}, {"etag": '"1"'}]
    site.page, site.etag = b"second", '"2"'
    assert fetched(URL, tmp_path, site) == b"second"


def test_a_damaged_folder_is_only_a_page_fetched_again(tmp_path: Path) -> None:
    site = Site()
    fetched(URL, tmp_path, site)
    for path in tmp_path.glob("*.json"):
        path.write_text("{", encoding="utf-8")
    assert fetched(URL, tmp_path, site) == b"first"
    assert site.asked == [{}, {}]


def test_between_two_requests_there_is_a_pause(tmp_path: Path) -> None:
    pauses: list[float] = []
    came, failed = one_by_one(("APMBC", "CCM", "TPNW"), tmp_path, wait=pauses.append, fetch=Site())
    assert [treaty for treaty, _, _ in came] == ["APMBC", "TPNW"]
    assert [url.split("=")[2] for url, _ in failed] == ["XXVI-6&chapter"]
    assert pauses == [PAUSE, PAUSE]


def test_where_nothing_comes_at_all_the_first_reason_is_given(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="host is not known"):
        one_by_one(("APMBC", "TPNW"), tmp_path, wait=lambda _: None, fetch=Site(away=True))


def test_a_treaty_of_another_depositary_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="--from"):
        one_by_one(("NPT",), tmp_path, wait=lambda _: None, fetch=Site())


def test_every_address_is_that_of_a_treaty_of_the_record() -> None:
    assert all(coverage(treaty) for treaty in addresses())
    assert addresses()["APMBC"].endswith("mtdsg_no=XXVI-5&chapter=26&clang=_en")
