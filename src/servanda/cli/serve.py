"""``servanda serve``: the web page and the interface for programs, on one's own machine."""

import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda.cli.argument import today
from servanda.cli.door import tell
from servanda.cli.own import own_record
from servanda.errors import Refused

if TYPE_CHECKING:
    from servanda.web.settings import Settings

BACKLOG = 512


@click.command(short_help="Serve the pages on this machine.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Address to listen on."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="PORT",
    help="Port; 0: a free one.",
)
@click.option(
    "--dossiers",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of dossiers (JSON) to show, and to keep others in on request.",
)
@click.option(
    "--contact", metavar="ADDRESS", help="Where errors are reported: mail or https address."
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A further host name under which it may be asked; repeatable.",
)
def serve(
    host: str, port: int, dossiers: Path | None, contact: str | None, names: tuple[str, ...]
) -> None:
    """Serve the pages and the interface for programs until Ctrl-C.

    Without --host only this machine reaches them. Nothing that is read is kept, unless a reader
    asks for it and --dossiers names a folder.
    """
    _check_contact(contact)
    try:
        import fastapi  # noqa: F401 -- asked for before anything is bound
        import uvicorn  # noqa: F401
        from python_multipart import multipart  # noqa: F401
    except ImportError:
        raise Refused("serving needs the extra 'web': pip install 'servanda[web]'") from None
    from servanda.web.settings import Settings

    if dossiers is not None and not dossiers.exists():
        tell(f"{dossiers}: no such folder yet; it is made when the first dossier is kept")
    own = own_record()
    with _bound(host, port) as listening:
        settings = Settings(
            today=today,
            host=host,
            port=listening.getsockname()[1],
            names=names,
            dossiers=dossiers,
            contact=contact,
            own=own if own.is_file() else None,
        )
        _run(settings, listening)


def _run(settings: "Settings", listening: socket.socket) -> None:
    import uvicorn

    from servanda.web.app import application, close, warm

    app = application(settings)
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=2,
        lifespan="off",
    )
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"Servanda is at http://{shown}:{settings.port}/ (Ctrl-C ends it)")
    threading.Thread(target=warm, args=(app,), daemon=True).start()
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        close(app)


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that is bound to the address.

    Raises:
        Refused: The address is taken, or is none of this machine.
    """
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind(address)
            found.listen(BACKLOG)
        except OSError:
            found.close()
            raise
    except (OSError, UnicodeError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) else str(wrong)
        raise Refused(f"{host}:{port} cannot be listened on: {reason}") from None
    return found


def _check_contact(contact: str | None) -> None:
    if contact is None or contact.startswith("https://"):
        return
    name, _, domain = contact.partition("@")
    if not (name and "." in domain and contact.isprintable() and " " not in contact):
        raise Refused(f"--contact: {contact!r} is neither a mail address nor an https address")
