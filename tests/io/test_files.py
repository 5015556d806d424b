"""Texts are read from what people have: plain text in its encodings, HTML, PDF and DOCX."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import matplotlib.pyplot as plt
import pytest
from pypdf import PdfWriter

from quoteattr import InputError, MissingExtraError
from quoteattr.io import read_text

TEXT = "“Eén café is gesloten”, zei Renée. Zij is ’s avonds thuis.\r\n\r\n‘Dat is naïef’, vond Piet."

PAGE = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="{charset}"><title>De Bode</title></head><body>
<nav><a href="/">Voorpagina</a><a href="/sport">Sport</a></nav>
<article><h1>Burgemeester houdt vol</h1>
<p>De burgemeester van Laarveen blijft bij haar plan. “Wij gaan door”, zei Renée Smit dinsdag tegen de raad.</p>
<p>“Dat is niet goed”, vindt raadslid Kees Blom. Hij wil <b>dat</b> er iets&nbsp;verandert.</p></article>
<footer>Alle rechten voorbehouden</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    """The same text comes out of every encoding, line ends and all, without its byte order mark."""
    path = tmp_path / "artikel.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("“Ja”, ".encode() + b"\xffzei Anna.", r"byte 10 \(0xFF, in line 1\) is part of no character; write"),
        ("Café.\n“Ja”".encode() + b"\xe9 \xe9", r"byte 15 \(0xE9, in line 2\) .*, as are 1 more; write"),
        ("“Ja”, zei Renée".encode()[:-2], "byte 17"),
    ],
)
def test_a_wrong_byte_in_utf_8_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    """A text that is UTF-8 but for a few bytes is read in no other encoding."""
    path = tmp_path / "artikel.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_text(path)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_html_gives_its_running_text(tmp_path: Path, charset: str) -> None:
    """The article without menu, tags and entities, by its content and not by its name."""
    path = tmp_path / "artikel.TXT"
    path.write_bytes(PAGE.format(charset=charset).encode(charset))
    text = read_text(path)
    assert text.splitlines()[0] == "Burgemeester houdt vol"
    assert "“Wij gaan door”, zei Renée Smit dinsdag tegen de raad." in text
    assert "Hij wil dat er iets\u00a0verandert." in text.replace("iets verandert", "iets\u00a0verandert")
    for foreign in ("Voorpagina", "<", "rechten"):
        assert foreign not in text


def test_docx_gives_paragraphs_and_tables(tmp_path: Path) -> None:
    """Paragraphs stand apart, and what stands in a table is read in its place."""
    document = docx.Document()
    document.add_heading("Verslag")
    document.add_paragraph("“Ja”, zei Anna.")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Besluit", "“Nee”, zei Piet."
    document.add_paragraph("Einde.")
    path = tmp_path / "verslag.docx"
    document.save(str(path))
    assert read_text(path) == "Verslag\n\n“Ja”, zei Anna.\n\nBesluit\n\n“Nee”, zei Piet.\n\nEinde."


def test_pdf_gives_the_text_of_its_pages(tmp_path: Path) -> None:
    """A PDF that is plain ASCII inside is no plain text."""
    figure = plt.figure()
    figure.text(0.1, 0.5, '"Ik kom morgen", zei Anna Smit tegen Piet.')
    path = tmp_path / "brief.pdf"
    figure.savefig(path, format="pdf")
    plt.close(figure)
    assert read_text(path) == '"Ik kom morgen", zei Anna Smit tegen Piet.'


def _pdf(tmp_path: Path, password: str) -> Path:
    """A PDF of one line that opens with a password."""
    figure = plt.figure()
    figure.text(0.1, 0.5, "Nee")
    path = tmp_path / "dicht.pdf"
    figure.savefig(path, format="pdf")
    plt.close(figure)
    writer = PdfWriter(clone_from=path)
    writer.encrypt(password, "eigenaar", algorithm="RC4-128")
    writer.write(path)
    return path


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    """One that anybody may open is read."""
    assert read_text(_pdf(tmp_path, "")) == "Nee"
    with pytest.raises(InputError, match="is a PDF with a password"):
        read_text(_pdf(tmp_path, "geheim"))


def test_a_damaged_pdf_is_quiet(tmp_path: Path) -> None:
    """What the library behind it logs does not reach standard error."""
    path = tmp_path / "stuk.pdf"
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nxref\nstartxref\n0\n%%EOF")
    code = f"from quoteattr.io import read_text\ntry: read_text({str(path)!r})\nexcept ValueError as error: print(error)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.startswith("is a damaged PDF")
    assert done.stderr == ""


def _zip(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word, Excel or PowerPoint before 2007; save it as .docx"),
        (b"{\\rtf1 Ja}", "Rich Text Format; save it as .docx"),
        (_zip("content.xml"), "an OpenDocument file; save it as .docx"),
        (_zip("xl/workbook.xml"), "an Excel workbook"),
        (_zip("iets.txt"), "a ZIP archive; unpack it first"),
        (b"PK\x03\x04 broken", "a damaged ZIP archive"),
        (b"%PDF-1.4\nbroken", "a damaged PDF"),
        ("“Ja”, zei Anna.".encode("utf-16-le"), "looks like binary data"),
        ("“Ja”, zei Anna.".encode("utf-16")[:-1], "is damaged: not UTF-16"),
        (b"<html><body></body></html>", "HTML without running text"),
        (bytes(range(256)) * 4, "looks like binary data"),
    ],
)
def test_what_is_no_text_says_what_it_looks_like(tmp_path: Path, content: bytes, said: str) -> None:
    """Nothing else is read as prose."""
    path = tmp_path / "bestand"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_text(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A folder or no file at all is an error of the input."""
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "weg.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path)


@pytest.mark.parametrize(
    ("content", "module", "feature"),
    [
        (PAGE.format(charset="utf-8").encode(), "trafilatura", "reading HTML"),
        (b"%PDF-1.4", "pypdf", "reading PDF"),
        (_zip("word/document.xml"), "docx", "reading DOCX"),
        ("één".encode("cp1252"), "charset_normalizer", "a text that is not in UTF-8"),
    ],
)
def test_without_the_extra_the_error_names_the_pip_line(
    tmp_path: Path, content: bytes, module: str, feature: str
) -> None:
    """In a process where the library cannot be imported, the message says what to install."""
    path = tmp_path / "bestand"
    path.write_bytes(content)
    program = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from quoteattr.io import read_text\n"
        f"try: read_text({str(path)!r})\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    expected = str(MissingExtraError(feature, "files"))
    assert said.strip() == f"MissingExtraError {expected}"
