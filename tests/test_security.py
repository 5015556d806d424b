"""What a text, a file or a model may not do."""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quoteattr import Extraction, InputError, ModelError, QuoteExtractor
from quoteattr.io import FORMATS, dumps, loads
from quoteattr.models import BUNDLED_MODEL
from quoteattr.networks.package import load_networks
from quoteattr.parsing.pipeline import load_pipeline
from tests.support.browser import CHROMIUM

pytestmark = pytest.mark.slow

SOURCE = Path(__file__).parents[1] / "quoteattr"
SAID = '"Dat is zo", zei Jan tegen Piet.'
HOSTILE = (
    "Wij <script>document.title='run'</script> gaan door\n\n"
    '"<img src=x onerror="document.title=\'run\'">Ja", zei Jan "<svg onload=document.title=\'run\'>" de Wit. '
    "</style></span></td><script>document.title='run'</script> &lt;script&gt; ]]> --> {{7*7}} ${7*7} "
    "“' onmouseover='document.title=1”, zei O'<b>Brien</b>. javascript:document.title='run'"
)


def run(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *options, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, timeout=240)


def test_no_connection_is_opened() -> None:
    """The whole library works in a process in which every socket and every look-up of a host fails."""
    code = f"""
import socket
def refuse(*arguments, **options):
    raise SystemExit("the network was touched")
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
from quoteattr import extract_quotes
from quoteattr.io import FORMATS, dumps
extraction = extract_quotes({SAID!r})
for name in FORMATS:
    dumps(extraction, name)
print(extraction[0].speaker.name)
"""
    done = run(code)
    assert (done.returncode, done.stdout.strip()) == (0, "Jan"), done.stderr


def test_the_bundled_model_is_read_without_its_pickle() -> None:
    """An answer of the bundled model comes about where neither pickle nor PyTorch can load anything."""
    code = f"""
import pickle, sys
def refuse(*arguments, **options):
    raise SystemExit("a pickle was loaded")
pickle.load = pickle.loads = pickle.Unpickler = refuse
sys.modules["torch"] = None
import quoteattr
print(quoteattr.extract_quotes({SAID!r})[0].speaker.name)
"""
    done = run(code)
    assert (done.returncode, done.stdout.strip()) == (0, "Jan"), done.stderr


@pytest.mark.parametrize("load", ["networks.package.load_networks", "parsing.pipeline.load_pipeline"])
def test_models_are_loaded_as_weights_only(load: str, tmp_path: Path) -> None:
    """Every file that PyTorch loads is loaded with ``weights_only=True``, which runs no code.

    So it is with a package without indices, and with one that Stanza runs.
    """
    folder = shutil.copytree(BUNDLED_MODEL, tmp_path / "models")
    (folder / "checksums.json").unlink()
    for index in (folder / "nl").glob("*/*.json"):
        index.unlink()
    module, _, function = load.rpartition(".")
    code = f"""
import torch
from pathlib import Path
load = torch.load
seen = []
def watch(*arguments, **options):
    seen.append(options.get("weights_only"))
    return load(*arguments, **options)
torch.load = watch
from quoteattr.{module} import {function}
{function}(Path({str(folder)!r}))
print(len(seen) >= 5 and all(seen))
"""
    done = run(code)
    assert done.stdout.strip() == "True", done.stderr


def test_a_model_file_that_runs_code_is_refused(tmp_path: Path) -> None:
    """A pickle in the place of a model is refused without being run, also when its checksum is right."""
    folder = tmp_path / "models"
    shutil.copytree(BUNDLED_MODEL, folder)
    tagger = folder / "nl" / "pos" / "quoteattr.pt"
    touched = tmp_path / "touched"
    tagger.write_bytes(f"cposix\nsystem\n(S'touch {touched}'\ntR.".encode())
    listing = folder / "checksums.json"
    sums = json.loads(listing.read_text())
    name = next(key for key in sums if key.endswith("pos/quoteattr.pt"))
    listing.write_text(json.dumps({**sums, name: hashlib.sha256(tagger.read_bytes()).hexdigest()}))
    for load in (load_networks, load_pipeline):
        with pytest.raises(ModelError, match="cannot be loaded"):
            load(folder)
    assert not touched.exists()


def test_the_bundled_files_are_all_listed() -> None:
    """Every file with weights in the bundled package has a checksum, and the checksum is right."""
    sums = json.loads((BUNDLED_MODEL / "checksums.json").read_text())
    weights = {path.relative_to(BUNDLED_MODEL).as_posix() for path in BUNDLED_MODEL.rglob("*.pt")}
    assert weights <= set(sums)
    for name, expected in sums.items():
        assert hashlib.sha256((BUNDLED_MODEL / name).read_bytes()).hexdigest() == expected


def test_the_source_runs_no_text() -> None:
    """Nothing in the package evaluates or unpickles what it is given, or starts a shell.

    The processes of ``pipe`` speak to each other in pickle; nothing from outside gets there.
    """
    banned = {"eval", "exec", "compile", "__import__"}
    speaks_pickle = SOURCE / "streaming" / "workers.py"
    paths = set(SOURCE.rglob("*.py"))
    assert speaks_pickle in paths
    for path in sorted(paths - {speaks_pickle}):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in banned, f"{path}:{node.lineno}"
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                called = f"{node.value.id}.{node.attr}"
                forbidden = {"pickle.load", "pickle.loads", "os.system", "subprocess.run", "marshal.loads"}
                assert called not in forbidden, f"{path}:{node.lineno}"


@pytest.fixture(scope="module")
def hostile() -> Extraction:
    extraction = QuoteExtractor(model=None)(HOSTILE)
    assert len(extraction) >= 2
    return extraction


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_articles_are_written_in_every_format(hostile: Extraction, name: str) -> None:
    """Markup in an article is data in every format, and those that are read give it back."""
    if name == "cas":
        pytest.importorskip("cassis", reason="the extra 'inception' is not installed")
    written = dumps(hostile, name)
    assert "Jan" in written
    if name in {"tei", "cas", "folia"}:
        names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(written).iter()}
        assert not {"script", "img", "svg", "style"} & names
    if name in {"json", "jsonl", "tei", "webanno", "cas"}:
        assert loads(written, name).text == HOSTILE
    if name == "html":
        assert "<script" not in written.lower()


def test_a_browser_runs_nothing_of_an_article(hostile: Extraction, tmp_path: Path) -> None:
    """In a real browser the page of a hostile article keeps its title and holds no element of the article."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium to show the page in")
    page = tmp_path / "page.html"
    page.write_text(hostile.to_html(), encoding="utf-8")
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    done = subprocess.run(
        [*command, "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=120
    )
    shown = done.stdout
    assert "gaan door" in shown, done.stderr
    assert "<title>run" not in shown
    names: list[str] = []
    handlers: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: (  # type: ignore[method-assign]
        names.append(tag),
        handlers.extend(name for name, _ in attributes if name.startswith("on")),
    )[0]
    parser.feed(shown)
    assert not {"script", "img", "b"} & set(names)
    assert handlers == []


EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("name", ["tei", "cas"])
@pytest.mark.parametrize("doctype", [EXTERNAL, LAUGHS], ids=["external entity", "growing entities"])
def test_entities_are_not_expanded(hostile: Extraction, name: str, doctype: str) -> None:
    """An XML file that declares entities of its own is refused, wherever they point."""
    if name == "cas":
        pytest.importorskip("cassis", reason="the extra 'inception' is not installed")
    declaration, _, rest = dumps(hostile, name).partition("?>")
    with pytest.raises(InputError, match="DTD"):
        loads(f"{declaration}?>{doctype}{rest}", name)
