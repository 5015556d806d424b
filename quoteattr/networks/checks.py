"""What is looked at before a package of models is loaded."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from quoteattr.errors import ModelError

__all__ = ["require_stanza", "verify"]


def require_stanza() -> None:
    """Look whether the Stanza that is installed is of the major version that quoteattr knows.

    :raises ModelError: it is not.
    """
    found = version("stanza")
    if found.partition(".")[0] != "1":
        raise ModelError(f"quoteattr needs stanza>=1.15,<2, found {found}; run: pip install 'stanza<2'")


def verify(folder: Path) -> None:
    """Compare the files of a package with its ``checksums.json``, if it has one.

    :raises ModelError: ``folder`` is no package, or a file is missing or damaged.
    """
    if not (folder / "resources.json").is_file():
        raise ModelError(
            f"no Stanza model package in {folder}: resources.json is missing; reinstall quoteattr"
        )
    listing = folder / "checksums.json"
    if not listing.is_file():
        return
    for name, expected in _read_checksums(listing).items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"the model file {path} is missing; reinstall quoteattr")
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"the model file {path} cannot be read: {error.strerror or error}") from error
        if found != expected:
            raise ModelError(
                f"the model file {path} is damaged: SHA-256 {found[:12]}…, expected {expected[:12]}…; "
                "reinstall quoteattr"
            )


def _read_checksums(listing: Path) -> dict[str, str]:
    try:
        checksums: dict[str, str] = {
            str(name): str(checksum) for name, checksum in json.loads(listing.read_text("utf-8")).items()
        }
    except (OSError, ValueError, AttributeError) as error:
        raise ModelError(
            f"{listing} does not list check sums of model files: {error}; reinstall quoteattr"
        ) from error
    return checksums
