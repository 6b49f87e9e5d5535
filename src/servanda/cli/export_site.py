"""The pages as files: ``servanda export --site``."""

from pathlib import Path
from typing import TYPE_CHECKING

from servanda.cli.door import tell
from servanda.cli.own import own_record
from servanda.errors import Refused

if TYPE_CHECKING:
    from servanda.delivery.export.scope import Scope


def site(folder: Path, scope: "Scope", dossiers: Path | None, address: str | None) -> int:
    """Return how many pages were written to the folder, which must be free.

    Raises:
        Refused: The pages need an extra, or show only what is known now.
    """
    if scope.looks_back:
        raise Refused("--site shows what is known now: no --known-on, no --recorded-on")
    if address is not None and not address.startswith(("http://", "https://")):
        raise Refused(f"--address: {address!r} is no http or https address")
    try:
        from servanda.web.still import HOST, Still
    except ImportError:
        raise Refused("the pages need the extra 'web': pip install 'servanda[web]'") from None
    from servanda.delivery.export.place import write_folder
    from servanda.delivery.export.site import Site, site_files
    from servanda.web.settings import Settings

    own = own_record()
    settings = Settings(
        today=lambda: scope.on, dossiers=dossiers, own=own if own.is_file() else None
    )
    about = Site(scope.on, f"http://{HOST}", address, scope.treaty, scope.state)
    with Still(settings) as answer:
        files = site_files(answer, about, lambda count: tell(f"{count:,} pages walked"))
    write_folder(folder, files, force=True)
    return len(files)
