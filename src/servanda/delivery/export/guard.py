r"""Cells that no spreadsheet takes for a formula, and the way back.

A spreadsheet reads a cell as a formula when it begins with ``=``, ``+``, ``-``, ``@`` (or their
wide forms), a tab or a line break; and where it parts cells by semicolons or tabs instead of
commas, also after one of those inside a cell. At each such place one apostrophe is put in front;
where apostrophes stand there already, one more. The inverse takes exactly one away again:

    re.sub(UNGUARD, "", cell)

>>> guarded("=1+1"), guarded("'=x"), guarded("it's"), guarded("a;=b")
("'=1+1", "''=x", "it's", "a;'=b")
>>> unguarded("a;'=b")
'a;=b'

Source:
    OWASP, CSV Injection.
"""

import re

_STARTS = r"=+\-@\t\r\n" + "\uff1d\uff0b\uff0d\uff20"
GUARD = rf"(?<![^;\t\r\n])(?='*[{_STARTS}])"
"""Where an apostrophe is put in: at the beginning of a cell or after a break, before a sign."""
UNGUARD = rf"(?<![^;\t\r\n])'(?='*[{_STARTS}])"
"""The apostrophes that were put in; works in every engine with look-around."""


def guarded(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return re.sub(GUARD, "'", cell)


def unguarded(cell: str) -> str:
    """Return the cell as it was before ``guarded``."""
    return re.sub(UNGUARD, "", cell)


def is_safe(cell: str) -> bool:
    """Say whether no part of the cell can be taken for a formula."""
    return re.search(rf"(?<![^;\t\r\n])[{_STARTS}]", cell) is None
