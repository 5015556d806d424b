"""What is raised for a network that cannot be run here."""

from __future__ import annotations

__all__ = ["UnknownArchitectureError"]


class UnknownArchitectureError(Exception):
    """A network is built in another way than those that can be run here; Stanza itself can run it.

    Whoever loads a package catches it and takes Stanza, so that no user meets it.
    """
