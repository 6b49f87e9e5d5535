"""What goes wrong behind the door becomes one line on standard error and an exit status."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import BinaryIO

import click

from servanda.errors import (
    AmbiguousName,
    DataError,
    Malformed,
    Refused,
    ServandaError,
    UnknownName,
)

DONE = 0
REFUSED = 2
MALFORMED = 3
INTERRUPTED = 130
LONGEST_MESSAGE = 400
"""In code points: an error is a line, whatever the input was."""


def exit_status(call: Callable[[], object]) -> int:
    """Run ``call`` and return the exit status; an error is told in one line."""
    try:
        call()
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        return _told(_usage(error), REFUSED)
    except ServandaError as error:
        return _told(str(error), _status(error))
    except BrokenPipeError:
        _leave_standard_output()
        return DONE
    except OSError as error:
        _leave_standard_output()
        return _told(_reason(error), REFUSED)
    except MemoryError:
        return _told("not enough memory for this input", REFUSED)
    return DONE


def one_line(message: str) -> str:
    r"""Return the message as a single printable line of bounded length.

    >>> one_line("a\n  b\x1b[31m")
    'a b [31m'
    """
    words = "".join(sign if sign.isprintable() else " " for sign in message).split()
    line = " ".join(words)
    return line if len(line) <= LONGEST_MESSAGE else line[: LONGEST_MESSAGE - 1] + "…"


def steady_streams() -> None:
    """Let no character end a command: what an encoding lacks is written as its escape.

    Raises:
        Refused: Standard output is closed: the answer would be lost.
    """
    if sys.stdout is None:
        raise Refused("standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def standard_input() -> BinaryIO:
    """Return standard input as bytes.

    Raises:
        Refused: It is closed.
    """
    if sys.stdin is None:
        raise Refused("standard input is closed")
    return sys.stdin.buffer


def tell(message: str) -> None:
    """Write one line to standard error, if there is one."""
    if sys.stderr is None:
        return
    with suppress(OSError):
        print(f"servanda: {one_line(message)}", file=sys.stderr)


def _told(message: str, status: int) -> int:
    tell(message)
    return status


def _status(error: ServandaError) -> int:
    match error:
        case Malformed() | DataError():
            return MALFORMED
        case Refused() | UnknownName() | AmbiguousName():
            return REFUSED
        case _:
            raise error


def _usage(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = f" (see `{context.command_path} --help`)" if context is not None else ""
    return error.format_message() + hint


def _reason(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename is not None else ""
    return f"{name}{error.strerror or error}"


def _leave_standard_output() -> None:
    # The interpreter flushes standard output once more at its end; nobody reads it any longer.
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
