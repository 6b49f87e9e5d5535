"""Everything this library raises on purpose.

* ServandaError
  - DataError         a file we ship, or one you added, is wrong; names file and place
  - Malformed         the input cannot be read; names place and reason          exit status 3
  - Refused           a limit or policy forbids it; names which                 exit status 2
  - UnknownName       no treaty, state or organisation by that name             exit status 2
  - AmbiguousName     several; the candidates are on the exception              exit status 2

What the *law* leaves open is a value, never an error.
"""

from collections.abc import Sequence


class ServandaError(Exception):
    """The root of every error raised on purpose."""


class DataError(ServandaError):
    """A data file is wrong; the message names file and place."""


class Malformed(ServandaError):  # noqa: N818 -- named for the state of the input, not as "...Error"
    """The input cannot be read; the message names place and reason."""


class Refused(ServandaError):  # noqa: N818 -- named for what was done, not as "...Error"
    """A limit or a policy forbids it; the message names which."""


class UnknownName(ServandaError):  # noqa: N818 -- named for the state of the name
    """Nothing is known by that name; near names are offered, and what else goes by it is told."""

    def __init__(
        self, name: str, kind: str, near: Sequence[str] = (), *, known_as: str | None = None
    ) -> None:
        """Keep the name asked for, what was sought and the near names offered."""
        self.name, self.kind, self.near = name, kind, tuple(near)
        hint = f"; near: {', '.join(near)}" if near else ""
        hint += f"; that is a {known_as}" if known_as else ""
        super().__init__(f"unknown {kind}: {name!r}{hint}")


class AmbiguousName(ServandaError):  # noqa: N818 -- named for the state of the name
    """Several things are known by that name."""

    def __init__(self, name: str, kind: str, candidates: Sequence[str]) -> None:
        """Keep the name asked for, what was sought and the candidates."""
        self.name, self.kind, self.candidates = name, kind, tuple(candidates)
        super().__init__(f"ambiguous {kind}: {name!r} may be {', '.join(candidates)}")
