"""One table of a treaty file, read key by key: what nobody asks for is refused."""

from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from servanda.errors import DataError
from servanda.terms.source import Confidence

Word = TypeVar("Word", bound=StrEnum)


class Table:
    """A table of a TOML file that knows its place and which keys were read."""

    def __init__(self, raw: Any, place: str, above: "Table | None" = None) -> None:
        """Keep the raw table; source and confidence are inherited from the table above."""
        if not isinstance(raw, dict):
            raise DataError(f"{place}: not a table")
        self._raw: dict[str, Any] = dict(raw)
        self._place = place
        self.source: str = self._inherited("source", above.source if above else None)
        said = self._inherited("confidence", above.confidence if above else None)
        self.confidence: Confidence = self._known(Confidence, said, "confidence")

    def _inherited(self, key: str, above: Any) -> Any:
        value = self._raw.pop(key, above)
        if value is None:
            raise DataError(f"{self._place}: {key}: missing")
        return value

    def at(self, key: str) -> str:
        """Return the place of a key, as errors name it."""
        return f"{self._place}: {key}" if self._place.endswith(".toml") else f"{self._place}.{key}"

    def maybe(self, key: str, kind: type) -> Any:
        """Return the value of a key, or None where there is none.

        Raises:
            DataError: The value is of another kind.
        """
        value = self._raw.pop(key, None)
        if value is None or type(value) is kind:
            return value
        raise DataError(f"{self.at(key)}: not a {kind.__name__}: {value!r}")

    def must(self, key: str, kind: type) -> Any:
        """Return the value of a key that every such table has.

        Raises:
            DataError: The key is missing, empty, or of another kind.
        """
        value = self.maybe(key, kind)
        if value is None or value == "":
            raise DataError(f"{self.at(key)}: missing")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; none where there is no key."""
        value = self.maybe(key, list) or []
        if not all(isinstance(word, str) for word in value):
            raise DataError(f"{self.at(key)}: not a list of strings: {value!r}")
        return tuple(value)

    def days(self, key: str) -> tuple[date, ...]:
        """Return a list of dates; none where there is no key."""
        value = self.maybe(key, list) or []
        if not all(type(day) is date for day in value):
            raise DataError(f"{self.at(key)}: not a list of dates: {value!r}")
        return tuple(value)

    def word(self, key: str, words: type[Word], default: Word | None = None) -> Word:
        """Return the value of a key that is one of a closed set of words."""
        value = self.maybe(key, str)
        if value is None and default is not None:
            return default
        return self._known(words, value, key)

    def _known(self, words: type[Word], value: Any, key: str) -> Word:
        try:
            return words(value)
        except ValueError:
            known = ", ".join(words)
            raise DataError(f"{self.at(key)}: {value!r} is none of {known}") from None

    def table(self, key: str) -> "Table | None":
        """Return the table under a key, or None."""
        raw = self._raw.pop(key, None)
        return None if raw is None else Table(raw, self.at(key), self)

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return the tables under a key, in the order of the file."""
        raw = self._raw.pop(key, [])
        if not isinstance(raw, list):
            raise DataError(f"{self.at(key)}: not a list of tables")
        return tuple(Table(one, f"{self.at(key)}[{n}]", self) for n, one in enumerate(raw, 1))

    def unread(self) -> tuple[str, ...]:
        """Return the keys not read yet."""
        return tuple(self._raw)

    def close(self) -> None:
        """Refuse whatever was not read.

        Raises:
            DataError: A key is unknown here; names it.
        """
        for key in self._raw:
            raise DataError(f"{self.at(key)}: unknown key")
