"""The peak of the memory of this process alone."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["peak_megabytes"]


def peak_megabytes() -> float:
    """The greatest resident size that this process has had, in MB.

    What ``getrusage`` gives starts at the peak of the process that started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    match = re.search(r"VmHWM:\s*(\d+)", status)
    assert match is not None, "Linux tells the peak of a process; this system does not"
    return int(match[1]) / 1024
