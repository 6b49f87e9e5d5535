"""Values in the terms of JSON: what every answer for machines is written with."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any


def plain(value: object) -> Any:
    """Return the value in the terms of JSON: records become objects, days ISO strings.

    >>> plain({"on": date(2026, 2, 20), "of": ("POL",)})
    {'on': '2026-02-20', 'of': ['POL']}
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value
