"""A strict reader of iCalendar: what RFC 5545 asks for, and nothing else is let pass."""

import re
from dataclasses import dataclass

LINE = re.compile(
    r"(?P<name>[A-Z0-9-]+)(?P<params>(;[A-Z0-9-]+=(\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]*))*)"
    r":(?P<value>.*)"
)
TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
TEXTS = {"SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME"}
UTC = re.compile(r"\d{8}T\d{6}Z")
ONCE = {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP"}
STATUS = {"TENTATIVE", "CONFIRMED", "CANCELLED"}


@dataclass
class Component:
    """A component with its properties; of each its parameters and its value, as written."""

    name: str
    properties: dict[str, list[tuple[str, str]]]
    inner: list["Component"]

    def value(self, name: str) -> str:
        """Return the only value of a property."""
        ((_, value),) = self.properties[name]
        return value

    def text(self, name: str) -> str:
        """Return the only value of a property that is text."""
        signs = {"n": "\n", "N": "\n"}
        return re.sub(r"\\(.)", lambda m: signs.get(m[1], m[1]), self.value(name))


def parsed(raw: bytes) -> Component:
    """Return the calendar, or fail where RFC 5545 is broken."""
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    physical = raw[:-2].split(b"\r\n")
    for part in physical:
        assert len(part) <= 75, part
        part.decode("utf-8")
    logical = raw[:-2].decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")
    assert all(logical)
    top = Component("", {}, [])
    open_ = [top]
    for line in logical:
        match = LINE.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            open_.append(Component(value, {}, []))
        elif name == "END":
            done = open_.pop()
            assert done.name == value
            open_[-1].inner.append(done)
        else:
            if name in TEXTS:
                assert TEXT.fullmatch(value), value
            open_[-1].properties.setdefault(name, []).append((match["params"], value))
    (calendar,) = top.inner
    _check(calendar)
    return calendar


def _check(calendar: Component) -> None:
    assert calendar.name == "VCALENDAR"
    assert calendar.value("VERSION") == "2.0"
    assert calendar.value("PRODID")
    assert calendar.value("METHOD") == "PUBLISH"
    uids = [one.value("UID") for one in calendar.inner]
    assert len(set(uids)) == len(uids)
    for one in calendar.inner:
        assert one.name == "VEVENT"
        assert set(one.properties) <= {*ONCE, "CATEGORIES"}
        assert all(len(one.properties[name]) == 1 for name in ONCE)
        assert UTC.fullmatch(one.value("DTSTAMP"))
        assert one.properties["DTSTART"][0][0] == ";VALUE=DATE"
        assert re.fullmatch(r"\d{8}", one.value("DTSTART"))
        assert one.value("STATUS") in STATUS
        assert int(one.value("SEQUENCE")) >= 0
