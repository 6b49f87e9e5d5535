"""What a form brings: fields and one file, in bounds."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from servanda.errors import Malformed
from servanda.web.door import LARGEST

_FIELDS = 12


@asynccontextmanager
async def fields(request: Request) -> AsyncIterator[FormData]:
    """Give the fields of a form, and close its files in the end.

    Raises:
        Malformed: It is no form, or holds more than a form of ours does.
    """
    try:
        sent = await request.form(max_files=1, max_fields=_FIELDS, max_part_size=LARGEST)
    except (MultiPartException, HTTPException, ValueError) as wrong:
        raise Malformed(f"the form cannot be read: {wrong}") from None
    try:
        yield sent
    finally:
        await sent.close()


def field(sent: FormData, name: str) -> str:
    """Return a field of a form as text; empty where it is missing."""
    value = sent.get(name)
    return value if isinstance(value, str) else ""


async def file(sent: FormData, name: str) -> tuple[str, bytes]:
    """Return name and content of the file that a form brings; both empty where it has none."""
    value = sent.get(name)
    if not isinstance(value, UploadFile):
        return "", b""
    return value.filename or "", await value.read()
