"""The spaCy component."""

from __future__ import annotations

import pickle
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from quoteattr import Extraction, QuoteExtractor, UnknownNameError

pytestmark = pytest.mark.slow

spacy = pytest.importorskip("spacy", reason="the extra 'spacy' is not installed")

TEXT = "“Ik kom morgen,” zei Anna de Vries tegen Ben. “Wacht op mij.” 🚲"


@pytest.fixture(scope="module")
def nlp() -> Any:
    import quoteattr.integrations.spacy  # noqa: F401

    nlp = spacy.blank("nl")
    nlp.add_pipe("quoteattr", config={"model": None})
    return nlp


def test_the_extraction_is_an_attribute_of_the_document(nlp: Any) -> None:
    """doc._.quotes is what the extractor finds in the text."""
    assert nlp(TEXT)._.quotes == QuoteExtractor(model=None)(TEXT)


def test_known_people() -> None:
    """The list of people is configured as a file, or as it is."""
    pipeline = spacy.blank("nl")
    known = [{"id": "q1", "name": "Anna Kok", "type": "person"}]
    pipeline.add_pipe("quoteattr", config={"model": None, "known": known})
    (entity,) = pipeline("“Nee”, zei Anna Kok.")._.quotes.entities
    assert entity.known == "q1"


def parsed(text: str) -> Any:
    """*Morgen komt ze, denkt Anna de Vries.* (She comes tomorrow, thinks Anna de Vries) with a tree by hand."""
    vocab = spacy.blank("nl").vocab
    rows = [line.split() for line in text.strip().splitlines()]
    words, lemmas, pos, deps, heads = zip(*rows, strict=True)
    words = tuple(word.replace("␣", " ") for word in words)
    return spacy.tokens.Doc(
        vocab,
        words=list(words),
        spaces=[
            not word.isspace() and after not in (",", ".")
            for word, after in zip(words, (*words[1:], "."), strict=True)
        ],
        lemmas=list(lemmas),
        pos=list(pos),
        deps=list(deps),
        heads=[int(head) for head in heads],
        morphs=["VerbForm=Fin" if tag == "VERB" else "" for tag in pos],
    )


BY_HAND = """
Morgen  morgen  ADV    advmod     1
komt    komen   VERB   ROOT       1
ze      ze      PRON   nsubj      1
,       ,       PUNCT  punct      1
denkt   denken  VERB   parataxis  1
␣       ␣       SPACE  dep        4
Anna    Anna    PROPN  nsubj      4
de      de      PROPN  flat       6
Vries   Vries   PROPN  flat       6
.       .       PUNCT  punct      1
"""


def test_the_parse_of_the_document_is_used() -> None:
    """With ``parse = "doc"`` the trees of the document tell who speaks, white space among its words or not."""
    import quoteattr.integrations.spacy  # noqa: F401

    pipeline = spacy.blank("nl")
    component = pipeline.add_pipe("quoteattr", config={"model": None, "parse": "doc"})
    (quote,) = component(parsed(BY_HAND))._.quotes
    assert (quote.kind, quote.text, quote.speaker.text) == ("indirect", "Morgen komt ze", "Anna de Vries")


def test_a_document_without_a_parse_is_parsed() -> None:
    """With ``parse = "doc"`` the extractor parses what the pipeline did not."""
    import quoteattr.integrations.spacy  # noqa: F401

    pipeline = spacy.blank("nl")
    pipeline.add_pipe("quoteattr", config={"model": None, "parse": "doc"})
    assert pipeline(TEXT)._.quotes == QuoteExtractor(model=None)(TEXT)


def test_a_parse_that_is_none_is_refused() -> None:
    """The names of the parses there are stand in the error."""
    import quoteattr.integrations.spacy  # noqa: F401

    with pytest.raises(UnknownNameError, match="unknown parse 'spacy'; known: doc, own"):
        spacy.blank("nl").add_pipe("quoteattr", config={"model": None, "parse": "spacy"})


def test_span_groups_cover_quotations_speakers_and_cues(nlp: Any) -> None:
    """Each quotation, cue and mention is a span with the id of the quotation."""
    doc = nlp(TEXT)
    quotes = doc._.quotes
    assert [span.id_ for span in doc.spans["quotes"]] == [quote.id for quote in quotes]
    for span, quote in zip(doc.spans["quotes"], quotes, strict=True):
        assert quote.text in span.text
        assert span.label_ == quote.kind
    speakers = {span.id_: span for span in doc.spans["quote_speakers"]}
    for quote in quotes:
        if quote.speaker:
            assert quote.speaker.text in speakers[quote.id].text
            assert speakers[quote.id].kb_id_ == quote.speaker.entity
    assert len(doc.spans["quote_cues"]) == sum(quote.cue is not None for quote in quotes)
    assert len(doc.spans["quote_addressees"]) == sum(len(quote.addressees) for quote in quotes)
    assert len(doc.spans["quote_via"]) == sum(len(quote.via) for quote in quotes)


def test_a_document_that_was_not_annotated_has_no_quotes(nlp: Any) -> None:
    """Before the component has run, the attribute is None."""
    assert nlp.make_doc(TEXT)._.quotes is None


def test_spans_grow_to_whole_tokens(nlp: Any) -> None:
    """A quotation that ends inside a token of spaCy's has a span that covers the token."""
    doc = spacy.tokens.Doc(nlp.vocab, words=["“Ja”,", "zei", "Anna."], spaces=[True, True, False])
    doc = nlp.get_pipe("quoteattr")(doc)
    assert doc._.quotes[0].text.strip(",") == "Ja"
    assert doc.spans["quotes"][0].text == "“Ja”,"


def test_documents_survive_bytes_and_pickles(nlp: Any) -> None:
    """Serialised and read back, a document still has its quotations."""
    doc = nlp(TEXT)
    for back in (
        pickle.loads(pickle.dumps(doc)),
        spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        next(iter(spacy.tokens.DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab))),
    ):
        assert back._.quotes == doc._.quotes
        assert [span.text for span in back.spans["quotes"]] == [span.text for span in doc.spans["quotes"]]


def test_the_component_can_be_pickled(nlp: Any) -> None:
    """The component travels to other processes and finds the same there."""
    component = pickle.loads(pickle.dumps(nlp.get_pipe("quoteattr")))
    assert component(nlp.make_doc(TEXT))._.quotes == nlp(TEXT)._.quotes


def test_pipe_streams_documents(nlp: Any) -> None:
    """nlp.pipe annotates a stream in order, with contexts passed through."""
    texts = [(TEXT, 1), ("", 2), ("Stil.", 3)]
    found = [(len(doc._.quotes), number) for doc, number in nlp.pipe(texts, as_tuples=True)]
    assert found == [(len(nlp(TEXT)._.quotes), 1), (0, 2), (0, 3)]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_pipe_works_in_several_processes(nlp: Any) -> None:
    """Documents that were annotated in another process come back with their quotations."""
    docs = list(nlp.pipe([TEXT, "Stil."], n_process=2, batch_size=1))
    assert [doc._.quotes for doc in docs] == [nlp(TEXT)._.quotes, nlp("Stil.")._.quotes]
    assert len(docs[0].spans["quotes"]) == len(docs[0]._.quotes)


def test_a_pipeline_is_saved_and_loaded(nlp: Any, tmp_path: Path) -> None:
    """A saved pipeline has the component with its configuration."""
    nlp.to_disk(tmp_path / "pipeline")
    back = spacy.load(tmp_path / "pipeline")
    assert back.get_pipe("quoteattr").extractor.model is None
    assert back(TEXT)._.quotes == nlp(TEXT)._.quotes


def test_the_entry_point_leads_to_the_factory() -> None:
    """An installed quoteattr is known to spaCy by name."""
    from quoteattr.integrations.spacy import make_quoteattr

    known = {point.name: point for point in entry_points(group="spacy_factories")}
    if "quoteattr" not in known:
        pytest.skip("quoteattr is not installed with its entry points")
    assert known["quoteattr"].load() is make_quoteattr


def test_importing_the_component_is_light() -> None:
    """The module that spaCy imports for every pipeline loads neither Stanza nor torch of its own accord."""
    code = (
        "import sys, spacy; before = set(sys.modules); import quoteattr.integrations.spacy; "
        "new = set(sys.modules) - before; sys.exit(bool(new & {'stanza', 'torch'}))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_result_can_be_shown(nlp: Any) -> None:
    """The extraction of a document converts like any other."""
    extraction = nlp(TEXT)._.quotes
    assert isinstance(extraction, Extraction)
    assert "Anna de Vries" in extraction.to_html()
