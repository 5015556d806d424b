from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from attrs import evolve

from quoteattr.networks.files import VECTORS, index_file
from quoteattr.networks.mapped import describe
from quoteattr.networks.package import load_networks
from quoteattr.parsing.pipeline import load_pipeline
from quoteattr.training.__main__ import main
from quoteattr.training.make import make
from quoteattr.training.pack import PROCESSORS, checksums, model_file, pack
from quoteattr.training.recipe import FULL, SMOKE
from quoteattr.training.score import TESTS, table

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def _quiet(_line: str) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def package(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A package of tiny models, really trained, and the folder of the intermediate files."""
    work, out = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("package")
    make(data, work, out, recipe=SMOKE, say=_quiet)
    return work, out


def test_the_package_loads_and_parses(package: tuple[Path, Path]) -> None:
    """A Stanza pipeline on the package gives each word a tag, a lemma and a head."""
    document = load_pipeline(package[1])("Jan leest een boek.")
    words = [word for sentence in document.sentences for word in sentence.words]
    assert words
    assert all(word.upos and word.lemma and word.deprel and word.head is not None for word in words)


def numbers_of(path: Path) -> list[torch.Tensor]:
    """All tensors of floating point numbers in a model file."""

    def tensors(value: object) -> Iterator[torch.Tensor]:
        if isinstance(value, torch.Tensor) and value.is_floating_point():
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from tensors(inner)

    return list(tensors(torch.load(path, weights_only=True)))


def test_weights_are_in_half_precision(package: tuple[Path, Path]) -> None:
    """All weights take two bytes; word vectors take four, as Stanza wants, and hold what two bytes can hold."""
    for processor in PROCESSORS:
        assert {tensor.dtype for tensor in numbers_of(model_file(package[1], processor))} == {torch.float16}
    (vectors,) = numbers_of(model_file(package[1], VECTORS))
    assert vectors.dtype == torch.float32
    assert torch.equal(vectors, vectors.half().float())


def test_the_package_runs_without_stanza(package: tuple[Path, Path]) -> None:
    """Beside each model stands its index, as it would be made anew, and the networks run by it."""
    for processor in (*PROCESSORS, VECTORS):
        model = model_file(package[1], processor)
        assert json.loads(index_file(model).read_text(encoding="utf-8")) == describe(model)
    networks = load_networks(package[1])
    words = ["Jan", "leest", "een", "boek", "."]
    ((upos, _),) = networks.tagger([words])
    ((heads, relations),) = networks.parser([(words, networks.lemmatizer(words, upos), upos)])
    assert len(upos) == len(heads) == len(relations) == 5
    assert heads.count(-1) == 1


def test_packing_again_gives_the_same_bytes(package: tuple[Path, Path], tmp_path: Path) -> None:
    """The checksums of a second package of the same models are the same, and they are written down."""
    work, out = package
    again = pack({name: work / f"{name}.pt" for name in PROCESSORS}, work / "vectors.pt", tmp_path)
    assert again == checksums(out)
    assert json.loads((out / "checksums.json").read_text(encoding="utf-8")) == again


def test_a_finished_step_is_not_trained_again(package: tuple[Path, Path], data: Path, tmp_path: Path) -> None:
    """A second run with the same folder of intermediate files only packs."""
    said: list[str] = []
    make(data, package[0], tmp_path, recipe=SMOKE, say=said.append)
    assert len([line for line in said if "done before" in line]) == 5
    assert not [line for line in said if "step" in line]


def test_training_goes_on_from_another_package(
    package: tuple[Path, Path], data: Path, tmp_path: Path
) -> None:
    """At a learning rate of zero the parser keeps the weights of the package that it started from.

    The other models were trained before, so that the parser alone is.
    """
    work, start = package
    ours = shutil.copytree(work, tmp_path / "work", ignore=shutil.ignore_patterns("depparse*"))
    still = evolve(SMOKE, parser=evolve(SMOKE.parser, steps=3, peak=0.0, weight_decay=0.0))
    make(data, ours, tmp_path / "out", recipe=still, start=start, say=_quiet)
    before, after = (
        torch.load(model_file(folder, "depparse"), weights_only=True)["model"]
        for folder in (start, tmp_path / "out")
    )
    assert all(torch.equal(after[name], weight) for name, weight in before.items())


def test_the_scores_of_a_package_can_be_written_into_it(
    package: tuple[Path, Path], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--write-scores`` writes what the table shows, for programs to read."""
    command = ["--data", str(data), "--models", str(package[1]), "--score"]
    assert main([*command, "--write-scores"]) == 0
    written = json.loads((package[1] / "scores.json").read_text(encoding="utf-8"))
    assert list(written) == list(TESTS)
    assert table(written) in capsys.readouterr().out


def test_the_command_needs_a_place_to_write(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --out the command tells what is missing."""
    assert main(["--data", str(data)]) == 2
    assert "--out" in capsys.readouterr().err


def test_a_longer_recipe_keeps_the_early_tagger() -> None:
    """Twice the updates for the models that are shipped; the tagger of the training text stays as it is."""
    longer = FULL.longer(2)
    assert longer.parser.steps == 2 * FULL.parser.steps
    assert longer.early_tagger == FULL.early_tagger
