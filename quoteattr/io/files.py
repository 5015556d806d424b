"""The text in a file: plain text in its encoding, or what is to be read in HTML, PDF and DOCX.

What a file is, its content tells, not its name. Plain text in UTF-8 and UTF-16 needs nothing else; well-kept
libraries behind the extra ``files`` read the rest.
"""

from __future__ import annotations

import codecs
import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from types import MappingProxyType

from quoteattr.errors import InputError, MissingExtraError

__all__ = ["TEXT_SUFFIXES", "read_text", "text_of"]

TEXT_SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx"})
"""How the names of files end that a folder is searched for, in lower case."""

_EXTRA = "files"

_UNSEEN = logging.NullHandler()
"""Keeps what a library logs from standard error where the user set up no logging."""

_LOOK_AT = 1024
"""Bytes at the beginning of a file that tell what it is."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The longer of two that begin alike stands first."""

_OTHER_ENCODINGS = ("cp1252", "mac_roman", "cp850")
"""Encodings of one byte a letter in which Dutch text is found."""

_BINARY = MappingProxyType(
    {
        b"\x89PNG": "a PNG image",
        b"\xff\xd8\xff": "a JPEG image",
        b"GIF8": "a GIF image",
        b"RIFF": "a sound, film or image",
        b"ID3": "a sound",
        b"OggS": "a sound",
        b"\x1f\x8b": "a gzip archive; unpack it first",
        b"BZh": "a bzip2 archive; unpack it first",
        b"\xfd7zXZ": "an xz archive; unpack it first",
        b"7z\xbc\xaf": "a 7-Zip archive; unpack it first",
        b"Rar!": "a RAR archive; unpack it first",
        b"\xd0\xcf\x11\xe0": "a document of Word, Excel or PowerPoint before 2007; save it as .docx",
        b"{\\rtf": "Rich Text Format; save it as .docx or .txt",
        b"%!PS": "PostScript; convert it to PDF",
        b"SQLite format 3": "an SQLite database",
        b"\x7fELF": "a program",
        b"PAR1": "a Parquet table",
    }
)
"""How content begins that is no text, and what it is."""

_ARCHIVES = MappingProxyType(
    {
        "xl/workbook.xml": "an Excel workbook",
        "ppt/presentation.xml": "a PowerPoint presentation",
        "content.xml": "an OpenDocument file; save it as .docx",
        "META-INF/container.xml": "an e-book (EPUB); convert it to .txt or .docx",
    }
)
"""Files in a ZIP archive that tell what it is."""

_HTML = re.compile(
    rb"\A\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_WRONG_BYTE = re.compile(r"[\udc80-\udcff]")
"""Stands for a byte that is part of no character in UTF-8."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text(path: str | PathLike[str]) -> str:
    """The text in a file: plain text as it stands there, or the running text of an HTML, PDF or DOCX file.

    Offsets of an extraction count code points of this text, and the extraction holds it. Line ends of plain
    text stay as they are; a byte order mark is no part of it. HTML loses menus, advertisements and comments
    of readers.

    :param path: a file. What it is, its content tells, not its name.
    :raises InputError: ``path`` is no path, there is no such file, it cannot be read, or it holds no text.
    :raises MissingExtraError: HTML, PDF, DOCX, or an encoding other than UTF-8 and UTF-16, which need
        ``quoteattr[files]``.
    """
    if not isinstance(path, str | PathLike):
        raise InputError(f"expected the path of a file, got {type(path).__name__}; pass a string or a Path")
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError("no such file; check the name") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from None
    except (TypeError, ValueError) as error:
        raise InputError(f"expected the path of a file, got {path!r:.80}: {error}") from None
    return text_of(data)


def text_of(data: bytes) -> str:
    """The text in the content of a file, see :func:`read_text`.

    :raises InputError: it holds no text; the message says what it looks like.
    :raises MissingExtraError: it can be read with ``quoteattr[files]`` only.
    """
    if b"%PDF-" in data[:_LOOK_AT]:
        return _pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    known = next((what for sign, what in _BINARY.items() if data.startswith(sign)), None)
    if known is not None:
        raise InputError(f"is no text but looks like {known}")
    if _HTML.match(data):
        return _html(data)
    text = _decoded(data)
    return _html(data) if _HTML.match(text[:_LOOK_AT].encode()) else text


def _decoded(data: bytes) -> str:
    """Plain text.

    :raises InputError: it is none.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise InputError(f"is damaged: not {encoding.upper()} from byte {error.start} on") from None
        _check_not_damaged(data, error)
        text = _in_other_encoding(data)
    found = _CONTROL.search(text)
    if found:
        raise InputError(
            f"is no text but looks like binary data (code {ord(found[0])} at code point {found.start()}); "
            f"if it is UTF-16 without a byte order mark, save it as UTF-8"
        )
    return text


def _check_not_damaged(data: bytes, error: UnicodeDecodeError) -> None:
    """Whether text that is no UTF-8 may be in another encoding.

    :raises InputError: it is UTF-8 but for some bytes: text in another encoding has more bytes that make no
        character than characters beyond ASCII.
    """
    text = data.decode("utf-8", "surrogateescape")
    wrong = len(_WRONG_BYTE.findall(text))
    if len(_NOT_ASCII.findall(text)) < 2 * wrong:
        return
    line = data.count(b"\n", 0, error.start) + 1
    more = f", as are {wrong - 1} more" if wrong > 1 else ""
    raise InputError(
        f"is damaged: UTF-8, but byte {error.start} (0x{data[error.start]:02X}, in line {line}) is part of "
        f"no character{more}; write there what is meant, and save it as UTF-8"
    )


def _in_other_encoding(data: bytes) -> str:
    """Text in an encoding of one byte a letter.

    :raises InputError: it is in none in which Dutch is found.
    """
    if b"\x00" in data:
        raise InputError("is no text but looks like binary data; convert it to UTF-8 if it is text")
    with _extra("a text that is not in UTF-8"):
        from charset_normalizer import from_bytes
    best = from_bytes(data, cp_isolation=list(_OTHER_ENCODINGS)).best()
    if best is None:
        raise InputError("is no text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8")
    return str(best)


def _html(data: bytes) -> str:
    with _extra("reading HTML"):
        import trafilatura
    text = trafilatura.extract(_decoded_html(data), include_comments=False)
    if not text:
        raise InputError("is HTML without running text; save the page as text")
    return str(text)


def _decoded_html(data: bytes) -> str:
    """HTML in the encoding that it states, else as plain text."""
    stated = _CHARSET.search(data[:_LOOK_AT])
    if stated and not data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        try:
            return data.decode(stated[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return _decoded(data)


def _pdf(data: bytes) -> str:
    with _extra("reading PDF"):
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
    logging.getLogger("pypdf").addHandler(_UNSEEN)
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except (FileNotDecryptedError, DependencyError):
        raise InputError("is a PDF with a password or encrypted; save it without") from None
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise InputError(f"is a damaged PDF: {error}") from None
    text = "\n".join(page for page in pages if page.strip())
    if not text:
        raise InputError(
            "is a PDF without text, perhaps scanned; run character recognition (OCR) on it first"
        )
    return text


def _archive(data: bytes) -> str:
    from zipfile import BadZipFile, ZipFile

    try:
        names = set(ZipFile(io.BytesIO(data)).namelist())
    except BadZipFile:
        raise InputError("is a damaged ZIP archive or document; save it again") from None
    if "word/document.xml" in names:
        return _docx(data)
    what = next((what for name, what in _ARCHIVES.items() if name in names), "a ZIP archive; unpack it first")
    raise InputError(f"is no text but looks like {what}")


def _docx(data: bytes) -> str:
    with _extra("reading DOCX"):
        from docx import Document
        from docx.opc.exceptions import OpcError
    try:
        document = Document(io.BytesIO(data))
        text = "\n\n".join(filter(str.strip, _paragraphs_of(document)))
    except (OpcError, KeyError, ValueError) as error:
        raise InputError(f"is a damaged DOCX file: {error}") from None
    if not text:
        raise InputError("is a DOCX file without text")
    return text


def _paragraphs_of(container: object) -> Iterator[str]:
    """The paragraphs of a document or cell in their order, those of tables among them."""
    from docx.table import Table

    for block in container.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Table):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from _paragraphs_of(cell)
        else:
            yield block.text


@contextmanager
def _extra(feature: str) -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(feature, _EXTRA) from error
