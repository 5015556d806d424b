"""The model packages that come with quoteattr, with their card and their checksums."""

from __future__ import annotations

from pathlib import Path

__all__ = ["BUNDLED_MODEL"]

BUNDLED_MODEL = Path(__file__).parent
"""Folder of the model package that comes with quoteattr."""
