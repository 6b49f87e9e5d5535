"""Text of a calendar, escaped as RFC 5545 (section 3.3.11) asks for."""

from icalendar import vText


class Text(vText):
    """A text of which every sign comes back.

    The library takes a backslash before a capital N for the end of a line.
    """

    def to_ical(self) -> bytes:
        """Return the text with its escapes."""
        signs = {"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"}
        return "".join(signs.get(sign, sign) for sign in self).encode()
