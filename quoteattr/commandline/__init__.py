"""The command line: what is asked, what is read, what is written, and what is said on the way."""

from quoteattr.commandline.command import main

__all__ = ["main"]
