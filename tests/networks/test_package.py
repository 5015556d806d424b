"""The networks give what Stanza gives with the same weights."""

from __future__ import annotations

import json
import lzma
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import torch

from quoteattr import ModelError, QuoteExtractor
from quoteattr.models import BUNDLED_MODEL
from quoteattr.networks.errors import UnknownArchitectureError
from quoteattr.networks.files import index_file, language_of, model_file, vectors_file
from quoteattr.networks.package import Networks, load_networks
from quoteattr.parsing.parser import readable
from quoteattr.parsing.pipeline import load_pipeline
from tests.support.shared import treebank

pytestmark = pytest.mark.slow

ARTICLES = sorted((Path(__file__).parents[1] / "gold").rglob("*.txt"))

Word = tuple[str, str, str, str, int, str]
"""Text, lemma, part of speech, features, head and relation."""


@pytest.fixture(scope="module")
def networks() -> Networks:
    return load_networks(BUNDLED_MODEL)


@pytest.fixture(scope="module")
def stanza() -> Any:
    return load_pipeline(BUNDLED_MODEL)


def of_stanza(document: Any) -> list[list[Word]]:
    return [
        [(w.text, w.lemma, w.upos, w.feats or "", w.head - 1, w.deprel) for w in sentence.words]
        for sentence in document.sentences
    ]


def of_networks(networks: Networks, sentences: Sequence[Sequence[str]]) -> list[list[Word]]:
    analysed = []
    for words, (upos, feats) in zip(sentences, networks.tagger(sentences), strict=True):
        analysed.append((words, networks.lemmatizer(words, upos), upos, feats))
    trees = networks.parser([columns[:3] for columns in analysed])
    return [list(zip(*columns, *tree, strict=True)) for columns, tree in zip(analysed, trees, strict=True)]


def check_texts(networks: Networks, stanza: Any, texts: Sequence[str]) -> None:
    expected = []
    sentences = []
    for document, text, spans in zip(
        stanza.bulk_process(list(texts)), texts, networks.tokenizer(texts), strict=True
    ):
        expected += of_stanza(document)
        sentences += [[text[start:end] for start, end in tokens] for tokens in spans]
    assert of_networks(networks, sentences) == expected


def telling_paragraphs(texts: Sequence[str]) -> list[str]:
    """Every thirtieth paragraph that the tokenizer reads in one go, and those with a character not met before."""
    paragraphs = [readable(line) for text in texts for line in text.split("\n") if line.strip()]
    met: set[str] = set()
    chosen = []
    for number, paragraph in enumerate(each for each in paragraphs if len(each) <= 1000):
        if number % 30 == 0 or not met.issuperset(paragraph):
            chosen.append(paragraph)
            met.update(paragraph)
    return chosen


def test_articles(networks: Networks, stanza: Any, seed: str) -> None:
    """Every token, lemma, tag and arc of paragraphs of sixty articles is the one that Stanza gives."""
    texts = [seed, *(path.read_text(encoding="utf-8") for path in ARTICLES)]
    assert len(texts) > 60
    check_texts(networks, stanza, telling_paragraphs(texts))


def test_treebank(networks: Networks, stanza: Any) -> None:
    """So is that of every third paragraph of a treebank, four sentences each."""
    lines = lzma.decompress(treebank("nl-dev").read_bytes()).decode("utf-8").splitlines()
    texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    paragraphs = [" ".join(texts[n : n + 4]) for n in range(0, len(texts), 12)]
    check_texts(networks, stanza, [paragraph for paragraph in paragraphs if len(paragraph) <= 1000])


@pytest.mark.parametrize(
    "text",
    [
        "Wat zeg je ?! Kom hier !!! Nee ... ja .",
        "  Hij   zei:  niets .   En ging . ",
        "Vgl. jan.de.boer@krant.nl of https://www.krant.nl/a?b=c, of krant.co.uk.",
        "De żółw łuskał orzeszki ; Ærøskøbing ligt aan de Þjórsá . ДА . 東京 .",
        "2.000 euro , 3,5 procent en ½ liter op 12-3-2024 om 13.45 uur .",
        "x",
    ],
)
def test_unusual_texts(networks: Networks, stanza: Any, text: str) -> None:
    """Marks in a row, blanks in a row, addresses, unknown letters and numbers are read as Stanza reads them."""
    check_texts(networks, stanza, [text])


def test_order_and_company_change_nothing(networks: Networks, seed: str) -> None:
    """Sentences have the same trees alone and in any batch."""
    sentences = [
        [seed[start:end] for start, end in tokens]
        for spans in networks.tokenizer([seed.replace("\n", " ")])
        for tokens in spans
    ]
    together = of_networks(networks, sentences)
    assert [of_networks(networks, [sentence])[0] for sentence in sentences] == together
    assert of_networks(networks, sentences[::-1])[::-1] == together


def test_nothing_to_do(networks: Networks) -> None:
    """No texts, empty texts and blanks have no sentences."""
    assert networks.tokenizer([]) == []
    assert networks.tokenizer(["", "   "]) == [[], []]
    assert (networks.tagger([]), networks.lemmatizer([], []), networks.parser([])) == ([], [], [])


def test_a_long_paragraph_is_read_in_windows(networks: Networks) -> None:
    """A paragraph of many windows has the sentences that its pieces have, and every character is in a token."""
    sentence = "De minister zei gisteren dat zij de brug over de rivier nog dit jaar wil openen."
    text = " ".join([sentence] * 60)
    (found,) = networks.tokenizer([text])
    assert [text[tokens[0][0] : tokens[-1][1]] for tokens in found] == [sentence] * 60
    letters = "".join(text[start:end] for tokens in found for start, end in tokens)
    assert letters == text.replace(" ", "")
    (endless,) = networks.tokenizer(["w" * 2500])
    assert sum(end - start for tokens in endless for start, end in tokens) == 2500


def test_lemmas_outlive_a_full_memory(networks: Networks, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the lemmas at hand have become too many, words that were known before still have theirs."""
    monkeypatch.setattr("quoteattr.networks.lemmatizer._KEPT", 1)
    words, upos = ["liep", "zwabberkont", "riep"], ["VERB", "NOUN", "VERB"]
    first = networks.lemmatizer(words[:2], upos[:2])
    assert networks.lemmatizer(words, upos)[:2] == first


@pytest.mark.parametrize(
    ("processor", "change"),
    [
        ("tokenize", {"use_mwt": True}),
        ("pos", {"share_hid": False}),
        ("lemma", {"beam_size": 2}),
        ("depparse", {"resolve_head_constraints": True}),
    ],
)
def test_networks_of_another_kind_are_refused(tmp_path: Path, processor: str, change: dict[str, Any]) -> None:
    """A model that is built in another way is not run as if it were not."""
    with pytest.raises(UnknownArchitectureError):
        load_networks(changed_package(tmp_path, processor, lambda state: state["config"].update(change)))


def test_a_package_of_another_kind_runs_in_stanza(tmp_path: Path) -> None:
    """An extractor takes such a package all the same; Stanza runs it."""
    folder = changed_package(
        tmp_path, "depparse", lambda state: state["config"].update(resolve_head_constraints=True)
    )
    (quote,) = QuoteExtractor(model=folder)('"De brug is dicht", zei Anna tegen Piet.')
    assert quote.speaker is not None
    assert quote.speaker.name == "Anna"


def changed_package(folder: Path, processor: str, change: Callable[[dict[str, Any]], None]) -> Path:
    """A copy of the bundled package in which one model is changed, with new checksums."""
    package = shutil.copytree(BUNDLED_MODEL, folder / "model")
    path = model_file(package, processor)
    state = torch.load(path, weights_only=True)
    change(state)
    torch.save(state, path)
    index_file(path).unlink()
    (package / "checksums.json").write_text(json.dumps({}))
    return package


def test_a_package_without_indices(networks: Networks, tmp_path: Path) -> None:
    """Models that no index stands beside are read all the same, with PyTorch, and give the same."""
    package = shutil.copytree(BUNDLED_MODEL, tmp_path / "model")
    (package / "checksums.json").unlink()
    for index in package.rglob("quoteattr.json"):
        index.unlink()
    words = ["De", "zwabberkont", "liep", "weg", "."]
    assert of_networks(load_networks(package), [words]) == of_networks(networks, [words])


@pytest.fixture(scope="module")
def unchecked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the bundled package without checksums, whose parser's index tests write anew."""
    package = shutil.copytree(BUNDLED_MODEL, tmp_path_factory.mktemp("unchecked") / "model")
    (package / "checksums.json").unlink()
    return package


@pytest.mark.parametrize("listing", ["{", "[]", "null", '"x"', ""])
def test_damaged_checksums_are_an_error_of_the_model(tmp_path: Path, listing: str) -> None:
    """A list of check sums that is none is named with its remedy, and no stream passes over it."""
    (tmp_path / "resources.json").write_bytes((BUNDLED_MODEL / "resources.json").read_bytes())
    (tmp_path / "checksums.json").write_text(listing)
    stream = QuoteExtractor(model=tmp_path).pipe(['"Ja", zei Anna.'], on_error="skip")
    with pytest.raises(ModelError, match=r"checksums\.json does not list check sums .*; reinstall quoteattr"):
        next(stream)


def with_entry(index: dict[str, Any], **changed: Any) -> str:
    """The index with other values for the type, shape or start of one array."""
    name = next(iter(index["arrays"]))
    entry = dict(zip(("dtype", "shape", "start"), index["arrays"][name], strict=True)) | changed
    return json.dumps({**index, "arrays": {**index["arrays"], name: list(entry.values())}})


DAMAGES: dict[str, tuple[Callable[[dict[str, Any]], str], str]] = {
    "broken off": (lambda index: json.dumps(index)[:5000], "is damaged: "),
    "no object": (lambda _: "[]", "is damaged: "),
    "too deep": (lambda _: "[" * 100_000, "is damaged: "),
    "no arrays": (lambda index: json.dumps(index | {"arrays": None}), "is damaged: "),
    "no fingerprint": (lambda index: json.dumps(index | {"members": ""}), "of another file than"),
    "without a key": (
        lambda index: json.dumps({"members": index["members"]}),
        "is damaged: it lacks 'arrays'",
    ),
    "behind the file": (lambda index: with_entry(index, start=10**9), "does not lie in the file of"),
    "before the file": (lambda index: with_entry(index, start=-(10**6)), "does not lie in the file of"),
    "longer than the file": (lambda index: with_entry(index, shape=[10**9]), "does not lie in the file of"),
    "between bytes": (lambda index: with_entry(index, start=0.5), "is damaged: "),
    "objects of Python": (lambda index: with_entry(index, dtype="|O"), "is damaged: "),
    "no type": (lambda index: with_entry(index, dtype="<f3"), "is damaged: "),
}
"""What is done to an index, and what the error says."""


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_named_with_a_remedy(unchecked: Path, damage: str) -> None:
    """Whatever is wrong with an index, the error names its file and says that it can be removed."""
    change, message = DAMAGES[damage]
    index = index_file(model_file(unchecked, "depparse"))
    whole = index_file(model_file(BUNDLED_MODEL, "depparse")).read_text(encoding="utf-8")
    index.write_text(change(json.loads(whole)), encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        load_networks(unchecked)
    assert str(index) in str(caught.value)
    assert message in str(caught.value)
    assert str(caught.value).endswith(
        "; remove it, and the models are read without it, or reinstall quoteattr"
    )


@pytest.mark.parametrize(
    ("processor", "change"),
    [
        ("pretrain", lambda index: index["arrays"].pop("emb")),
        ("depparse", lambda index: index["arrays"].pop("model.word_emb.weight")),
        ("depparse", lambda index: index.pop("config")),
        ("depparse", lambda index: index["vocab"]["deprel"].update(_id2unit=None)),
        ("pos", lambda index: index["vocab"]["word"].update(ignore=["_"], _id2unit=[])),
        ("lemma", lambda index: index.update(vocab=None)),
    ],
    ids=["vectors", "weight", "settings", "names", "rows", "vocabularies"],
)
def test_a_model_without_its_parts_is_refused(
    tmp_path: Path, processor: str, change: Callable[[dict[str, Any]], Any]
) -> None:
    """A model that lacks what its network needs is an error when it is loaded, not when a text is read."""
    package = shutil.copytree(BUNDLED_MODEL, tmp_path / "model")
    (package / "checksums.json").unlink()
    index = index_file(model_file(package, processor))
    known = json.loads(index.read_text(encoding="utf-8"))
    change(known)
    index.write_text(json.dumps(known), encoding="utf-8")
    with pytest.raises(
        ModelError, match=r"the model package in .* cannot be loaded: .*; reinstall quoteattr"
    ):
        load_networks(package)


def test_an_index_of_another_file_is_refused(tmp_path: Path) -> None:
    """An index that tells of another file than the one beside it is an error that names it."""
    package = shutil.copytree(BUNDLED_MODEL, tmp_path / "model")
    (package / "checksums.json").unlink()
    index = index_file(vectors_file(package))
    index.write_bytes(index_file(model_file(package, "pos")).read_bytes())
    with pytest.raises(ModelError, match=r"quoteattr\.json is the index of another file than .*; remove it"):
        load_networks(package)


def test_a_package_tells_its_language(tmp_path: Path) -> None:
    """The language is the one that the package describes, wherever that is; none or two are refused."""
    assert language_of(BUNDLED_MODEL) == "nl"
    assert model_file(BUNDLED_MODEL, "pos") == BUNDLED_MODEL / "nl" / "pos" / "quoteattr.pt"
    listing = tmp_path / "resources.json"
    listing.write_text(json.dumps({"url": "", "fy": {"lang_name": "Frisian", "packages": {}}}))
    assert language_of(tmp_path) == "fy"
    for wrong in ("{}", "no JSON", json.dumps({"nl": {"packages": {}}, "fy": {"packages": {}}})):
        listing.write_text(wrong)
        with pytest.raises(ModelError, match=r"does not describe one language; reinstall quoteattr"):
            language_of(tmp_path)
