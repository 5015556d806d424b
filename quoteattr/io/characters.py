"""Characters that other formats cannot hold or count differently."""

from __future__ import annotations

import re
from itertools import accumulate

__all__ = ["LINE_BREAKS", "replace_forbidden", "utf16_offsets"]

LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Every character at which some reader of line-based formats ends a line."""

_FORBIDDEN_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def replace_forbidden(text: str) -> str:
    """``text`` with U+FFFD for each character that XML 1.0 forbids, so that offsets stay as they are.

    Forbidden are the control characters except tab, line feed and carriage return, the lone surrogates,
    U+FFFE and U+FFFF.
    """
    return _FORBIDDEN_IN_XML.sub("\ufffd", text)


def utf16_offsets(text: str) -> list[int]:
    """For each offset in code points, from 0 to ``len(text)``, the offset in UTF-16 code units."""
    return [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
