"""What the package promises before anything is extracted."""

from __future__ import annotations

import compileall
import shutil
import subprocess
import sys
from importlib.metadata import metadata, requires
from importlib.resources import files
from pathlib import Path

import quoteattr

PACKAGE = Path(quoteattr.__file__).parent


def test_import_is_light() -> None:
    """Importing quoteattr, and asking its command for help, loads neither Stanza nor torch."""
    code = (
        "import sys, quoteattr, quoteattr.__main__, quoteattr.evaluation\n"
        "extractor = quoteattr.QuoteExtractor()\n"
        "print(sorted({'stanza', 'torch', 'numpy', 'pandas', 'spacy', 'networkx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_import_is_quick() -> None:
    """``import quoteattr`` reads no stage: those that find quotations come with the first use of a name."""
    code = (
        "import sys, quoteattr\n"
        "assert not [name for name in sys.modules if name.startswith('quoteattr.stages')]\n"
        "quoteattr.extract_quotes\n"
        "assert 'quoteattr.stages.attribution.speakers' in sys.modules\n"
        "assert not {'stanza', 'torch'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _explained(folder: Path, *options: str) -> str:
    """What the rule *tag_after* means, in a process with these options and the package in ``folder``."""
    code = "import quoteattr; print(quoteattr.explain('tag_after'))"
    command = [sys.executable, *options, "-c", code]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.rstrip("\n")


def test_rules_are_explained_without_docstrings() -> None:
    """Under ``python -OO`` an explanation comes from the source."""
    assert _explained(PACKAGE.parent, "-OO") == quoteattr.explain("tag_after")


def test_rules_say_why_they_are_not_explained(tmp_path: Path) -> None:
    """Where neither docstrings nor sources are there, ``explain`` says so."""
    copy = tmp_path / "quoteattr"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.pt", "training"))
    compileall.compile_dir(copy, quiet=1, legacy=True, optimize=2)
    for source in copy.rglob("*.py"):
        source.unlink()
    assert "the source, which explains this rule, is not at hand" in _explained(tmp_path, "-OO")


def test_import_leaves_the_process_as_it_was() -> None:
    """Importing quoteattr adds no log handlers and no warning filters."""
    code = (
        "import logging, warnings\n"
        "before = list(warnings.filters), list(logging.getLogger().handlers)\n"
        "import quoteattr\n"
        "assert before == (list(warnings.filters), list(logging.getLogger().handlers))\n"
        "assert not logging.getLogger('quoteattr').handlers"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_public_names_are_exact() -> None:
    """``__all__`` is sorted and names everything that stands in the package, and nothing else."""
    public = {
        name
        for name, value in ((name, getattr(quoteattr, name)) for name in dir(quoteattr))
        if not name.startswith("_") and (getattr(value, "__module__", None) or "").startswith("quoteattr.")
    }
    assert set(quoteattr.__all__) == public
    assert quoteattr.__all__ == sorted(quoteattr.__all__)


def test_star_import_gives_the_public_names() -> None:
    """``from quoteattr import *`` gives the names of ``__all__`` and no others."""
    namespace: dict[str, object] = {}
    exec("from quoteattr import *", namespace)
    assert set(namespace) - {"__builtins__"} == set(quoteattr.__all__)


def test_metadata_is_complete() -> None:
    """The installed package states its licence, its Python and its purpose."""
    known = metadata("quoteattr")
    assert known["License-Expression"] == "MIT"
    assert known["Requires-Python"] == ">=3.11"
    assert known["Version"] == quoteattr.__version__
    assert "Dutch" in known["Summary"]
    assert "Typing :: Typed" in known.get_all("Classifier", [])


def test_runtime_dependencies_are_three() -> None:
    """Without extras quoteattr needs Stanza, attrs and regex."""
    plain = [line for line in requires("quoteattr") or [] if "extra ==" not in line]
    assert sorted(line.partition(">")[0].partition("<")[0] for line in plain) == ["attrs", "regex", "stanza"]


def test_package_is_typed() -> None:
    """Type checkers find ``py.typed``."""
    assert (files("quoteattr") / "py.typed").is_file()
