"""Files written whole or not at all, and never over others unless that is asked for."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from servanda.errors import Refused


def check(path: Path, *, force: bool, folder: bool) -> None:
    """Say before any work is done whether the place can be written to.

    Raises:
        Refused: It is taken, or is of the other kind; ``force`` allows only that files of the
            same name are replaced.
    """
    if folder and path.exists() and not path.is_dir():
        raise Refused(f"{path}: is a file; a folder is written")
    if not folder and path.is_dir():
        raise Refused(f"{path}: is a folder; a file is written")
    if force or not path.exists():
        return
    if not folder or any(path.iterdir()):
        raise Refused(f"{path}: is there already; --force replaces it")


def write_file(path: Path, data: bytes, *, force: bool) -> None:
    """Write one file.

    Raises:
        Refused: It is there already, and ``force`` was not asked for.
    """
    check(path, force=force, folder=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o666 & ~_umask())
        if force:
            part.replace(path)
        else:
            # A link is refused where a file came to be in the meantime; a renaming would not be.
            path.hardlink_to(part)
    except FileExistsError:
        raise Refused(f"{path}: is there already; --force replaces it") from None
    finally:
        part.unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write a folder of files; what else lies in an old one stays as it is.

    A new folder appears whole; in an old one each file does.

    Raises:
        Refused: The folder is there already and not empty, and ``force`` was not asked for.
    """
    check(path, force=force, folder=True)
    if path.exists() and any(path.iterdir()):
        for name, data in files.items():
            write_file(path / name, data, force=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        for name, data in files.items():
            target = part / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        part.chmod(0o777 & ~_umask())
        part.replace(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _umask() -> int:
    """Return the mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
