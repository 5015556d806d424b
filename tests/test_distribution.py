"""What is shipped: the packages are built once and looked into, and the wheel is used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from quoteattr import __version__

from .conftest import ROOT

pytestmark = pytest.mark.slow

MEGABYTE = 1_000_000

TESTED_ON_WHEEL = (
    "tests/test_seed.py",
    "tests/languages",
    "tests/io/test_survival.py",
    "tests/test_schema.py",
)
"""What is run again on the wheel: it reads the files that come with the package."""


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> Path:
    return next(distributions.glob("*.whl"))


def test_index_would_take_them(distributions: Path) -> None:
    """Both packages have metadata and a description that a package index can show."""
    files = sorted(map(str, distributions.iterdir()))
    assert len(files) == 2
    done = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *files], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_wheel_holds_model_and_language_data(wheel: Path) -> None:
    """Everything in the package folder is in the wheel: the model, the language data, ``py.typed``."""
    names = set(ZipFile(wheel).namelist())
    kept = {
        str(path.relative_to(ROOT).as_posix())
        for path in (ROOT / "quoteattr").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert kept <= names
    assert "quoteattr/py.typed" in names
    assert "quoteattr/models/resources.json" in names
    assert any(name.endswith(".toml") for name in names)


def test_wheel_is_small(wheel: Path) -> None:
    """The wheel stays below 60 MB, and nothing but the package is in it."""
    assert wheel.stat().st_size < 60 * MEGABYTE
    assert {name.partition("/")[0] for name in ZipFile(wheel).namelist()} == {
        "quoteattr",
        f"quoteattr-{__version__}.dist-info",
    }


def test_source_distribution_can_be_tested(distributions: Path) -> None:
    """The source distribution holds the tests with their programs, documentation, examples and pinned versions."""
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "tests/conftest.py",
        "tests/programs/soak.py",
        "examples/folder.py",
        "docs/index.md",
        "constraints.txt",
        "CHANGELOG.md",
        "LICENSE",
    } <= names


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel is installed into."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(folder), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_wheel_passes_tests(site: Path, tmp_path: Path) -> None:
    """Tests of the model, the language data, the formats and the seed article pass on what is installed."""
    for item in ("tests", "docs", "seeds", "pyproject.toml", "README.md"):
        copy = shutil.copytree if (ROOT / item).is_dir() else shutil.copy
        copy(ROOT / item, tmp_path / item)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTED_ON_WHEEL]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment["PYTHONPATH"] = str(site)
    where = [sys.executable, "-c", "import quoteattr; print(quoteattr.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.startswith(str(site))
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_wheel_works_alone(site: Path, tmp_path: Path) -> None:
    """The command of the README works from the wheel, away from the checkout."""
    shutil.copy(next((ROOT / "seeds").glob("*.txt")), tmp_path / "artikel.txt")
    code = (
        "import sys, quoteattr, quoteattr.__main__\n"
        "assert quoteattr.__file__.startswith(sys.argv[1]), quoteattr.__file__\n"
        "sys.exit(quoteattr.__main__.main(['artikel.txt']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
    )
    assert done.returncode == 0, done.stderr
    assert "Rutte" in done.stdout
